/** Writes a history's resources as another hospital would: other names, codes, units and forms, the same content. */
import { type Chance, createChance } from "../../src/examples/chance.ts";
import type { Json } from "../../src/examples/record.ts";
import { answers, assays, type Spelling, spellings, titreNames, wordings } from "./spellings.ts";

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value: unknown): Json => (isRecord(value) ? value : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const loinc = ["http://loinc.org", "urn:oid:2.16.840.1.113883.6.1"] as const;
const localLab = "https://laboratory.example/codes";

const loincOf = (code: Json): string | undefined => {
  const [coding] = Array.isArray(code["coding"]) ? (code["coding"] as readonly Json[]) : [];
  return coding?.["system"] === "http://loinc.org" ? text(coding["code"]) : undefined;
};

/** The hospital's habits: chosen once for a record, as hospitals have them, and not for each value. */
interface Habits {
  readonly chance: Chance;
  readonly coded: boolean;
  readonly ownCodes: boolean;
  readonly inCoding: boolean;
  readonly unitAsText: boolean;
  readonly times: "date" | "instant" | "period";
  readonly assay: string;
}

const habitsOf = (chance: Chance): Habits => ({
  chance,
  coded: chance.between(0, 1) < 0.5,
  ownCodes: chance.between(0, 1) < 0.5,
  inCoding: chance.between(0, 1) < 0.5,
  unitAsText: chance.between(0, 1) < 0.3,
  times: chance.oneOf(["date", "instant", "period"]),
  assay: chance.oneOf(assays),
});

const oneOf = <T>(habits: Habits, choices: readonly [T, ...T[]]): T => habits.chance.oneOf(choices);

/** A name with a code where the hospital codes, and its own number where it numbers. */
function conceptOf(habits: Habits, name: string, code: string | undefined, long?: string): Json {
  const coding: Json[] = [];
  if (habits.coded && code !== undefined)
    coding.push({ system: oneOf(habits, loinc), code, ...(long === undefined ? {} : { display: long }) });
  if (habits.ownCodes) coding.push({ system: localLab, code: `L${name.length}${name.charCodeAt(0)}`, display: name });
  if (coding.length > 0 && habits.inCoding && (habits.ownCodes || long !== undefined)) return { coding };
  return { ...(coding.length === 0 ? {} : { coding }), text: name };
}

/** The moment in the hospital's form; around noon, so that no time zone changes the day. */
function timed(habits: Habits, date: string): Json {
  if (habits.times === "date") return { effectiveDateTime: date };
  const at = `${date}T11:20:00+01:00`;
  return habits.times === "instant"
    ? { effectiveDateTime: at }
    : { effectivePeriod: { start: at, end: `${date}T11:40:00+01:00` } };
}

function quantityOf(habits: Habits, quantity: Json, spelling: Spelling): Json {
  const from = spelling.units.find(({ unit }) => unit === quantity["unit"]);
  const value = quantity["value"];
  // What is wrong in the history (a unit that cannot be) stays wrong.
  if (from === undefined || typeof value !== "number") return quantity;
  const to = oneOf(habits, spelling.units);
  const converted = Number(((value / from.factor) * to.factor).toPrecision(6));
  return habits.unitAsText
    ? { value: converted, unit: to.unit }
    : { value: converted, unit: to.unit, system: "http://unitsofmeasure.org", code: to.unit };
}

function titre(habits: Habits, observation: Json): Json {
  const method = text(record(observation["method"])["text"]);
  const name = oneOf(habits, titreNames);
  return {
    ...observation,
    code: conceptOf(habits, name, "39087-2", "Myelin-Associated Glycoprotein Autoantibodies, IgM, Serum"),
    method: { text: method === "Bühlmann ELISA" ? habits.assay : method },
  };
}

function result(habits: Habits, observation: Json, name: string): Json {
  const said = text(observation["valueString"]);
  const other = answers[said];
  const { valueString: _, ...rest } = observation;
  const code = { text: oneOf(habits, wordings[name] ?? [name]) };
  if (other === undefined) return { ...observation, code };
  return habits.coded && other.code !== undefined
    ? { ...rest, code, valueCodeableConcept: { coding: [{ system: "http://snomed.info/sct", code: other.code }] } }
    : { ...rest, code, valueString: oneOf(habits, other.words) };
}

function observation(habits: Habits, given: Json): Json {
  const code = record(given["code"]);
  const { effectiveDateTime, ...rest } = given;
  const when = timed(habits, text(effectiveDateTime));
  const key = loincOf(code);
  if (key === "39087-2") return { ...titre(habits, rest), ...when };
  const spelling =
    spellings[key ?? ""] ?? Object.values(spellings).find(({ names }) => names.includes(text(code["text"])));
  if (spelling === undefined || given["valueString"] !== undefined)
    return { ...result(habits, rest, text(code["text"])), ...when };
  return {
    ...rest,
    ...when,
    code: conceptOf(habits, oneOf(habits, spelling.names), spelling.loinc, spelling.long),
    valueQuantity: quantityOf(habits, record(given["valueQuantity"]), spelling),
  };
}

const named = (habits: Habits, concept: Json): Json => {
  const words = wordings[text(concept["text"])];
  if (words === undefined) return concept;
  const name = oneOf(habits, words);
  return habits.inCoding ? { coding: [{ system: localLab, code: "1", display: name }] } : { ...concept, text: name };
};

/** Names of what was given or done, whatever member they stand in. */
function others(habits: Habits, given: Json): Json {
  const member = ["code", "medicationCodeableConcept"].find((key) => isRecord(given[key]));
  return member === undefined ? given : { ...given, [member]: named(habits, record(given[member])) };
}

/** The same history as another hospital writes it. */
export function varied(resources: readonly Json[], seed: number): readonly Json[] {
  const habits = habitsOf(createChance(seed));
  return resources.map((resource) =>
    resource["resourceType"] === "Observation" ? observation(habits, resource) : others(habits, resource),
  );
}
