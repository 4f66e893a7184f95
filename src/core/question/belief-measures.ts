/** Measures how near a stretch of a message is to a false statement, beside the true ones. */
import { share } from "./belief-cover.ts";
import { agreementOf, createSheet, type Fit, fitOf } from "./belief-fit.ts";
import { nearestOn } from "./belief-shelf.ts";
import { sidesOf } from "./belief-sides.ts";
import type { Stretch } from "./belief-stretch.ts";
import type { BeliefIndex } from "./belief-index.ts";

/** What is measured; each has a weight. */
export const measureNames = [
  "topic",
  "named",
  "namedAnywhere",
  "topicAgainst",
  "falseSaid",
  "trueSaid",
  "covered",
  "denialAgrees",
  "denialDiffers",
  "nothingFalse",
  "nothingTrue",
  "namedWeight",
  "falseWeight",
  "near",
  "missed",
  "missedMost",
  "gap",
  "foreignConcepts",
  "foreignWords",
  "coveredByBelief",
  "forFalse",
  "forTrue",
  "falseNeighbours",
  "trueNeighbours",
  "secondFalse",
  "bestTrue",
  "bestTrueElsewhere",
  "truth",
  "truthCovers",
  "deniesAlike",
  "movesAlike",
  "trueLead",
  "falseLead",
  "trueLeadElsewhere",
  "missedConcept",
  "hedged",
  "universal",
  "personal",
] as const;
export type Measures = Readonly<Record<(typeof measureNames)[number], number>>;

const speaksFor =
  "topic named falseSaid covered near coveredByBelief forFalse secondFalse denialAgrees deniesAlike movesAlike falseLead universal";
const speaksAgainst =
  "trueSaid denialDiffers missed missedMost gap foreignConcepts foreignWords forTrue bestTrue bestTrueElsewhere truth trueLead trueLeadElsewhere missedConcept hedged";

/** Which way a measure may count: 1 for the belief, -1 against it, 0 either way. */
export const senseOfMeasure = (name: keyof Measures): number =>
  speaksFor.split(" ").includes(name) ? 1 : speaksAgainst.split(" ").includes(name) ? -1 : 0;

/** A pair that may be what the stretch holds. */
export interface Candidate {
  readonly fit: Fit;
  readonly measures: Measures;
}

/** How many pairs and truths are looked at: those that name most of what is named; and how many of them are weighed. */
const most = { pairs: 64, truths: 32, weighed: 16 };

/** How much more the stretch says what one statement says than what the other does, as far as it is about the same. */
const leadOf = (own: Own): number =>
  (Math.max(0, own.topic) * own.covered) ** 2 *
  ((own.falseSaid - own.trueSaid) / 2 + own.denialAgrees / 2 + own.deniesAlike / 2);

/** What of a pair shows without its neighbours. */
function ownMeasures(fit: Fit, stretch: Stretch) {
  const { pair, both, named, no, yes, cover } = fit;
  const telling = pair.deniedNo !== pair.deniedYes;
  const agrees = stretch.denied === pair.deniedNo;
  const bare = telling ? (agrees ? 0.7 : -0.7) : 0;
  return {
    topic: share(both.got - 0.5 * both.against, both.all, 0.5),
    named: share(named.got, named.all, 0.5),
    namedAnywhere: share(fit.anywhere, named.all, 0.5),
    topicAgainst: share(both.against, both.all),
    falseSaid: share(no.got - no.against, no.all, bare),
    trueSaid: share(yes.got - yes.against, yes.all, -bare),
    covered: cover.share,
    denialAgrees: telling ? (agrees ? 1 : -1) : 0,
    denialDiffers: !telling && !agrees ? 1 : 0,
    nothingFalse: no.all === 0 ? 1 : 0,
    nothingTrue: yes.all === 0 ? 1 : 0,
    namedWeight: Math.min(1, named.got / 12),
    falseWeight: Math.min(1, no.all / 12),
    near: cover.near,
    missed: Math.min(1, fit.missed / 4),
    missedMost: fit.missedMost / 5,
    gap: cover.gap / 5,
    foreignConcepts: Math.min(1, cover.foreignConcepts / 12),
    foreignWords: Math.min(1, cover.foreignWords / 20),
    ...sidesOf(fit, stretch),
    missedConcept: fit.missedConcept / 5,
    hedged: stretch.hedged && !pair.hedgedNo ? 1 : 0,
    universal: stretch.universal ? 1 : 0,
    personal: stretch.personal && !pair.personalNo ? 1 : 0,
  };
}
type Own = ReturnType<typeof ownMeasures>;

/** How near one side of a pair is, at a glance. */
function nearness(own: Own, side: "falseSaid" | "trueSaid"): number {
  const denial = side === "falseSaid" ? own.denialAgrees : -own.denialAgrees;
  return (
    0.5 * own.topic +
    0.3 * own[side] +
    0.2 * own.covered +
    0.2 * denial -
    0.1 * own.denialDiffers -
    0.15 * own.foreignConcepts
  );
}

