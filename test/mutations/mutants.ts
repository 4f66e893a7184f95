/** Makes mutants of a pack's sentences: each says something else than the sentence it came from, and is paired with supports. */
import type { Claim, Support } from "../../src/core/knowledge/claim.ts";
import { findConcepts, type Lexicon, withBroader } from "../../src/core/question/lexicon.ts";
import { namesIn, readStatement } from "../../src/core/answer/statement.ts";
import { wordsOf } from "../../src/core/question/words.ts";
import { addNegation, changeNumber, changeUnit, type Edit, flipDirection, removeNegation, swapArms } from "./edits.ts";
import { createRandom, type Random } from "./random.ts";

export const kinds = [
  "number",
  "unit",
  "direction",
  "negation-added",
  "negation-removed",
  "arms",
  "drug",
  "source",
] as const;
export type Kind = (typeof kinds)[number];

/** A changed sentence, or an unchanged one with the wrong supports, that a verifier must not pass. */
export interface Mutant {
  readonly kind: Kind;
  readonly claim: string;
  readonly wording: "clinician" | "patient";
  readonly text: string;
  readonly change: string;
  readonly supports: readonly Support[];
}

interface Origin {
  readonly claim: Claim;
  readonly wording: "clinician" | "patient";
  readonly text: string;
}

const originsOf = (claims: readonly Claim[]): readonly Origin[] =>
  claims.flatMap((claim) =>
    (["clinician", "patient"] as const).map((wording) => ({ claim, wording, text: claim.say[wording] })),
  );

/** Drugs and procedures by the name a reader knows, without classes that hold others. */
function drugNames(lexicon: Lexicon): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const classes = new Set([...lexicon.concepts.values()].flatMap((c) => c.broader));
  for (const concept of lexicon.concepts.values())
    if ((concept.kind === "drug" || concept.kind === "procedure") && !classes.has(concept.id))
      names.set(concept.id, concept.name);
  return names;
}

/** Puts another drug's name for one that the sentence names, everywhere it stands. */
function swapDrug(origin: Origin, lexicon: Lexicon, random: Random): Edit | undefined {
  const words = wordsOf(origin.text);
  const names = drugNames(lexicon);
  const mentions = findConcepts(words, lexicon).filter((m) => names.has(m.concept));
  const chosen = random.pick(mentions);
  if (chosen === undefined) return undefined;
  const present = new Set(findConcepts(words, lexicon).flatMap((m) => withBroader(m.concept, lexicon)));
  const slots = new Set(origin.claim.support.flatMap((s) => [s.about.drug, s.about.subject, s.about.condition]));
  const other = random.pick([...names.keys()].filter((id) => !present.has(id) && !slots.has(id)));
  if (other === undefined) return undefined;
  let text = origin.text;
  for (const mention of mentions.filter((m) => m.concept === chosen.concept).toReversed()) {
    const [first, last] = [words[mention.from], words[mention.to - 1]];
    if (first !== undefined && last !== undefined)
      text = text.slice(0, first.start) + names.get(other) + text.slice(last.end);
  }
  return { text, change: `${chosen.concept} → ${other}` };
}

const sourcesOf = (claim: Claim): ReadonlySet<string> => new Set(claim.support.map((s) => s.source));
const factsOf = (claim: Claim): ReadonlySet<string> => new Set(claim.support.flatMap((s) => s.fact ?? []));
const shapeOf = (s: Support): string =>
  [s.about.drug, s.about.subject, s.about.measure, s.about.condition, s.about.direction, s.about.action].join("|");

/** True when another claim's supports would say the same: a shared source or fact, or the same slots throughout. */
function saysTheSame(a: Claim, b: Claim): boolean {
  const [sources, facts] = [sourcesOf(a), factsOf(a)];
  if ([...sourcesOf(b)].some((s) => sources.has(s)) || [...factsOf(b)].some((f) => facts.has(f))) return true;
  const shapes = new Set(a.support.map(shapeOf));
  return b.support.some((s) => shapes.has(shapeOf(s)));
}

/** The supports of another claim about other sources: half the time of the same topic, where mistakes are likely. */
function swapSource(
  origin: Origin,
  claims: readonly Claim[],
  random: Random,
): readonly [Edit, readonly Support[]] | undefined {
  const others = claims.filter((other) => !saysTheSame(origin.claim, other));
  const section = origin.claim.topic.split("/")[0] ?? "";
  const near = others.filter((other) => other.topic.startsWith(section));
  const chosen = random.pick(random.next() < 0.5 && near.length > 0 ? near : others);
  return chosen === undefined ? undefined : [{ text: origin.text, change: `supports of ${chosen.id}` }, chosen.support];
}

const edits = {
  number: changeNumber,
  unit: changeUnit,
  direction: flipDirection,
  "negation-added": addNegation,
  "negation-removed": removeNegation,
  arms: swapArms,
} as const;

function mutate(
  kind: Kind,
  origin: Origin,
  claims: readonly Claim[],
  lexicon: Lexicon,
  random: Random,
): Mutant | undefined {
  const common = { kind, claim: origin.claim.id, wording: origin.wording };
  if (kind === "source") {
    const swapped = swapSource(origin, claims, random);
    return swapped === undefined ? undefined : { ...common, ...swapped[0], supports: swapped[1] };
  }
  const names = namesIn(readStatement(origin.text, lexicon));
  const edit = kind === "drug" ? swapDrug(origin, lexicon, random) : edits[kind](origin.text, names, random);
  return edit === undefined || edit.text === origin.text
    ? undefined
    : { ...common, ...edit, supports: origin.claim.support };
}

/** About `count` different mutants, as many of each kind as the sentences allow. */
export function makeMutants(
  claims: readonly Claim[],
  lexicon: Lexicon,
  count: number,
  seed: number,
): readonly Mutant[] {
  const random = createRandom(seed);
  const origins = originsOf(claims);
  const mutants = new Map<string, Mutant>();
  const quota = Math.ceil(count / kinds.length);
  for (const kind of kinds) {
    let made = 0;
    for (let tries = 0; made < quota && tries < quota * 40; tries++) {
      const origin = random.pick(origins);
      const mutant = origin === undefined ? undefined : mutate(kind, origin, claims, lexicon, random);
      const key = `${kind} ${mutant?.claim} ${mutant?.text} ${kind === "source" ? mutant?.change : ""}`;
      if (mutant === undefined || mutants.has(key)) continue;
      mutants.set(key, mutant);
      made++;
    }
  }
  return [...mutants.values()];
}
