/** Whose a statement is: the person asked about, a relative, or nobody in particular. */
import type { Clause } from "./clauses.ts";
import type { Token } from "./tokens.ts";

/** Somebody a text names or points at. `owns` when the word is possessive ("my", "her", "mother's"). */
export interface Person {
  readonly at: number;
  readonly kind: "self" | "patient" | "relative" | "generic";
  readonly gender?: "f" | "m" | undefined;
  readonly owns: boolean;
  readonly indefinite: boolean;
}

export type Whose = "patient" | "family" | "unclear";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const kinswomen = words(
  "mother mum mom mama mummy mommy wife daughter sister aunt grandmother grandma gran granny girlfriend niece",
);
const kinsmen = words("father dad daddy papa husband son brother uncle grandfather grandpa granddad boyfriend nephew");
const kin = words(
  "partner spouse cousin child relative relatives parent parents siblings family kids children neighbor friend friends",
);
const patients = words("patient pt man woman lady gentleman male female boy girl gentlewoman inpatient");
const everybody = words(
  "patients pts people adults those anyone someone somebody everyone anybody you your individuals subjects men women",
);
const helpers = words(
  "doctor neurologist hematologist gp consultant colleague colleagues nurse hospital clinic team practice specialist insurance registrar",
);
const herWords = words("she her hers herself");
const hisWords = words("he him his himself");
/** What a clinician or an asker does: with these the "I" is not the one who is ill. */
const askerVerbs = words(
  "give treat prescribe offer recommend see manage monitor repeat retreat wonder understand know think believe heard read guess wish want would",
);
const askerStates = words("sure confused wondering told asked asking curious treating seeing reading writing worried");

/** "35 m/s" and "walks 400 m" are no men. */
const distance =
  /^(s|sec|second|seconds|per|walk|walking|walks|test|distance|away|long|tall|high|apart|sprint|in|from|to|without|flat|uphill|of|or|unaided|run|swim|further|only|timed|before|then|at)$/;
const measured =
  /^(walk|walks|walked|walking|ran|run|distance|over|than|after|every|maximum|max|mcv|ncv|velocity|velocities|about|speed|height|tall)$/;

function isSex(tokens: readonly Token[], at: number): boolean {
  const [word, next, before] = [tokens[at]?.word ?? "", tokens[at + 1], tokens[at - 2]?.word ?? ""];
  if (!/^(m|f)$/.test(word)) return /^(yo|yom|yof|male|female)$/.test(word);
  return next?.word !== "/" && !(next?.mark === false && distance.test(next.word)) && !measured.test(before);
}

const isAge = (tokens: readonly Token[], i: number): boolean =>
  /^\d{1,3}$/.test(tokens[i]?.word ?? "") &&
  (/^(aged|age)$/.test(tokens[i - 1]?.word ?? "") ||
    (tokens[i + 1]?.word === "y" && tokens[i + 2]?.mark === true) ||
    isSex(tokens, i + 1) ||
    (/^(year|yr|y|years)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(old|o|m|f|male|female|man|woman)$/.test(tokens[i + 2]?.word ?? "")));

function kinOf(word: string): Pick<Person, "kind" | "gender"> | undefined {
  if (kinswomen.has(word)) return { kind: "relative", gender: "f" };
  if (kinsmen.has(word)) return { kind: "relative", gender: "m" };
  return kin.has(word) ? { kind: "relative" } : undefined;
}

/** True for an "I" that asks, treats or wonders, and is not ill. */
function isAsker(tokens: readonly Token[], i: number): boolean {
  const [next, after] = [tokens[i + 1]?.word ?? "", tokens[i + 2]?.word ?? ""];
  if (next === "am")
    return askerStates.has(after) || (/^(a|an|the)$/.test(after) && helpers.has(tokens[i + 3]?.word ?? ""));
  if (next !== "have") return askerVerbs.has(next);
  const more = tokens.slice(i + 3, i + 6);
  return (
    /^(read|heard)$/.test(after) ||
    (/^(a|an|this|one|two)$/.test(after) &&
      more.some(
        (t) => patients.has(t.word) || kinOf(t.word) !== undefined || t.word === "question" || /^\d+$/.test(t.word),
      ))
  );
}

