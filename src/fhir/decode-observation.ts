/** Observations to readings; statements of conditions and reactions ("tremor: yes") to states. */
import type { Entry, Reading, State } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import type { Problem } from "../core/problem.ts";
import { codesOf, textOf } from "./datatypes.ts";
import { type Decoded, type Decoder, type DecoderParts, entryBase, nothing, refused, undated } from "./decoder.ts";
import { type DecodedObservation, type DecodedValue, decodeObservation } from "./observation.ts";
import { placeIn } from "./place.ts";
import { readingValue, usableDate } from "./reading.ts";
import type { Named } from "./recognise.ts";
import { problemWith, type RawResource } from "./resource.ts";
import { resultOf } from "./said.ts";

const namedBy = ({ code }: DecodedValue): Named => ({ codings: code.coding ?? [], text: code.text });

const isReading = (measure: Measure): boolean => ["quantity", "titre", "score", "result"].includes(measure.kind);

const whyUnusable: Readonly<Record<NonNullable<Reading["unusable"]>, readonly [message: string, fix: string]>> = {
  unit: ["has a unit that cannot be used", "send the UCUM unit"],
  range: ["is outside what is possible", "check value and unit at the source"],
  value: ["has a value that cannot be read one way", "send it as a number with a unit, or as a coded result"],
  date: ["has no date", "add the date at the source"],
};

function toReading(
  raw: RawResource,
  observation: DecodedObservation,
  value: DecodedValue,
  measure: Measure,
  parts: DecoderParts,
): Decoded {
  const named = textOf(value.code) ?? measure.name;
  const date = usableDate(observation.date);
  const place =
    measure.perNerve || measure.perSide
      ? placeIn([observation.site, value.code.text, ...(value.code.coding ?? []).map((coding) => coding.display)])
      : {};
  const read = readingValue(measure, value.measured, observation, parts.units);
  const lacksNerve = measure.perNerve && place.nerve === undefined;
  // Every member is written, absent ones too: readings of one shape are read faster.
  const reading: Reading = {
    ...entryBase(raw, measure.id, named, date, value.part),
    kind: "reading",
    status: observation.status,
    value: read.value,
    original: read.original,
    range: read.range,
    interpretation: read.interpretation,
    unusable: date === undefined ? (read.unusable ?? "date") : read.unusable,
    nerve: measure.perNerve ? place.nerve : undefined,
    side: measure.perSide ? place.side : undefined,
  };
  const problems: Problem[] = [];
  if (read.unusable !== undefined) {
    const [message, fix] = whyUnusable[read.unusable];
    problems.push(
      problemWith(raw, `unusable-${read.unusable}`, `${measure.name} ${message}; it is shown and not used`, fix),
    );
  }
  if (date === undefined) problems.push(undated(raw, measure.name));
  if (lacksNerve)
    problems.push(
      problemWith(
        raw,
        "no-nerve",
        `${measure.name} names no nerve; it is shown and not used`,
        "name the nerve and the side",
      ),
    );
  if (observation.status === "entered-in-error")
    problems.push(
      problemWith(raw, "entered-in-error", `${measure.name} was entered in error; it is kept out of every fact`),
    );
  return { entries: [reading], problems };
}

/** "Tremor: present", "Live vaccine in the last month: no". */
function toState(
  raw: RawResource,
  observation: DecodedObservation,
  value: DecodedValue,
  measure: Measure,
): readonly Entry[] {
  const { measured } = value;
  const said =
    measured.valueBoolean === undefined
      ? resultOf(
          codesOf(measured.valueCodeableConcept),
          measured.valueString ?? textOf(measured.valueCodeableConcept),
          measure,
        )
      : measured.valueBoolean
        ? "positive"
        : "negative";
  if (said !== "positive" && said !== "negative") return [];
  const state: State = {
    ...entryBase(raw, measure.id, textOf(value.code) ?? measure.name, usableDate(observation.date), value.part),
    kind: "state",
    state: said === "positive" ? "present" : "absent",
  };
  return [state];
}

const statesFrom = (
  raw: RawResource,
  observation: DecodedObservation,
  value: DecodedValue,
  parts: DecoderParts,
): readonly Entry[] => {
  const withdrawn = ["entered-in-error", "cancelled", "registered"].includes(observation.status);
  if (withdrawn || value.measured.valueQuantity !== undefined) return [];
  return parts.recognise
    .others(namedBy(value))
    .measures.filter((measure) => !isReading(measure) && measure.kind !== "treatment")
    .flatMap((measure) => toState(raw, observation, value, measure));
};

/** Decodes an observation and takes what the pack knows. */
export const decodeObservationEntries: Decoder = (raw, parts) => {
  const decoded = decodeObservation(raw);
  if (!decoded.ok) return decoded.error.code === "no-value" ? nothing : refused(decoded.error);
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const value of decoded.value.values) {
    const { measures, unclear } = parts.recognise.readingAtPlace(namedBy(value));
    const [measure] = measures;
    if (unclear !== undefined)
      problems.push(problemWith(raw, "unclear-code", unclear, "add the code to the pack, or correct it at the source"));
    else if (measure === undefined) entries.push(...statesFrom(raw, decoded.value, value, parts));
    else {
      const taken = toReading(raw, decoded.value, value, measure, parts);
      entries.push(...taken.entries);
      problems.push(...taken.problems);
    }
  }
  return { entries, problems };
};
