/** Answers under a permanent link afterwards: whose they are, erasing them, and how many there are. */
import type { Keeping, KeptCounts } from "../../contract/kept.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { PatientRetention } from "../ports/patient-retention.ts";
import type { SavedAnswers } from "../ports/saved-answers.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface KeptCases {
  /** Since when it is kept, and whether the actor may erase it. */
  readonly keepingOf: (actor: Actor, token: string) => Promise<Keeping | undefined>;
  /** Erases it for good. Knowing the link is needed and not enough: it must be one's own, or one administers. */
  readonly eraseAnswer: (actor: Actor, token: string) => Promise<Result<void>>;
  /** How much is kept: numbers, never addresses or contents. */
  readonly countKept: (actor: Actor) => Promise<KeptCounts>;
}

export interface KeptParts {
  readonly savedAnswers: SavedAnswers;
  /** Patients' records and after how many months without a touch they may be erased; without it nothing is told of them. */
  readonly patientRetention?: { readonly of: PatientRetention; readonly months: number | undefined } | undefined;
  readonly surroundings: Surroundings;
}

const gone: Problem = {
  code: "not-found",
  message: "There is no kept answer at this address",
  fix: "check the link; it may have been erased already",
};

const notYours: Problem = {
  code: "not-allowed",
  message: "This answer is kept by somebody else",
  fix: "ask whoever made the link, or an administrator, to erase it",
};

const mayErase = (actor: Actor, savedBy: string): boolean =>
  actor.standing !== "visitor" && (actor.id === savedBy || actor.roles.includes("administrator"));

/** Builds the use cases. */
export function createKeptCases({ savedAnswers, patientRetention, surroundings }: KeptParts): KeptCases {
  return {
    keepingOf: async (actor, token) => {
      const keeping = await savedAnswers.keepingOf(token);
      return keeping && { keptAt: keeping.savedAt, mayErase: mayErase(actor, keeping.savedBy) };
    },
    eraseAnswer: async (actor, token) => {
      const keeping = await savedAnswers.keepingOf(token);
      if (keeping === undefined) return err(gone);
      if (!mayErase(actor, keeping.savedBy)) return err(notYours);
      const by = { actor: actor.id, at: surroundings.now(), origin: actor.origin ?? "app" };
      return (await savedAnswers.remove([token], by)) === 0 ? err(gone) : ok(undefined);
    },
    countKept: async () => ({
      answers: await savedAnswers.countByMonth(),
      patients: patientRetention && { kept: await patientRetention.of.count(), months: patientRetention.months },
    }),
  };
}
