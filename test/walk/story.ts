/** One patient from the first visit to the second retreatment, as the record stands at each visit. Synthetic; no person. */
import { parseWhen } from "../../src/core/calendar.ts";
import { createChance } from "../../src/examples/chance.ts";
import { type Json, RecordWriter } from "../../src/examples/record.ts";
import type { Reason } from "./stage.ts";
import { toTheFirstCourse } from "./to-the-first-course.ts";
import { toTheSecondRetreatment } from "./to-the-second-retreatment.ts";

/** A visit: its day, what it is, and the whole record as it stands then. */
export interface Visit {
  readonly today: string;
  readonly title: string;
  readonly reasoning: readonly Reason[];
  readonly bundle: Json;
}

const stages = [...toTheFirstCourse, ...toTheSecondRetreatment];

/** The visits in order. Each sees what was known by then. */
export function visits(firstVisit: string): readonly Visit[] {
  const start = parseWhen(firstVisit)?.from;
  if (start === undefined) throw new Error("visits: the first visit is no ISO 8601 date");
  return stages.map((stage, at) => {
    const chance = createChance(11);
    const record = new RecordWriter("walk", start, chance).patient("Synthetic patient", "male", 66);
    for (const { tell } of stages.slice(0, at + 1)) tell({ record, chance });
    if (stage.plans !== undefined) record.plans(stage.plans, stage.day);
    return {
      today: record.date(stage.day),
      title: stage.title,
      reasoning: stage.reasoning,
      bundle: record.bundle(),
    };
  });
}
