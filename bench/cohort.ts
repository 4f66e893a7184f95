/**
 * How long a table of 1,000 charts takes, after parsing.
 *
 *   node bench/cohort.ts [--json]
 *
 * The charts are the example histories and the synthetic cohort under new ids with other seeds: about a third of them does not
 * count in. Milliseconds are processor time, which others on the machine disturb less than the clock.
 */
import { parseArgs } from "node:util";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import type { Chart } from "../src/core/chart/chart.ts";
import { knowledgeOfCohort } from "../src/core/cohort/knowledge-of.ts";
import type { CohortReport } from "../src/core/cohort/report.ts";
import { createCohortTally } from "../src/core/cohort/tally.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { pilotCohort } from "../src/examples/pilot-cohort.ts";
import { createChartSource } from "../src/fhir/read-charts.ts";

const { values } = parseArgs({ options: { json: { type: "boolean" } } });
const today = "2026-11-21";
const size = 1000;

const knowledge = loadKnowledge("packs");
if (!knowledge.ok) throw new Error(knowledge.error[0]?.message);
const pack = knowledge.value.libraries.find((library) => library.pack.cohorts.length > 0)?.pack;
const cohort = pack?.cohorts[0];
if (pack === undefined || cohort === undefined) throw new Error("no pack has a cohort");
const source = createChartSource(pack.measures);

function charts(): readonly Chart[] {
  const read: Chart[] = [];
  for (let seed = 1; read.length < size; seed += 1)
    for (const { bundle } of [...pilotCohort(today, seed), ...exampleRecords(today, seed)])
      for (const { chart } of source.readParsed(bundle).charts) read.push({ ...chart, id: `${chart.id}-${seed}` });
  return read.slice(0, size);
}

/** Milliseconds of processor time. */
function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return { ms: (user + system) / 1000, result };
}

const ready = knowledgeOfCohort(pack, cohort);
const people = charts();
function table(): CohortReport {
  const tally = createCohortTally(ready, { pack: { id: "bench", version: "0" }, today }, {});
  for (const chart of people) tally.add(chart);
  return tally.report();
}

const first = timed(table);
const rounds = Array.from({ length: 5 }, () => timed(table).ms).toSorted((a, b) => a - b);
const result = {
  charts: people.length,
  entries: people.reduce((sum, { entries }) => sum + entries.length, 0),
  countedIn: first.result.patients,
  coldCpuMs: Math.round(first.ms),
  medianCpuMs: Math.round(rounds[2] ?? 0),
};
console.log(
  values.json === true
    ? JSON.stringify(result)
    : `${result.charts} charts with ${result.entries} entries, ${result.countedIn} count in: ${result.coldCpuMs} ms at first, ${result.medianCpuMs} ms then (median of 5, processor time)`,
);
