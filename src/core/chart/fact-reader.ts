/** Facts of one chart at one moment: what rules, pages and letters read. */
import { calendarDay, parseWhen, yearsBetween } from "../calendar.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { Chart } from "./chart.ts";
import { readChoice } from "./choose.ts";
import type { FactReader, FactValue } from "./fact-value.ts";
import { type IndexedChart, indexChart } from "./indexed-chart.ts";
import { known, unknown } from "./known.ts";
import { readChange } from "./read-change.ts";
import { readCount, readDate, readPlanned, readPresent, readSince, readState, readWithin } from "./read-events.ts";
import { readPositive } from "./read-positive.ts";
import { readDrawnWithin, readValue } from "./read-value.ts";
import { readResponse } from "./response.ts";

/** The part of a pack that charts are read with. */
export interface ChartKnowledge {
  readonly measures: ReadonlyMap<string, Measure>;
  readonly facts: ReadonlyMap<string, ChartFact>;
}

/** Lays out a pack's measures and facts, once for all charts. */
export const prepareChartKnowledge = (pack: {
  readonly measures: readonly Measure[];
  readonly facts: readonly ChartFact[];
}): ChartKnowledge => ({
  measures: new Map(pack.measures.map((measure) => [measure.id, measure])),
  facts: new Map(pack.facts.map((fact) => [fact.id, fact])),
});

/** The patient record as a source. */
const patient = (chart: Chart): { readonly resource: string } => ({ resource: `Patient/${chart.id}` });

/** Age in whole years. A birth date known to the year counts as reached: cautions for age come rather early than late. */
function readAge({ chart, today }: IndexedChart): FactValue {
  const born = chart.birthDate === undefined ? undefined : parseWhen(chart.birthDate);
  if (born === undefined) return unknown("missing", "no birth date on record");
  const value =
    born.precision === "year" ? calendarDay(today).year - calendarDay(born.from).year : yearsBetween(born.from, today);
  return known({ value, unit: "a" }, [patient(chart)], chart.birthDate);
}

function readSex({ chart }: IndexedChart): FactValue {
  return chart.sex === undefined || chart.sex === "unknown"
    ? unknown("missing", "no sex on record")
    : known(chart.sex, [patient(chart)]);
}

/** A record that knew of a death would say so. */
const readDeceased = ({ chart }: IndexedChart): FactValue =>
  known(chart.deceased === true, chart.deceased === true ? [patient(chart)] : [], chart.deathDate);

function readOfMeasure(chart: IndexedChart, fact: ChartFact): FactValue {
  const measure = chart.measures.get(fact.measure ?? "");
  if (measure === undefined) throw new Error(`fact ${fact.id} names no measure; run pack check`);
  if (fact.take === "change") return readChange(chart, fact, measure);
  if (fact.take === "drawn-within") return readDrawnWithin(chart, fact, measure);
  return fact.take === "positive" ? readPositive(chart, fact, measure) : readValue(chart, fact, measure);
}

function readFact(chart: IndexedChart, fact: ChartFact, read: FactReader): FactValue {
  switch (fact.take) {
    case "age":
      return readAge(chart);
    case "sex":
      return readSex(chart);
    case "deceased":
      return readDeceased(chart);
    case "choose":
      return readChoice(fact, read);
    case "response":
      return readResponse(chart, fact);
    case "count":
    case "doses":
      return readCount(chart, fact);
    case "months-since":
    case "weeks-since":
      return readSince(chart, fact);
    case "date":
      return readDate(chart, fact);
    case "within":
      return readWithin(chart, fact);
    case "present":
      return readPresent(chart, fact);
    case "state":
      return readState(chart, fact);
    case "planned":
      return readPlanned(chart, fact);
    default:
      return readOfMeasure(chart, fact);
  }
}

/** Reads facts of a laid-out chart; each is worked out once. A name that the pack does not have is a mistake in a rule. */
export function createFactReader(chart: IndexedChart, facts: ReadonlyMap<string, ChartFact>): FactReader {
  const read = new Map<string, FactValue>();
  const reader: FactReader = (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const fact = facts.get(name);
    if (fact === undefined) throw new Error(`there is no fact “${name}”; run pack check`);
    const value = readFact(chart, fact, reader);
    read.set(name, value);
    return value;
  };
  return reader;
}

/** Reads facts of a chart at a moment. `now` is an ISO 8601 date or time; nothing dated later is seen, plans apart. */
export const readFacts = (chart: Chart, knowledge: ChartKnowledge, now: string): FactReader =>
  createFactReader(indexChart(chart, knowledge.measures, now), knowledge.facts);
