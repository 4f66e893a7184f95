/** Makes beliefs ready to be compared with what a message holds: pairs of a false and a true statement, and truths. */
import type { Belief } from "../knowledge/belief.ts";
import { type Shelf, shelve } from "./belief-shelf.ts";
import { turningOf, type Turning } from "./belief-sides.ts";
import { byWord, insteadOf, isHedged, isNamed, isPersonal, isShared, type Unit } from "./belief-units.ts";
import type { Feature, FeatureReader, Reading } from "./features.ts";

/** A false and a true statement: what they share, and what only one of them says. */
export interface Pair {
  readonly belief: Belief;
  readonly no: string;
  readonly units: readonly Unit[];
  /** Whether each statement holds an odd number of denials. */
  readonly deniedNo: boolean;
  readonly deniedYes: boolean;
  /** Which way each statement turns what both say. */
  readonly turnsNo: Turning;
  readonly turnsYes: Turning;
  readonly hedgedNo: boolean;
  readonly personalNo: boolean;
}

/** A true statement. */
export interface Truth {
  readonly units: readonly Unit[];
}

/** A feature of a message with how much it counts. The first slot is its own, the others are more general. */
export interface Said {
  readonly feature: Feature;
  readonly weight: number;
  readonly slots: readonly number[];
}

export interface BeliefIndex {
  readonly reader: FeatureReader;
  readonly pairs: Shelf<Pair>;
  readonly truths: Shelf<Truth>;
  /** Slots are numbered from 0 to below this. */
  readonly slotCount: number;
  readonly saidOf: (features: readonly Feature[]) => readonly Said[];
}

/** What beliefs are made ready from. */
export interface BeliefSources {
  readonly beliefs: readonly Belief[];
  /** True statements of the pack, its claims. */
  readonly truths: readonly string[];
  /** Concepts of diseases that the pack is not about. */
  readonly notSubject: readonly string[];
  /** Concepts that every question of the pack is about, and that tell nothing apart. */
  readonly subject: readonly string[];
}

/** Scales that say little by themselves. */
const faint = new Set(["person", "disease", "treat", "give", "examine", "order", "found"]);
const weights = { sense: 2, faint: 0.7, number: 2, denial: 1.5, sensedWord: 0.4, rarest: 5, subject: 0.2 };

const keyOf = (f: Feature): string => `${f.kind}:${f.key}`;

/** A small pack says little about what is rare: its names count as in one of this many texts. */
const fewestTexts = 1000;

