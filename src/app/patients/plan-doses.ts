/** Doses planned for a kept patient. Nothing is kept of a plan; that the record was opened for it is in the audit. */
import type { DosePlansView } from "../../contract/plan-doses.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";
import { planDoses } from "../../core/pathway/plan-doses.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { Patients } from "../ports/patients.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { Assessor } from "./assess.ts";

export interface DoseParts {
  readonly assessor: Assessor;
  readonly patients: Pick<Patients, "find">;
  readonly surroundings: Surroundings;
}

export interface DoseCases {
  /** `start` is the day of the first dose, YYYY-MM-DD. Nothing when there is no such patient. */
  readonly planDoses: (
    actor: Actor,
    id: string,
    start: string | undefined,
  ) => Promise<Result<DosePlansView, readonly Problem[]> | undefined>;
}

const inThePast: Problem = {
  code: "bad-start",
  message: "The day of the first dose is in the past",
  where: { pointer: "/start" },
  fix: "give today or a later day",
};

/** Builds the use case. */
export const createDoseCases = ({ assessor, patients, surroundings }: DoseParts): DoseCases => ({
  planDoses: async (actor, id, start) => {
    const at = surroundings.now();
    const today = at.slice(0, 10);
    if (start !== undefined && start < today) return err([inThePast]);
    const patient = await patients.find(id, { at, actor: actor.id, origin: "doses", packHash: assessor.ownHash() });
    if (patient === undefined) return undefined;
    return ok({
      banner: unreviewedBanner,
      asOf: today,
      ...(start === undefined ? {} : { start }),
      packs: assessor
        .reading(patient.chart, today)
        .map(({ pack, about }) => ({ pack, ...planDoses({ ...about, start }) })),
    });
  },
});
