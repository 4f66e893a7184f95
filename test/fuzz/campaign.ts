/** A campaign of mutated records: each must be read without a throw into entries that hold, of the right patient. */
import { Entry } from "../../src/core/chart/chart.ts";
import { readFacts } from "../../src/core/chart/fact-reader.ts";
import { createChance } from "../../src/examples/chance.ts";
import { shippedChartKnowledge } from "../support/charts.ts";
import { shippedSource } from "../support/fhir.ts";
import { mutateRecord } from "./mutate-record.ts";

/** What went wrong, with the seed that shows it again. */
export interface Failure {
  readonly seed: number;
  readonly what: string;
}

export interface Outcome {
  readonly read: number;
  readonly charts: number;
  readonly entries: number;
  readonly problems: number;
  readonly failures: readonly Failure[];
}

const now = "2026-11-21";

/** A resource's name occurs once in the text, so that what becomes of it can be told. */
const isOnce = (text: string, name: string): boolean => {
  const id = `"id":"${name.split("/")[1] ?? ""}"`;
  return text.indexOf(id) === text.lastIndexOf(id);
};

/** Reads one mutated record and says what is wrong with the outcome. `deep` also reads every fact. */
function judge(text: string, foreign: ReadonlySet<string>, deep: boolean) {
  const { charts, problems } = shippedSource().read(text);
  const wrong: string[] = [];
  const entries = charts.flatMap(({ chart }) => chart.entries);
  for (const entry of entries) {
    if (!Entry.safeParse(entry).success) wrong.push(`an entry that does not hold: ${entry.measure}`);
    if (entry.kind === "reading" && typeof entry.value === "object" && !Number.isFinite(entry.value.value))
      wrong.push(`no number: ${entry.measure}`);
    if (foreign.has(entry.resource) && isOnce(text, entry.resource)) wrong.push(`${entry.resource} is somebody else's`);
  }
  if (charts.length === 0 && problems.length === 0) wrong.push("nothing was read and nothing was said");
  if (deep)
    for (const { chart } of charts) {
      const read = readFacts(chart, shippedChartKnowledge(), now);
      for (const name of shippedChartKnowledge().facts.keys()) read(name);
    }
  const listed = problems.length + charts.reduce((sum, chart) => sum + chart.problems.length, 0);
  return { wrong, charts: charts.length, entries: entries.length, problems: listed };
}

/** Runs `n` mutations of the sources. Facts are read of every tenth. `onRecord` sees each text. */
export function runCampaign(sources: readonly unknown[], n: number, seed: number): Outcome {
  const failures: Failure[] = [];
  let [charts, entries, problems] = [0, 0, 0];
  for (let at = 0; at < n; at++) {
    const own = seed * 1_000_003 + at;
    const { text, foreign } = mutateRecord(sources[at % sources.length], createChance(own));
    try {
      const judged = judge(text, foreign, at % 10 === 0);
      charts += judged.charts;
      entries += judged.entries;
      problems += judged.problems;
      for (const what of judged.wrong) failures.push({ seed: own, what });
    } catch (error) {
      failures.push({ seed: own, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return { read: n, charts, entries, problems, failures };
}