/** What all pairs of one belief show together. */
function together(fits: readonly (readonly [Fit, Own])[], { said }: Stretch) {
  const covers = new Float64Array(said.length);
  const forNo = new Float64Array(said.length);
  const forYes = new Float64Array(said.length);
  let [close, closeNo, closeYes] = [0, 0, 0];
  for (const [fit, own] of fits) {
    const relevance = Math.max(0, own.topic);
    said.forEach((_, i) => {
      const speaks = (fit.sheet.speaks[fit.row + i] ?? 0) * relevance;
      covers[i] = Math.max(covers[i] ?? 0, fit.sheet.covers[fit.row + i] ?? 0);
      forNo[i] = Math.max(forNo[i] ?? 0, speaks);
      forYes[i] = Math.max(forYes[i] ?? 0, -speaks);
    });
    if (relevance <= 0.5) continue;
    close++;
    if (own.falseSaid > own.trueSaid) closeNo++;
    if (own.trueSaid > own.falseSaid) closeYes++;
  }
  let [covered, all, no, yes] = [0, 0, 0, 0];
  said.forEach(({ weight }, i) => {
    const lean = (forNo[i] ?? 0) - (forYes[i] ?? 0);
    all += weight;
    covered += weight * (covers[i] ?? 0);
    no += weight * Math.max(0, lean);
    yes -= weight * Math.min(0, lean);
  });
  return {
    coveredByBelief: share(covered, all),
    forFalse: Math.min(1, no / 8),
    forTrue: Math.min(1, yes / 8),
    falseNeighbours: share(closeNo, close),
    trueNeighbours: share(closeYes, close),
    secondFalse: fits.map(([, own]) => nearness(own, "falseSaid")).toSorted((a, b) => b - a)[1] ?? 0,
    bestTrue: Math.max(0, ...fits.map(([, own]) => nearness(own, "trueSaid"))),
    trueLead: -Math.min(0, ...fits.map(([, own]) => leadOf(own))),
    falseLead: Math.max(0, ...fits.map(([, own]) => leadOf(own))),
  };
}

/** Says something of another disease that the pair does not name. */
const isOfAnother = (fit: Fit, { said }: Stretch): boolean =>
  said.some(({ feature }, i) => feature.other && (fit.sheet.covers[fit.row + i] ?? 0) === 0);

const isPossible = (fit: Fit, own: Own): boolean =>
  own.topic >= 0.3 &&
  own.namedAnywhere >= 0.3 &&
  own.falseSaid >= -0.2 &&
  nearness(own, "falseSaid") >= 0.2 &&
  fit.named.got + fit.no.got >= 1.8;

/** From this fit on a stretch says the same as a true statement, and is left alone. */
const saysSame = 0.9;

/** How well the best truth fits the stretch. */
function truthOf(index: BeliefIndex, stretch: Stretch): Pick<Measures, "truth" | "truthCovers"> {
  let best = { fit: 0, cover: 0 };
  const sheet = createSheet(stretch, 1);
  for (const at of nearestOn(index.truths, stretch.said, most.truths)) {
    const agreement = agreementOf(index.truths, at, stretch, sheet);
    if (agreement.fit > best.fit) best = agreement;
  }
  return { truth: best.fit, truthCovers: best.cover };
}

/**
 * The pairs that a stretch may hold, with their measures. `anywhere` marks the slots named in the whole message; `without`
 * leaves one pair out, so that a pair can be tried against all others.
 */
export function candidatesIn(
  index: BeliefIndex,
  stretch: Stretch,
  anywhere: Uint8Array,
  without?: number,
): readonly Candidate[] {
  const nearest = nearestOn(index.pairs, stretch.said, most.pairs);
  const sheet = createSheet(stretch, nearest.length);
  const fits = nearest.flatMap((at, i): readonly (readonly [Fit, Own])[] => {
    const fit = at === without ? undefined : fitOf(index.pairs, at, stretch, anywhere, sheet, i * stretch.said.length);
    return fit === undefined ? [] : [[fit, ownMeasures(fit, stretch)]];
  });
  const possible = fits
    .filter(([fit, own]) => isPossible(fit, own) && !isOfAnother(fit, stretch))
    .toSorted(([, a], [, b]) => nearness(b, "falseSaid") + leadOf(b) - nearness(a, "falseSaid") - leadOf(a))
    .slice(0, most.weighed);
  if (possible.length === 0) return [];
  const trueOnes = fits.filter(([, own]) => own.topic > 0.4 && own.trueSaid > 0.2);
  const bestTrueElsewhere = Math.max(0, ...trueOnes.map(([, own]) => nearness(own, "trueSaid")));
  const trueLeadElsewhere = -Math.min(0, ...fits.map(([, own]) => leadOf(own)));
  const truth = truthOf(index, stretch);
  if (truth.truth > saysSame) return [];
  const beliefs = Map.groupBy(fits, ([fit]) => fit.pair.belief);
  const shared = new Map<unknown, ReturnType<typeof together>>();
  return possible.map(([fit, own]) => {
    const { belief } = fit.pair;
    const all = shared.get(belief) ?? together(beliefs.get(belief) ?? [], stretch);
    shared.set(belief, all);
    return { fit, measures: { ...own, ...all, bestTrueElsewhere, trueLeadElsewhere, ...truth } };
  });
}
