/** How names of diseases and medicines are made, whatever the subject, as packs list it under reserved wordings. */
import type { NamedPhrases } from "../knowledge/situation.ts";
import { phrasesUnder } from "./subject-words.ts";

/** The wordings asked for. Under "…-endings" stand last letters of words. */
const reserved = {
  disease: { heads: "disease-heads", endings: "disease-endings", not: "no-diseases", vague: "vague-of-diseases" },
  companions: "companion-diseases",
  asked: { endings: "asked-medicine-endings", everyday: "everyday-care" },
  given: { words: "given-words", endings: "given-endings" },
  unknown: {
    medicineEndings: "unknown-medicine-endings",
    notMedicines: "no-medicines",
    diseaseEndings: "unknown-disease-endings",
    diseaseHeads: "unknown-disease-heads",
  },
} as const;

/** Names of diseases and medicines, known by their form. */
export interface NameForms {
  /** A word that ends a name and says nothing alone: "Kienböck disease". */
  readonly isDiseaseHead: (word: string) => boolean;
  readonly isDiseaseByEnding: (word: string) => boolean;
  /** Describes a disease without telling which. */
  readonly isVague: (word: string) => boolean;
  /** Names a disease that is just as often a sign or companion of another one. */
  readonly isCompanion: (name: string) => boolean;
  readonly isAskedMedicine: (word: string) => boolean;
  /** Known to everybody by name, and as telling as any medicine. */
  readonly isEveryday: (word: string) => boolean;
  /** Names something that is given. */
  readonly namesGiven: (text: string) => boolean;
  readonly isUnknownMedicine: (word: string) => boolean;
  readonly isUnknownDisease: (word: string) => boolean;
  readonly isUnknownDiseaseHead: (word: string) => boolean;
}

/** Ids of all these wordings. */
export const formWordings: readonly string[] = Object.values(reserved).flatMap((names) =>
  typeof names === "string" ? [names] : Object.values(names),
);

/** What may stand under one: letters, with a star for any ending where whole words stand. */
export const isForm = (id: string, phrase: string): boolean =>
  (id.endsWith("-endings") ? /^\p{Ll}+$/u : /^\p{Ll}[\p{Ll}-]*\*?$/u).test(phrase);

const never = "(?!)";
const anyOf = (phrases: readonly string[]): string =>
  phrases.length === 0
    ? never
    : `(?:${phrases.map((phrase) => (phrase.endsWith("*") ? String.raw`${phrase.slice(0, -1)}\w*` : phrase)).join("|")})`;

/** Makes the forms that packs list ready, once. */
export function createNameForms(wordings: readonly NamedPhrases[]): NameForms {
  const under = (name: string): readonly string[] =>
    [...new Set(phrasesUnder(wordings, name))].filter((phrase) => isForm(name, phrase));
  const test = (pattern: RegExp) => (text: string) => pattern.test(text);
  const isOneOf = (name: string): ((word: string) => boolean) => test(new RegExp(`^${anyOf(under(name))}$`));
  const endsLike = (name: string): ((word: string) => boolean) => test(new RegExp(`.{3}${anyOf(under(name))}$`));
  const { disease, asked, given, unknown } = reserved;
  const [endsAsDisease, isNoDisease] = [endsLike(disease.endings), isOneOf(disease.not)];
  const [endsAsMedicine, isNoMedicine] = [endsLike(unknown.medicineEndings), isOneOf(unknown.notMedicines)];
  const givenEndings = String.raw`\p{L}{4,}${anyOf(under(given.endings))}`;
  return {
    isDiseaseHead: isOneOf(disease.heads),
    isDiseaseByEnding: (word) => word.length > 6 && endsAsDisease(word) && !isNoDisease(word),
    isVague: isOneOf(disease.vague),
    isCompanion: test(new RegExp(String.raw`\b${anyOf(under(reserved.companions))}\b`, "i")),
    isAskedMedicine: endsLike(asked.endings),
    isEveryday: isOneOf(asked.everyday),
    namesGiven: test(new RegExp(String.raw`\b(?:${anyOf(under(given.words))}|${givenEndings})\b`, "iu")),
    isUnknownMedicine: (word) => endsAsMedicine(word) && !isNoMedicine(word),
    isUnknownDisease: endsLike(unknown.diseaseEndings),
    isUnknownDiseaseHead: isOneOf(unknown.diseaseHeads),
  };
}
