/** Reads facts about the person asked about out of a message: which, present or absent, when, and whose. */
import type { PatientFactRule } from "../knowledge/situation.ts";
import type { Quantity } from "../quantity.ts";
import { type FactPhrase, isResult, withoutCovered } from "./fact-phrases.ts";
import { judgeMention, type Mention } from "./mentions.ts";
import type { Passage } from "./passage.ts";
import type { Whose } from "./persons.ts";
import { findPhrases, type Hit, type PhraseIndex } from "./phrases.ts";

/** A fact a message states. "unknown" when it is doubted, asked or supposed of somebody, or said of people in general. */
export interface PatientFact {
  readonly fact: string;
  /** What the fact is called. */
  readonly name: string;
  readonly polarity: "present" | "absent" | "unknown";
  readonly time: "now" | "past" | "planned";
  readonly whose: Whose;
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
  readonly value?: Quantity | undefined;
}

type Polarity = PatientFact["polarity"];

/** The result that belongs to a test name: the first after it in its stretch, or the word just before it. */
function resultOf(passage: Passage, hit: Hit<FactPhrase>, hits: readonly Hit<FactPhrase>[]): Polarity | undefined {
  const [from, to] = passage.stretchAt[hit.from] ?? [hit.from, hit.to];
  const bracketed = passage.tokens[hit.to]?.word === "(" && passage.tokens[hit.to + 2]?.word === ")";
  const sign = passage.tokens[hit.to + (bracketed ? 1 : 0)];
  if (sign?.mark === true && /^[+-]$/.test(sign.word)) return sign.word === "+" ? "present" : "absent";
  const results = hits.filter((h) => h.of.rule === hit.of.rule && isResult(h.of.role) && h.from >= from && h.to <= to);
  const next = results
    .filter((h) => h.from >= hit.to && h.from - hit.to <= 8)
    .toSorted((a, b) => a.from - b.from || b.to - a.to)[0];
  const before = results.findLast((h) => h.to <= hit.from && hit.from - h.to <= 1);
  const found = before !== undefined && (next === undefined || next.from - hit.to > 1) ? before : next;
  if (found === undefined) return undefined;
  // "Neither HBsAg nor anti-HBc is positive": a result can be denied too.
  const turned = (passage.denials[passage.clauseAt[found.from] ?? 0] ?? []).some(
    ([start, end, cue]) =>
      start <= found.from &&
      end > found.from &&
      !(cue.from >= found.from && cue.to <= found.to) &&
      !(cue.from <= found.from && cue.to >= found.to),
  );
  return (found.of.role === "positive") === turned ? "absent" : "present";
}

/** A mention in a question counts when the question takes it for granted, and is doubtful when it asks for it. */
function asked(mention: Mention): Polarity | "nothing" {
  if (mention.attributed && !mention.supposed) return "present";
  const ofSomebody = mention.person !== undefined && mention.person.kind !== "generic";
  if (mention.clause.kind === "fragment-question" && ofSomebody) return "present";
  return mention.general || !ofSomebody ? "nothing" : "unknown";
}

function polarityOf(
  passage: Passage,
  hit: Hit<FactPhrase>,
  mention: Mention,
  result: Polarity | undefined,
): Polarity | "nothing" {
  const { role } = hit.of;
  const { kind } = mention.clause;
  const isQuestion =
    kind === "polar-question" || kind === "wh-question" || kind === "fragment-question" || kind === "request";
  const somebody = mention.whose !== "unclear";
  if (mention.person?.kind === "generic" && !mention.attributed)
    return mention.general || kind === "request" ? "nothing" : "unknown";
  if (mention.supposed) return somebody && !mention.general ? "unknown" : "nothing";
  if (result !== undefined && !mention.doubted)
    return kind === "polar-question" && !mention.attributed ? (somebody ? "unknown" : "nothing") : result;
  if (mention.doubted) return "unknown";
  if (role === "always" && somebody)
    return isQuestion && !mention.attributed && kind !== "fragment-question" && mention.person === undefined
      ? "nothing"
      : "present";
  if (mention.denied) return role === "absent" ? "absent" : isQuestion && !somebody ? "nothing" : "absent";
  if (isQuestion) {
    const said = asked(mention);
    return said === "present" && role === "absent"
      ? "absent"
      : role === "test" && said === "present"
        ? "nothing"
        : said;
  }
  if (role === "absent") return "absent";
  if (role === "test") return mention.person === undefined ? "nothing" : "unknown";
  if (mention.general) return "nothing";
  return somebody || mention.noted || passage.cues.length > 1
    ? somebody || mention.noted
      ? "present"
      : "unknown"
    : "unknown";
}

function timeOf(rule: PatientFactRule, mention: Mention, polarity: Polarity): PatientFact["time"] {
  if (polarity === "absent" && rule.time === "past") return "now";
  if (mention.planned && rule.time !== "now") return "planned";
  if (rule.time !== undefined) return rule.time;
  return !mention.recent && (mention.past || mention.had) ? "past" : "now";
}

function valueOf(rule: PatientFactRule, passage: Passage, hit: Hit<FactPhrase>): Quantity | undefined {
  if (rule.unit === undefined) return undefined;
  const number = passage.tokens.slice(hit.from, hit.to).find((t) => /^\d/.test(t.word));
  return number === undefined ? undefined : { value: Number(number.word), unit: rule.unit };
}

function factAt(
  passage: Passage,
  text: string,
  hit: Hit<FactPhrase>,
  hits: readonly Hit<FactPhrase>[],
): PatientFact | undefined {
  const mention = judgeMention(passage, hit);
  const [first, last] = [passage.tokens[hit.from], passage.tokens[hit.to - 1]];
  if (mention === undefined || first === undefined || last === undefined) return undefined;
  const { rule } = hit.of;
  const result = hit.of.role === "test" || rule.test !== undefined ? resultOf(passage, hit, hits) : undefined;
  const polarity = polarityOf(passage, hit, mention, result);
  if (polarity === "nothing") return undefined;
  const value = valueOf(rule, passage, hit);
  return {
    fact: rule.id,
    name: rule.name,
    polarity,
    time: timeOf(rule, mention, polarity),
    whose: mention.whose,
    span: { start: first.start, end: last.end },
    text: text.slice(first.start, last.end),
    ...(value === undefined ? {} : { value }),
  };
}

/** One of each: the same fact said twice counts once, and what is known takes the place of what is doubted. */
function distinct(facts: readonly PatientFact[]): readonly PatientFact[] {
  const kept: PatientFact[] = [];
  for (const fact of facts) {
    const same = kept.findIndex(
      (k) =>
        k.fact === fact.fact &&
        k.whose === fact.whose &&
        (k.polarity === fact.polarity || k.polarity === "unknown" || fact.polarity === "unknown"),
    );
    const before = kept[same];
    if (before === undefined) kept.push(fact);
    else if (before.polarity === "unknown" && fact.polarity !== "unknown") kept[same] = fact;
  }
  return kept;
}

/** The facts a message states, in order of place. */
export function readPatientFacts(
  text: string,
  passage: Passage,
  index: PhraseIndex<FactPhrase>,
): readonly PatientFact[] {
  const hits = findPhrases(index, passage.tokens);
  const results = Map.groupBy(
    hits.filter((h) => isResult(h.of.role)),
    (h) => passage.clauseAt[h.from],
  );
  return distinct(
    withoutCovered(hits).flatMap(
      (hit) => factAt(passage, text, hit, results.get(passage.clauseAt[hit.from]) ?? []) ?? [],
    ),
  );
}
