/** The checks a sentence goes through, one layer each: figures, sources, concepts, directions, arms, negations, fit. */
import { type Lexicon, withBroader } from "../question/lexicon.ts";
import { swappedArms } from "./arms.ts";
import { countsOf, miscounted } from "./counts.ts";
import { compareSignal } from "./compare-direction.ts";
import { signalsOf } from "./direction.ts";
import { type Evidence, type EvidenceReader, termsOf } from "./evidence.ts";
import {
  boundIn,
  dimensionsOf,
  emptyRanges,
  impossibleParts,
  isCarried,
  repeated,
  strayRanges,
} from "./figure-match.ts";
import type { Figure } from "./figures.ts";
import { fitOf } from "./fit.ts";
import { authorsOf, strangers } from "./named-sources.ts";
import { overstatements } from "./modesty.ts";
import { affirmedThoughDenied, compareNegations, missingNegations, onlyDenied } from "./negation.ts";
import { matterSignals, stanceOf } from "./polarity.ts";
import { unnamedConcepts } from "./slots.ts";
import type { Statement } from "./statement.ts";

/** Why a sentence does not pass: the record says otherwise, or says too little. */
export interface Objection {
  readonly outcome: "conflicts" | "open";
  readonly reason: string;
}

/** One sentence with what it is held against. */
export interface Case {
  readonly statement: Statement;
  readonly figures: readonly Figure[];
  readonly evidence: Evidence;
  readonly reader: EvidenceReader;
  readonly lexicon: Lexicon;
  /** What the pack is about: named anywhere without a record. */
  readonly subject: readonly string[];
  /** Concepts that stand beside every word of the record, such as its drug. */
  readonly common: ReadonlySet<string>;
  /** "in <the disease>", after a "not": what was seen elsewhere. */
  readonly elsewhere: RegExp;
}

const conflicts = (reasons: readonly string[]): readonly Objection[] =>
  reasons.map((reason) => ({ outcome: "conflicts", reason }));

/** The supports' figures, once per fact: two sources of one fact list its figures twice. */
function oncePerFact({ slots }: Evidence): readonly Figure[] {
  const longest = new Map<string, readonly Figure[]>();
  slots.forEach(({ support, figures }, i) => {
    const fact = support.fact ?? String(i);
    if (figures.length > (longest.get(fact)?.length ?? 0)) longest.set(fact, figures);
  });
  return [...longest.values()].flat();
}

/** Every figure is carried by a support with its unit, and bounds the side that the record bounds. */
function carriedLayer({ statement, figures, evidence }: Case): readonly Objection[] {
  const written = dimensionsOf(statement.text, figures);
  const carried = evidence.slots.flatMap((r) => r.figures);
  const all = [...carried, ...evidence.told.flatMap((r) => r.figures)];
  return figures.flatMap((figure): readonly Objection[] => {
    if (!isCarried(figure, carried, written)) {
      const outcome = figure.lettered === true && figure.dimension === "" ? "open" : "conflicts";
      return [{ outcome, reason: `“${figure.raw}” is carried by no support` }];
    }
    const bound = boundIn(figure, all, written);
    return figure.bound !== undefined && bound !== undefined && bound !== figure.bound
      ? conflicts([`“${figure.raw}” is bounded on the other side in the record`])
      : [];
  });
}

/** Figures that are carried also stand where the record has them. */
function placedLayer({ statement, figures, evidence }: Case): readonly Objection[] {
  if (figures.length === 0) return [];
  const written = dimensionsOf(statement.text, figures);
  const carried = evidence.slots.flatMap((r) => r.figures);
  const told = evidence.told.map((r) => r.figures);
  const counted = [...evidence.told, ...evidence.slots].flatMap((r) => r.counts);
  const telling = (found: readonly Figure[], how: string): readonly Objection[] =>
    conflicts(found.map((f) => `“${f.raw}” ${how}`));
  return [
    ...telling(impossibleParts(statement.text, figures), "is a part of less than itself"),
    ...telling(emptyRanges(figures), "begins a range that does not go up"),
    ...telling(strayRanges(figures, [...carried, ...told.flat()]), "ends a range otherwise than the record"),
    ...telling(
      repeated(figures, carried, [...told, oncePerFact(evidence)], written),
      "stands more often than in the record",
    ),
    ...telling(miscounted(countsOf(statement, figures), counted), "is counted otherwise in the record"),
  ];
}

