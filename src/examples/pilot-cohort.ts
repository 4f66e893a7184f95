/**
 * A synthetic cohort whose table is the published one of the rituximab pilot studies: nine people given 375 mg/m2 weekly four
 * times, eight of them treated again with the double dose. Only the summary was published; the values of each person are drawn
 * by chance so that they give it. Two more people do not belong: one without a diagnosis, one never treated.
 */
import { parseWhen } from "../core/calendar.ts";
import { type Chance, createChance } from "./chance.ts";
import type { ExampleRecord } from "./example-records.ts";
import { buhlmann, screening, type Story, workUp } from "./parts.ts";
import { RecordWriter } from "./record.ts";

type Response = "improved" | "stable" | "worse";

/** What a course did to one person: shares left of IgM and titre in percent of before the first course, scales, velocity. */
interface Effect {
  readonly igmLeft: number;
  readonly titreLeft: number;
  readonly response?: Response | undefined;
  readonly velocity?: number | undefined;
}

/** Days after the first dose. */
const visits = { early: 40, first: 215, second: 290 } as const;
const heightCm = 174;

function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  return items
    .map((item) => ({ item, order: chance.between(0, 1) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

const whole = (chance: Chance, from: number, to: number): number => Math.floor(chance.between(from, to + 1));
const several = (count: number, draw: () => number): readonly number[] => Array.from({ length: count }, draw);

/** First course: IgM down by 35 to 82 %, median 58; titre by more than 52 % in eight; six better, two stable, one worse. */
function firstEffects(chance: Chance): readonly Effect[] {
  const between = (count: number, from: number, to: number) => several(count, () => whole(chance, from, to));
  const igm = shuffled([65, 42, 18, ...between(3, 43, 64), ...between(3, 19, 41)], chance);
  const titre = shuffled([...between(8, 10, 47), whole(chance, 52, 80)], chance);
  const responses: readonly Response[] = ["improved", "improved", "improved", "improved", "improved", "improved"];
  const response = shuffled([...responses, "stable", "stable", "worse"] as const, chance);
  const velocity = shuffled([...between(7, 11, 30), ...between(2, -20, -11)], chance);
  return igm.map((igmLeft, at) => ({
    igmLeft,
    titreLeft: titre[at] ?? 50,
    response: response[at],
    velocity: velocity[at],
  }));
}

/** Second course, of eight: IgM to a median of 38 % and titre to one of 16 %; four of seven better, six of six faster. */
function secondEffects(chance: Chance): readonly Effect[] {
  const between = (count: number, from: number, to: number) => several(count, () => whole(chance, from, to));
  const igm = shuffled([...between(3, 15, 34), 36, 40, ...between(3, 42, 60)], chance);
  const titre = shuffled([...between(3, 4, 13), 14, 18, ...between(3, 20, 40)], chance);
  const response: readonly Response[] = ["improved", "improved", "improved", "improved", "stable", "stable", "worse"];
  const responses = shuffled([...response, undefined], chance);
  const velocity = shuffled([...between(6, 12, 35), undefined, undefined], chance);
  return igm.map((igmLeft, at) => ({
    igmLeft,
    titreLeft: titre[at] ?? 16,
    response: responses[at],
    velocity: velocity[at],
  }));
}

interface Before {
  readonly igm: number;
  readonly titre: number;
  readonly velocity: number;
}

/** The scales of a visit: `better` steps of disability less than before. */
function scales({ record }: Story, days: number, better: number): void {
  record
    .value("incat", 4 - better, { days })
    .value("i-rods", 50 + better * 6, { days })
    .value("mrc-sum", 54 + better, { days })
    .value("ten-metre-walk", 12, { days });
}

const steps: Readonly<Record<Response, number>> = { improved: 1, stable: 0, worse: -1 };

function ulnar({ record }: Story, days: number, velocity: number): void {
  record.value("mcv", velocity, { days, more: { bodySite: { text: "left ulnar nerve" } } });
}

/** A course and what came after it. */
function treat(story: Story, start: number, dose: number, before: Before, effect: Effect): void {
  const { record, chance } = story;
  const weight = whole(chance, 62, 88);
  const doseMg = Math.round((dose * Math.sqrt((weight * heightCm) / 3600)) / 10) * 10;
  record
    .value("weight", weight, { days: start - 3 })
    .value("height", heightCm, { days: start - 3 })
    .doses("Rituximab 500 mg/50 mL concentrate", doseMg, [start, start + 7, start + 14, start + 21])
    .value("cd19", 0, { days: start + visits.early })
    .value("igm", (before.igm * effect.igmLeft) / 100, { days: start + visits.second })
    .titre((before.titre * effect.titreLeft) / 100, start + visits.second, buhlmann);
  if (effect.velocity !== undefined) ulnar(story, start + visits.second, before.velocity * (1 + effect.velocity / 100));
  if (effect.response === undefined) return;
  for (const visit of [visits.first, visits.second]) scales(story, start + visit, steps[effect.response]);
}

function tell(story: Story, first: Effect, second: Effect | undefined): void {
  const { record, chance } = story;
  const start = -whole(chance, 1100, 1900);
  const before: Before = {
    igm: chance.oneOf([10, 20, 30]),
    titre: whole(chance, 20, 60) * 1000,
    velocity: chance.oneOf([20, 30, 40]),
  };
  workUp(story, start - 150, { igm: before.igm, titre: before.titre, severity: 0.5 });
  screening(story, start - 20);
  record
    .value("igm", before.igm, { days: start - 6 })
    .titre(before.titre, start - 6, buhlmann)
    .value("cd19", whole(chance, 90, 240), { days: start - 6 });
  scales(story, start - 5, 0);
  ulnar(story, start - 4, before.velocity);
  treat(story, start, 375, before, first);
  if (second === undefined) return;
  const again = start + whole(chance, 500, 640);
  record.value("igm", before.igm * 0.9, { days: again - 6 }).titre(before.titre * 0.8, again - 6, buhlmann);
  scales(story, again - 5, first.response === "improved" ? 1 : 0);
  ulnar(story, again - 4, before.velocity * 1.05);
  treat(story, again, 750, before, second);
}

/** People who must not be counted, with the reason in the title. */
const others: readonly { readonly title: string; readonly tell: (story: Story) => void }[] = [
  {
    title: "Neuropathy and an IgM band, antibody not tested",
    tell: ({ record }) =>
      void record.condition("Distal sensory polyneuropathy", -700).result("Immunofixation", "IgM lambda", -30),
  },
  { title: "Confirmed, never treated", tell: (story) => workUp(story, -400, { igm: 8, titre: 12_000, severity: 0.2 }) },
];

/** Writes the cohort. The same day and seed give the same records. */
export function pilotCohort(today: string, seed = 1): readonly ExampleRecord[] {
  const day = parseWhen(today)?.from;
  if (day === undefined) throw new Error("pilotCohort: today is no ISO 8601 date");
  const chance = createChance(seed * 7919);
  const second = secondEffects(chance);
  const treated = firstEffects(chance).map((effect, at) => ({
    title: "Pilot study",
    tell: (story: Story) => tell(story, effect, second[at]),
  }));
  return [...treated, ...others].map((person, at) => {
    const number = String(at + 1).padStart(2, "0");
    const id = `cohort-example-${number}`;
    const own = createChance(seed * 7919 + at + 1);
    const record = new RecordWriter(id, day, own).patient(`Cohort example ${number}`, "male", whole(own, 52, 78));
    person.tell({ record, chance: own });
    return { id, title: person.title, bundle: record.bundle() };
  });
}
