/** What is written while processes are killed, and how to see afterwards that every acknowledged write is whole. */
import { type Kysely, sql } from "kysely";
import { Answer } from "../../src/core/answer/answer.ts";
import { sha256 } from "../../src/store/digest.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { RecordCall } from "../../src/store/cards/call-records.ts";
import { shownCards } from "./card-acts.ts";
import { patientChange } from "./patient-acts.ts";
import { approval, comment } from "./review-acts.ts";

/** A kind of write. To try another kind, add it to `acts`. */
export interface KilledAct {
  readonly name: string;
  /** Writes once under a key that was never used; resolves when the write is acknowledged. */
  readonly write: (db: Kysely<Tables>, key: string, recordCall: RecordCall) => Promise<void>;
  /** Keys whose writes are there with all that belongs to them. */
  readonly whole: (db: Kysely<Tables>) => Promise<ReadonlySet<string>>;
  /** How many writes are there in part only. */
  readonly halfDone: (db: Kysely<Tables>) => Promise<number>;
}

/** The smallest page that is an answer. */
const answer: Answer = Answer.parse({
  id: "00000000-0000-7000-8000-000000000000",
  question: "Is IVIG useful?",
  title: "Is IVIG useful?",
  audience: "clinician",
  outcome: "no-evidence",
  corrections: [],
  review: { status: "draft" },
  evidenceCurrentThrough: "2026-11-01",
  packs: [],
  createdAt: "2026-11-21T12:00:00.000Z",
  bottomLine: [],
  forThisPatient: [],
  calculations: [],
  sections: [],
  disagreements: [],
  unknowns: [],
  references: [],
  followUps: [],
  terms: [],
  notices: [],
  nearest: [],
  disclaimer: "x",
  thread: { packs: [], terms: [], intent: "treatment", audience: "clinician" },
});

const subjectOf = (token: string): string => `answer-link/${sha256(token).slice(0, 16)}`;

async function subjectsOfSaved(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db.selectFrom("audit").select("subject").where("action", "=", "answer.saved").execute();
  return rows.map(({ subject }) => subject);
}

const tokensOf = async (db: Kysely<Tables>): Promise<readonly string[]> =>
  (await db.selectFrom("saved_answers").select("token").execute()).map(({ token }) => token);

const savedAnswer: KilledAct = {
  name: "saved-answer",
  write: (db, key) => createSavedAnswers(db).save(key, answer, { actor: "local" }),
  whole: async (db) => {
    const noted = new Set(await subjectsOfSaved(db));
    return new Set((await tokensOf(db)).filter((token) => noted.has(subjectOf(token))));
  },
  halfDone: async (db) => {
    const [noted, kept] = [new Set(await subjectsOfSaved(db)), (await tokensOf(db)).map(subjectOf)];
    const both = new Set(kept.filter((subject) => noted.has(subject)));
    return noted.size + kept.length - 2 * both.size;
  },
};

export const acts: readonly KilledAct[] = [savedAnswer, comment, approval, patientChange, shownCards];

/** Whether the file itself is sound; PostgreSQL sees to that when it starts again. */
export async function isSound(db: Kysely<Tables>, kind: "sqlite" | "postgresql"): Promise<boolean> {
  if (kind === "postgresql") return true;
  const { rows } = await sql<{ readonly integrity_check: string }>`pragma integrity_check`.execute(db);
  return rows.length === 1 && rows[0]?.integrity_check === "ok";
}
