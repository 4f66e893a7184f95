/** The questions that editors decided and much can be said to, made ready to be offered after any answer. */
import type { Pack } from "../knowledge/knowledge.ts";
import type { FrequentQuestion } from "../knowledge/pack.ts";
import { plain } from "../question/words.ts";
import { standsAlone } from "./frequent.ts";
import type { Library, Statement } from "./library.ts";

/** A whole question that stands alone. */
export interface WholeQuestion {
  readonly text: string;
  /** As it is compared with what was asked. */
  readonly plain: string;
  /** Its first abbreviation, or "". */
  readonly abbreviation: string;
  readonly firstPerson: boolean;
}

/** A question that may come next. */
export interface NextQuestion {
  readonly one: FrequentQuestion;
  /** The statement that answers first. */
  readonly lead: Statement;
  /** Concepts and topics of its first statements. */
  readonly about: ReadonlySet<string>;
  readonly topics: readonly string[];
  /** Its wordings, read when first asked for. */
  readonly wholes: () => readonly WholeQuestion[];
}

type Known = Pick<Library, "statements" | "outlines" | "lexicon">;

/** Statements an answer rests on, those that answer first leading. */
function statementsOf({ claims, outline }: FrequentQuestion, { statements, outlines }: Known): readonly Statement[] {
  const ids = [...claims, ...(outlines.get(outline ?? "")?.bottomLine ?? [])];
  return ids.flatMap((id) => statements.get(id) ?? []);
}

const abbreviation = /(?<![-\w])[A-Z]{3,}\b/;

const wholesAmong = (asked: readonly string[], known: Known): readonly WholeQuestion[] =>
  asked
    .filter((text) => /\s\S+\s.*\?$/.test(text) && standsAlone(text, known))
    .map((text) => ({
      text,
      plain: plain(text),
      abbreviation: abbreviation.exec(text)?.[0] ?? "",
      firstPerson: /\b(I|my|me|we)\b/.test(text),
    }));

/** In the order in which the editors wrote them. */
export const createNextQuestions = ({ frequent }: Pick<Pack, "frequent">, known: Known): readonly NextQuestion[] =>
  frequent.flatMap((one): readonly NextQuestion[] => {
    const first = statementsOf(one, known).slice(0, 2);
    const [lead] = first;
    if (lead === undefined || one.gap !== undefined) return [];
    let wholes: readonly WholeQuestion[] | undefined;
    return [
      {
        one,
        lead,
        about: new Set(first.flatMap((s) => [...s.focus])),
        topics: first.map(({ topic }) => topic.id),
        wholes: () => (wholes ??= wholesAmong(one.asked, known)),
      },
    ];
  });
