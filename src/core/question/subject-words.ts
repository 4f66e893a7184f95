/** Words of the subject that reading asks for by name: names of drugs, and what packs list under reserved wordings. */
import type { Concept } from "../knowledge/glossary.ts";
import type { Intent } from "../knowledge/pack.ts";
import type { NamedPhrases } from "../knowledge/situation.ts";
import { foldSpelling } from "./tokens.ts";
import { plain } from "./words.ts";

/** The wordings that the program itself asks for; `asks-<intent>` are further ones. Packs add to each other's. */
const reserved = {
  /** Drugs, by single words, beside those of the glossary. */
  drugs: "drug-words",
  /** Single words of the illness and its treatment: a clause with one is about the person who is ill. */
  illness: "illness-words",
  /** Single words of what an illness may come to: "how long until …" takes it for granted. */
  outcome: "outcome-words",
} as const;

/** The subject's words as reading needs them, made once. */
export interface SubjectWords {
  /** Drugs whose name is one word. */
  readonly drugs: ReadonlySet<string>;
  readonly isOfIllness: (word: string) => boolean;
  /** "How long until I am cured?": asks only when, and takes the outcome for granted. */
  readonly awaits: RegExp;
}

/** What packs list under a name. */
export const phrasesUnder = (wordings: readonly NamedPhrases[], name: string): readonly string[] =>
  wordings.filter(({ id }) => id === name).flatMap(({ phrases }) => phrases);

const never = "(?!)";

/** Any of some phrases as a pattern: a star stands for any ending. */
const anyOf = (phrases: readonly string[], fold: (word: string) => string = (word) => word): string =>
  phrases.length === 0
    ? never
    : `(?:${phrases
        .map((phrase) =>
          phrase
            .split(" ")
            .map((word) => (word.endsWith("*") ? `${fold(word.slice(0, -1))}\\w*` : fold(word)))
            .join(" "),
        )
        .join("|")})`;

const isOneWord = (term: string): boolean => /^[a-z]+$/.test(term);

/** Names of drugs that are one word, in lower case. */
const drugNames = (concepts: readonly Concept[]): readonly string[] =>
  concepts
    .filter(({ kind }) => kind === "drug")
    .flatMap(({ name, synonyms }) => [name, ...synonyms].map(plain).filter(isOneWord));

export function createSubjectWords(
  wordings: readonly NamedPhrases[] = [],
  concepts: readonly Concept[] = [],
): SubjectWords {
  const illness = new RegExp(`^${anyOf(phrasesUnder(wordings, reserved.illness), foldSpelling)}$`);
  const outcome = anyOf(phrasesUnder(wordings, reserved.outcome), foldSpelling);
  const drugs = new Set([...drugNames(concepts), ...phrasesUnder(wordings, reserved.drugs)].map(foldSpelling));
  return {
    drugs,
    isOfIllness: (word) => drugs.has(word) || illness.test(word),
    awaits: new RegExp(
      String.raw`^how (long|soon|many (days|weeks|months|years)) .{0,20}?\b(until|till|before) .*\b${outcome}\b`,
    ),
  };
}

/** What the subject's words tell of what is asked: an intent is meant where its pattern is found. */
export type IntentWords = ReadonlyMap<Intent, RegExp>;

/** Patterns of each intent from `asks-<intent>`; "before" a drug asks about safety unless it asks how long. */
export function createIntentWords(
  intents: readonly Intent[],
  wordings: readonly NamedPhrases[],
  concepts: readonly Concept[],
): IntentWords {
  const drug = anyOf(drugNames(concepts));
  const before = `before(?<!how (?:long|soon) before) (?:the )?${drug}`;
  return new Map(
    intents.flatMap((intent) => {
      const said = phrasesUnder(wordings, `asks-${intent}`);
      const patterns = [...(said.length > 0 ? [anyOf(said)] : []), ...(intent === "safety" ? [before] : [])];
      return patterns.length === 0 ? [] : [[intent, new RegExp(`\\b(?:${patterns.join("|")})\\b`)] as const];
    }),
  );
}