/** Rare names weigh more. */
function rarityOf(all: readonly Reading[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of all)
    for (const key of new Set(features.filter((f) => isNamed(f.kind)).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(
    [...counts].map(([key, n]) => [
      key,
      Math.min(weights.rarest, Math.log((Math.max(all.length, fewestTexts) + 1) / n)),
    ]),
  );
}

const createWeighing =
  (rarity: ReadonlyMap<string, number>, subject: ReadonlySet<string>) =>
  (f: Feature): number => {
    if (f.kind === "sense") return faint.has(f.key) ? weights.faint : weights.sense;
    if (f.kind === "number") return weights.number;
    if (f.kind === "denial") return weights.denial;
    if (f.kind === "concept" && subject.has(f.key)) return weights.subject;
    return (rarity.get(keyOf(f)) ?? weights.rarest) * (f.sensed ? weights.sensedWord : 1);
  };

const marked = /<([^<>|]*)\|([^<>|]*)>/gu;

/** The false and the true statement of "it is <common|rare>". */
export const readingsOf = (pair: string): readonly [no: string, yes: string] => [
  pair.replace(marked, "$1"),
  pair.replace(marked, "$2"),
];

const sentences = (text: string): readonly string[] => text.split(/(?<=[.;])\s+/u);

/** Keeps one of all units that are alike: statements share most of their words. */
function createOnce(): (unit: Unit) => Unit {
  const known = new Map<string, Unit>();
  return (unit) => {
    const { named, any, weight, of } = unit;
    const key = `${named} ${weight} ${of} ${any.map((w) => `${w.slot} ${w.value} ${w.than} ${w.instead}`).join()}`;
    const kept = known.get(key) ?? unit;
    known.set(key, kept);
    return kept;
  };
}

/** By itself, so that nothing else of what statements are made ready with is held with it. */
const createSaying =
  (slots: ReadonlyMap<string, number>, weightOf: (feature: Feature) => number): BeliefIndex["saidOf"] =>
  (features) =>
    features.map((feature) => ({
      feature,
      weight: weightOf(feature),
      slots: [slots.get(keyOf(feature)) ?? -1, ...feature.broader.flatMap((id) => slots.get(`concept:${id}`) ?? [])],
    }));

/** Work cut into small steps, so that a server can do it between requests. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The same as `list.map(of)`, a step each. */
function* mapInSteps<T, U>(list: readonly T[], of: (item: T) => U): Steps<readonly U[]> {
  const made: U[] = [];
  for (const item of list) {
    made.push(of(item));
    yield;
  }
  return made;
}

export function* beliefIndexInSteps(sources: BeliefSources, reader: FeatureReader): Steps<BeliefIndex> {
  const written = sources.beliefs.flatMap((belief) => belief.pairs.map((text) => ({ belief, text })));
  const read = yield* mapInSteps(written, ({ belief, text }) => {
    const [no, yes] = readingsOf(text);
    return { belief, no, noRead: reader.readText(no), yesRead: reader.readText(yes) };
  });
  const truths = yield* mapInSteps(
    [...sources.truths.flatMap(sentences), ...sources.beliefs.flatMap((b) => b.true)],
    reader.readText,
  );
  const rarity = rarityOf([...read.flatMap(({ noRead, yesRead }) => [noRead, yesRead]), ...truths]);
  const weightOf = createWeighing(rarity, new Set(sources.subject));
  const slots = new Map<string, number>();
  const slotOf = (key: string): number => {
    const slot = slots.get(key) ?? slots.size;
    slots.set(key, slot);
    return slot;
  };
  const once = createOnce();
  const nothing: Reading = { features: [], denied: 0 };
  const unitsIn = (of: Reading, others: Reading, alone: "no" | "yes"): readonly Unit[] =>
    byWord(of.features)
      .filter((unit) => others === nothing || !unit.every((f) => f.sensed) || isShared(unit, others.features))
      .map((unit) =>
        once({
          named: unit.some((f) => isNamed(f.kind)),
          any: unit.map((f) => ({
            kind: f.kind,
            slot: slotOf(keyOf(f)),
            value: f.value,
            than: f.than,
            instead: insteadOf(f, others.features),
          })),
          weight: Math.max(...unit.map(weightOf)),
          of: isShared(unit, others.features) ? "both" : alone,
        }),
      );
  const alone = (of: Reading, others: Reading): Turning =>
    turningOf(byWord(of.features).filter((unit) => !isShared(unit, others.features)));
  const pairs = yield* mapInSteps(read, ({ belief, no, noRead, yesRead }) => ({
    belief,
    no,
    units: [...unitsIn(noRead, yesRead, "no"), ...unitsIn(yesRead, noRead, "yes").filter((unit) => unit.of === "yes")],
    deniedNo: noRead.denied % 2 === 1,
    deniedYes: yesRead.denied % 2 === 1,
    turnsNo: alone(noRead, yesRead),
    turnsYes: alone(yesRead, noRead),
    hedgedNo: isHedged(noRead.features),
    personalNo: isPersonal(no.toLowerCase().split(/[^a-z]+/u)),
  }));
  const told = yield* mapInSteps(truths, (t) => ({ units: unitsIn(t, nothing, "yes") }));
  return {
    reader,
    pairs: shelve(pairs),
    truths: shelve(told.filter((t) => t.units.length > 1)),
    slotCount: slots.size,
    saidOf: createSaying(slots, weightOf),
  };
}