function firstPersonAt(tokens: readonly Token[], i: number): Person | undefined {
  const word = tokens[i]?.word ?? "";
  const next = tokens.slice(i + 1, i + 3).map((t) => t.word);
  if (word === "my" || word === "our") {
    const others =
      next.some((w) => kinOf(w) !== undefined || patients.has(w) || helpers.has(w)) || /^\d+$/.test(next[0] ?? "");
    return others ? undefined : { at: i, kind: "self", owns: true, indefinite: false };
  }
  return word === "i" && isAsker(tokens, i) ? undefined : { at: i, kind: "self", owns: false, indefinite: false };
}

function personAt(tokens: readonly Token[], i: number): Person | undefined {
  const word = tokens[i]?.word ?? "";
  if (/^(i|me|my|mine|myself|our)$/.test(word)) return firstPersonAt(tokens, i);
  const rest = { at: i, owns: tokens[i + 1]?.word === "'s", indefinite: false } as const;
  const relation = kinOf(word);
  if (relation !== undefined) return { ...rest, ...relation };
  const indefinite = /^(a|an|any|each|every)$/.test(tokens[i - 1]?.word ?? "");
  if (patients.has(word)) {
    const gender = /^(woman|lady|female|girl)$/.test(word)
      ? "f"
      : /^(man|gentleman|male|boy)$/.test(word)
        ? "m"
        : undefined;
    return { ...rest, kind: "patient", gender, indefinite };
  }
  if (isAge(tokens, i)) return { ...rest, kind: "patient" };
  if (herWords.has(word)) return { ...rest, kind: "patient", gender: "f", owns: word === "her" };
  if (hisWords.has(word)) return { ...rest, kind: "patient", gender: "m", owns: word === "his" };
  return everybody.has(word) ? { ...rest, kind: "generic" } : undefined;
}

/** Everybody named or pointed at, in order. */
export const personsOf = (tokens: readonly Token[]): readonly Person[] =>
  tokens.flatMap((token, i) => (token.mark ? [] : (personAt(tokens, i) ?? [])));

const isPronoun = (tokens: readonly Token[], person: Person): boolean =>
  /^(he|she|him|her|his)$/.test(tokens[person.at]?.word ?? "");

/** Somebody else is the patient: "my patient", "72M", and not "my 72-year-old mother". */
const isOtherPatient = (tokens: readonly Token[], person: Person): boolean =>
  person.kind === "patient" &&
  !isPronoun(tokens, person) &&
  !tokens.slice(person.at, person.at + 5).some((t) => kinOf(t.word) !== undefined);

/**
 * True when the relative is the one asked about, and not just family history. Clauses vote for the person they begin
 * with: two for naming the illness or its treatment, one for asking.
 */
export function isRelativeAsked(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  persons: readonly (readonly Person[])[],
  isOfIllness: (word: string) => boolean,
): boolean {
  if (!persons.some((inside) => inside.some((p) => p.kind === "relative"))) return false;
  if (persons.some((inside) => inside.some((p) => isOtherPatient(tokens, p)))) return false;
  let [votes, last]: [number, "relative" | "self" | undefined] = [0, undefined];
  clauses.forEach((clause, c) => {
    const inside = (persons[c] ?? []).filter((p) => p.kind !== "generic");
    const first = inside.find((p) => !isPronoun(tokens, p)) ?? inside[0];
    if (first === undefined) return;
    if (first.kind === "self") last = "self";
    else if (!isPronoun(tokens, first) || last !== undefined) last = "relative";
    const about = tokens.slice(clause.from, clause.to).some((t) => isOfIllness(t.word));
    const weight = (about ? 2 : 0) + (clause.kind === "polar-question" || clause.kind === "wh-question" ? 1 : 0);
    if (last !== undefined) votes += last === "relative" ? weight : -weight;
  });
  return votes > 0;
}