/** A study named by author and year is one of those cited. */
const sourcesLayer = ({ statement, evidence, reader, lexicon }: Case): readonly Objection[] =>
  conflicts(
    strangers(
      statement,
      authorsOf(evidence.sources, lexicon),
      reader.authors,
      evidence.told.map((r) => r.statement.text).join(" "),
    ),
  );

/** Every drug, procedure, test and condition named is one the record names. */
function conceptsLayer({ statement, evidence, lexicon, subject }: Case): readonly Objection[] {
  const records = [...evidence.slots, ...evidence.told];
  const named = new Set(
    [...records.flatMap((r) => [...r.concepts]), ...subject].flatMap((id) => withBroader(id, lexicon)),
  );
  return unnamedConcepts(
    statement,
    named,
    records.map((r) => r.terms),
    lexicon,
  ).map(({ name, firm }) => ({
    outcome: firm ? "conflicts" : "open",
    reason: `the record does not name “${name}”`,
  }));
}

/** Rises, falls, improves, is recommended, is linked: each goes the way the record goes. */
export function directionsLayer({ statement, figures, evidence, common }: Case): readonly Objection[] {
  const record = [...evidence.slots, ...evidence.told].flatMap((r) => r.signals);
  const signals = [...signalsOf(statement, figures), ...matterSignals(statement, figures)];
  return signals.flatMap((signal): readonly Objection[] => {
    const agreement = compareSignal(signal, record, common);
    if (agreement === "agrees") return [];
    return agreement === "conflicts"
      ? [{ outcome: "conflicts", reason: `“${signal.word}” goes the other way in the record` }]
      : [{ outcome: "open", reason: `the record does not bear out “${signal.word}”` }];
  });
}

/** What happened in one arm is not told of the other. */
const armsLayer = ({ statement, figures, evidence }: Case): readonly Objection[] =>
  conflicts(swappedArms(statement, figures, evidence.slots));

/** What the sentence denies the record denies, and what the record only denies the sentence does not affirm. */
function negationsLayer({ statement, evidence, common, elsewhere }: Case): readonly Objection[] {
  const told = evidence.told.map((r) => r.statement);
  const stance = stanceOf(told.flatMap((s) => s.words));
  const against = [...evidence.slots, ...evidence.told].some((r) =>
    r.signals.some((s) => s.axis === "advice" && s.sign === -1),
  );
  return [
    ...compareNegations(statement, stance, against, elsewhere),
    ...missingNegations(statement, onlyDenied(told, stance), common),
    ...affirmedThoughDenied(statement, new Set(evidence.slots.flatMap((r) => [...r.denies]))),
    ...overstatements(statement, stance, told.map((s) => s.text).join(" ")).map((word): Objection => ({
      outcome: "open",
      reason: `“${word}” claims more than the record`,
    })),
  ];
}

/** At least this share of a sentence's weighted terms is in its record: tuned on the pack's own sentences. */
const leastShare = 0.12;
/** A record of another source may fit at most this much better before the sentence counts as another's. */
const rivalRatio = 0.6;

/** A figure that is unlikely to be carried by chance holds a sentence to its record. */
const isTelling = (figure: Figure): boolean =>
  figure.over !== undefined || figure.dimension !== "" || figure.value > 12;

/** The sentence is about what its record is about, and no other source's record fits it far better. */
function fitLayer({ statement, figures, evidence, reader }: Case): readonly Objection[] {
  const anchored = figures.some(isTelling);
  const record = [...evidence.slots, ...evidence.told].map((r) => r.terms);
  const fit = fitOf(termsOf(statement), record, evidence.sources, reader.index);
  if (fit.common < 2 || fit.share < (anchored ? leastShare / 2 : leastShare))
    return [{ outcome: "open", reason: "too little in common with the record" }];
  return !anchored && fit.share < rivalRatio * fit.rival
    ? [{ outcome: "open", reason: "a record of another source fits far better" }]
    : [];
}

/** All layers, in the order their reasons are told. */
export const layers: readonly ((sentence: Case) => readonly Objection[])[] = [
  carriedLayer,
  placedLayer,
  sourcesLayer,
  conceptsLayer,
  directionsLayer,
  armsLayer,
  negationsLayer,
  fitLayer,
];
