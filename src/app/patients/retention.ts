/** The retention time of patients: how many records lie untouched beyond it, and erasing those, each with its audit entry. */
import { type Idleness, idlenessOf, type Touched } from "../../core/chart/idle.ts";
import { parseWhen } from "../../core/calendar.ts";
import type { PatientRetention } from "../ports/patient-retention.ts";
import type { Act } from "../ports/patients.ts";

/** After how many months without a touch, and counted from when (ISO 8601). */
export interface RetentionTime {
  readonly months: number;
  readonly now: string;
}

export interface RetentionSurvey {
  readonly counts: Readonly<Record<Idleness, number>>;
  readonly idle: readonly string[];
}

const judgeOf = ({ months, now }: RetentionTime): ((touched: Touched) => Idleness) => {
  const today = parseWhen(now)?.to;
  return (touched) => (today === undefined ? "unknown" : idlenessOf(touched, today, months));
};

/** Looks at every record without showing or changing any. */
export async function surveyPatients(retention: PatientRetention, time: RetentionTime): Promise<RetentionSurvey> {
  const judge = judgeOf(time);
  const counts: Record<Idleness, number> = { idle: 0, recent: 0, unknown: 0 };
  const idle: string[] = [];
  for await (const some of retention.survey())
    for (const { id, ...touched } of some) {
      const idleness = judge(touched);
      counts[idleness] += 1;
      if (idleness === "idle") idle.push(id);
    }
  return { counts, idle };
}

/** Erases these where they are still idle in the moment of erasing; gives how many were. */
export async function erasePatients(
  retention: PatientRetention,
  ids: readonly string[],
  time: RetentionTime,
  by: Omit<Act, "at">,
): Promise<number> {
  const judge = judgeOf(time);
  let erased = 0;
  for (const id of ids)
    if (await retention.eraseIdle(id, (touched) => judge(touched) === "idle", { ...by, at: time.now })) erased += 1;
  return erased;
}
