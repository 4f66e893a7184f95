/**
 * Questions about one patient: of a record that is sent along, or of one that is kept here. The answer is never kept, linked
 * or logged; that it was asked of somebody is noted in the audit.
 */
import type { Answer } from "../../core/answer/answer.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import { ask, type Asked, type AskParts } from "../answers/ask.ts";
import type { Patients } from "../ports/patients.ts";
import type { Assessor } from "./assess.ts";
import type { SentNotes } from "./note-sent.ts";

/** FHIR R4, read only as far as to see that it is a Bundle. */
export type SentBundle = Readonly<Record<string, unknown>>;

export interface AskAboutParts extends AskParts {
  readonly assessor: Assessor;
  readonly notes: Pick<SentNotes, "asked">;
  readonly patients: Pick<Patients, "find">;
}

type Answered = Result<Answer, readonly Problem[]>;

export interface AskAboutCases {
  readonly askWithRecord: (actor: Actor, asked: Asked, record: SentBundle) => Promise<Answered>;
  /** Nothing when there is no such patient. */
  readonly askAboutPatient: (actor: Actor, id: string, asked: Asked) => Promise<Answered | undefined>;
}

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Says on the page that parts of the record were not used: an answer from half a record must not look whole. */
function withUnused(answer: Answer, problems: readonly Problem[]): Answer {
  if (problems.length === 0) return answer;
  const first = problems.slice(0, 3).map(({ message, where }) => `${where?.resource ?? ""} ${message}`.trim());
  const text = `${plural(problems.length, "thing", "things")} in the record could not be used and did not count: ${first.join("; ")}${problems.length > first.length ? "; …" : ""}`;
  return { ...answer, notices: [{ kind: "record", text }, ...answer.notices] };
}

/** Told of whose record it is and which packs answered, before anything is given. */
type Note = (patient: string, packs: readonly string[]) => Promise<void>;

/** Answers about a record that is sent along. Fails when it holds nobody, or more than one. */
export async function askWithRecord(
  parts: Omit<AskAboutParts, "patients" | "notes">,
  actor: Actor,
  asked: Asked,
  record: SentBundle,
  note?: Note,
): Promise<Answered> {
  const read = parts.assessor.readingOf(JSON.stringify(record), parts.surroundings.now().slice(0, 10));
  if (!read.ok) return read;
  const answer = await ask(parts, actor, asked, read.value.charts);
  const packs = answer.ok ? answer.value.packs.map(({ id }) => id) : [];
  if (read.value.patient !== undefined) await note?.(read.value.patient, packs);
  return answer.ok ? ok(withUnused(answer.value, read.value.problems)) : err([answer.error]);
}

/** Builds the use cases. */
export const createAskAboutCases = (parts: AskAboutParts): AskAboutCases => ({
  askWithRecord: (actor, asked, record) =>
    askWithRecord(parts, actor, asked, record, (patient, packs) =>
      parts.notes.asked(actor, patient, parts.assessor.packHash(packs)),
    ),
  askAboutPatient: async (actor, id, asked) => {
    const at = parts.surroundings.now();
    const packHash = parts.assessor.ownHash();
    const patient = await parts.patients.find(id, { at, actor: actor.id, origin: "ask", packHash });
    if (patient === undefined) return undefined;
    const answer = await ask(parts, actor, asked, parts.assessor.reading(patient.chart, at.slice(0, 10)));
    return answer.ok ? answer : err([answer.error]);
  },
});
