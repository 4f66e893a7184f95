/** Whether a text affirms or denies, and whether a sentence denies what its record affirms or the other way round. */
import type { About } from "../knowledge/about.ts";
import type { Statement, StatementWord } from "./statement.ts";

/** What can be affirmed or denied in many words: "met" and "missed" are one thing with two signs. */
export type Matter =
  | "met"
  | "effect"
  | "link"
  | "difference"
  | "advice"
  | "certain"
  | "needed"
  | "safe"
  | "likely"
  | "often"
  | "return";

const matters: readonly (readonly [RegExp, Matter, 1 | -1])[] = [
  [/^(?:meets?|met|reach(?:es|ed)?|achieved?|significant(?:ly)?)$/u, "met", 1],
  [/^(?:miss|missed|misses|failed|fails|fail)$/u, "met", -1],
  [/^(?:effective|help(?:s|ed|ful|ing)?|useful|benefit(?:s|ed)?|works?|worked|improv(?:e|es|ed|ement|ements|ing)|respond(?:s|ed|ers?)?|better)$/u, "effect", 1],
  [/^(?:ineffective|useless|wors\w+|deteriorat\w+|stable|negative)$/u, "effect", -1],
  [/^(?:relation|relationship|relates?|correlat\w+|link(?:s|ed)?|associat\w+|tied|depend(?:s|ed)?|predict\w*|match(?:es|ed)?|fits?|fitted|agrees?|track(?:s|ed)?)$/u, "link", 1],
  [/^(?:unrelated|independent(?:ly)?)$/u, "link", -1],
  [/^(?:differ(?:s|ed)?|differences?)$/u, "difference", 1],
  [/^(?:equal(?:ly)?|unchanged|identical|alike|similar)$/u, "difference", -1],
  [/^(?:recommend\w*|advis(?:e|es|ed)|indicated|indication|justif\w+|favours?|routine|preferred)$/u, "advice", 1],
  [/^(?:contraindicat\w+|avoid\w*|withh\w+|discontinu\w+|refus\w+|stopp?|defer\w*|delay\w*|waits?|holds?|held)$/u, "advice", -1],
  [/^(?:prov(?:e|es|ed|en)|proof|certain|certainty|established|validated|confirm\w*|verified|known|certainly)$/u, "certain", 1],
  [/^(?:unproven|uncertain|unknown|unclear|unconfirmed|unvalidated|unestablished)$/u, "certain", -1],
  [/^(?:need(?:s|ed)?|requir\w+|necessary|mandatory|must)$/u, "needed", 1],
  [/^(?:unnecessary|skip\w*|omitted)$/u, "needed", -1],
  [/^(?:safe|safely)$/u, "safe", 1],
  [/^(?:unsafe|contraindicat\w+)$/u, "safe", -1],
  [/^(?:likely)$/u, "likely", 1],
  [/^(?:unlikely)$/u, "likely", -1],
  [/^(?:common|usual|usually|often|frequent\w*|mostly)$/u, "often", 1],
  [/^(?:rare|rarely|seldom|few|unusual|uncommon)$/u, "often", -1],
  [/^(?:recur\w*|returns?|returned|relapsed)$/u, "return", 1],
];

/** One word that affirms or denies a matter, or a plain word under a "not". */
export interface PolarTerm {
  readonly key: string;
  readonly matter?: Matter | undefined;
  readonly sign: 1 | -1;
  readonly word: string;
}

const turn = (sign: 1 | -1, negated: boolean): 1 | -1 => (negated ? (sign === 1 ? -1 : 1) : sign);

/** What a word affirms or denies. */
export function termsOfWord(word: StatementWord): readonly PolarTerm[] {
  const found = matters.flatMap(([pattern, matter, sign]): PolarTerm[] =>
    pattern.test(word.plain) ? [{ key: `~${matter}`, matter, sign: turn(sign, word.negated), word: word.plain }] : [],
  );
  if (found.length > 0) return word.denied ? found.flatMap((t) => [t, { ...t, sign: turn(t.sign, true) }]) : found;
  if (!word.content) return [];
  const plain: PolarTerm = { key: word.key, sign: word.negated ? -1 : 1, word: word.plain };
  return word.denied && !word.negated ? [plain, { ...plain, sign: -1 }] : [plain];
}

/** Everything a text affirms and denies. */
export const polarTermsOf = (statement: Statement): readonly PolarTerm[] => statement.words.flatMap(termsOfWord);

/** What slots affirm or deny: "unchanged" is no effect and no difference; "do-not" and "avoid" advise against. */
export function polarTermsOfAbout(about: About): readonly PolarTerm[] {
  const terms: PolarTerm[] = [];
  const add = (matter: Matter, sign: 1 | -1): void => {
    terms.push({ key: `~${matter}`, matter, sign, word: about.direction ?? about.action ?? "" });
  };
  if (about.direction === "unchanged") (["effect", "difference", "link", "met"] as const).forEach((m) => add(m, -1));
  else if (about.direction === "mixed")
    (["effect", "difference", "link", "met"] as const).forEach((m) => {
      add(m, 1);
      add(m, -1);
    });
  else if (about.direction !== undefined) (["difference", "link"] as const).forEach((m) => add(m, 1));
  if (about.direction === "improves") add("effect", 1);
  if (about.direction === "worsens") add("effect", -1);
  if (about.action === undefined) return terms;
  const against = /^(?:avoid|delay|stop)$/u.test(about.action) !== (about.polarity === "do-not");
  add("advice", against ? -1 : 1);
  add("safe", against ? -1 : 1);
  if (!against) add("needed", 1);
  return terms;
}

/** For each key, whether the record affirms it, denies it, or both. */
export type Stance = ReadonlyMap<string, { readonly yes: boolean; readonly no: boolean }>;

/** Joins terms into one stance per key. */
export function stanceOf(terms: readonly PolarTerm[]): Stance {
  const stance = new Map<string, { yes: boolean; no: boolean }>();
  for (const { key, sign } of terms) {
    const at = stance.get(key) ?? { yes: false, no: false };
    if (sign === 1) at.yes = true;
    else at.no = true;
    stance.set(key, at);
  }
  return stance;
}

/** The outcome for one word, with the reason when it is not borne out. */
export interface PolarFinding {
  readonly outcome: "conflicts" | "open";
  readonly reason: string;
}

/** Matters on which a sentence may be modest without the record saying so, never bold. */
const humble: ReadonlySet<Matter> = new Set(["certain"]);
/** Compares a sentence's stance on matters with the record's. */
export function compareMatters(sentence: readonly PolarTerm[], record: Stance): readonly PolarFinding[] {
  const findings: PolarFinding[] = [];
  for (const term of sentence) {
    if (term.matter === undefined) continue;
    const stance = record.get(term.key);
    const borne = stance !== undefined && (term.sign === 1 ? stance.yes : stance.no);
    if (borne || (humble.has(term.matter) && term.sign === -1)) continue;
    const says = term.sign === 1 ? "affirms" : "denies";
    if (stance !== undefined) findings.push({ outcome: "conflicts", reason: `“${term.word}” ${says} what the record does not` });
    else if (humble.has(term.matter)) findings.push({ outcome: "open", reason: `the record does not say that it is “${term.word}”` });
  }
  return findings;
}
