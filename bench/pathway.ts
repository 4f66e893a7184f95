/**
 * How fast records are assessed, against compiled fhirpath.js on the same conditions and the same parsed input.
 *
 *   node bench/pathway.ts <bundles.ndjson[.gz]> [--json]
 *
 * The file has one Bundle a line. A thousand patients are its own and copies under new ids with shifted dates. Every rule is run on
 * every patient, as if each had the disease. Milliseconds are processor time; quote the ratios.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { compile } from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import type { Chart } from "../src/core/chart/chart.ts";
import { prepareChartKnowledge, readFacts } from "../src/core/chart/fact-reader.ts";
import type { FactReader } from "../src/core/chart/fact-value.ts";
import { assess } from "../src/core/pathway/assess.ts";
import { comparisonsOf } from "../src/core/pathway/condition.ts";
import { factsOf } from "../src/core/pathway/decisive.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { createPathway } from "../src/core/pathway/pathway.ts";
import { runPathway } from "../src/core/pathway/run.ts";
import { createChartSource } from "../src/fhir/read-charts.ts";
import { digestOf } from "../src/store/digest.ts";
import { memberOf, overBundle, overFacts } from "./as-fhirpath.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
const [file] = positionals;
if (file === undefined) throw new Error("name a file of Bundles: node bench/pathway.ts bundles.ndjson.gz");

const today = "2026-11-21";
const knowledge = loadKnowledge("packs");
if (!knowledge.ok) throw new Error(knowledge.error[0]?.message);
const library = knowledge.value.libraries.find((l) => l.pack.rules.length > 0);
if (library === undefined) throw new Error("no pack with rules");
const pathway = createPathway(library, factTypesOf(library.pack.facts));
const source = createChartSource(library.pack.measures);
const chartKnowledge = prepareChartKnowledge(library.pack);

const bytes = readFileSync(file);
const texts = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n").filter(Boolean);

/** Copies under new ids, their dates shifted by up to two years: a fixed seed makes them the same each time. */
function thousand(): readonly string[] {
  const copies = Array.from({ length: Math.max(0, 1000 - texts.length) }, (_, i) => {
    const shift = ((i * 7919) % 3) - 1;
    return (texts[i % texts.length] ?? "").replaceAll(
      /"(19|20)(\d\d)-/gu,
      (_m, century: string, year: string) => `"${String(Number(century + year) + shift)}-`,
    );
  });
  return [...texts, ...copies];
}

/** Everybody is taken to have the disease, so that every rule is run. */
const asConfirmed =
  (read: FactReader): FactReader =>
  (fact) =>
    fact === "population" ? { known: true, value: "confirmed", resources: [] } : read(fact);
/** Processor time, which others on the machine disturb less than the clock. */
const timed = (work: () => void): number => {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const rounds = (work: () => void, times = 5): number => median(Array.from({ length: times }, () => timed(work)));

const parsed: readonly unknown[] = thousand().map((text) => JSON.parse(text) as unknown);
const assessChart = (chart: Chart): number =>
  assess(pathway, asConfirmed(readFacts(chart, chartKnowledge, today)), today, digestOf).recommendations.length;
const chartsOf = (bundle: unknown): readonly Chart[] => source.readParsed(bundle).charts.map((read) => read.chart);

// A thousand patients
const charts: Chart[] = [];
const readMs = timed(() => charts.push(...parsed.flatMap(chartsOf)));
const said = charts.reduce(
  (sum, chart) =>
    sum + assess(pathway, readFacts(chart, chartKnowledge, today), today, digestOf).recommendations.length,
  0,
);
const rulesMs = rounds(() => charts.forEach(assessChart), 3);

// The patient with the most Observations below 900
const sizes = parsed.slice(0, texts.length).map((bundle, at) => ({
  at,
  observations: (JSON.stringify(bundle).match(/"resourceType":"Observation"/gu) ?? []).length,
}));
const large = sizes.filter((s) => s.observations <= 900).reduce((a, b) => (b.observations > a.observations ? b : a));
const largeBundle = parsed[large.at];
const largeMs = rounds(() => chartsOf(largeBundle).forEach(assessChart), 41);
const largeCharts = chartsOf(largeBundle);
const largeRulesMs = rounds(() => largeCharts.forEach(assessChart), 41);

// The same conditions by fhirpath.js over the Bundle
const comparisons = pathway.rules.flatMap((ready) => comparisonsOf(ready.whole));
const bundlePaths = [
  ...new Set(
    comparisons.flatMap(
      ({ comparison }) => overBundle(comparison, chartKnowledge.facts, chartKnowledge.measures) ?? [],
    ),
  ),
].map((path) => compile(path, r4));
const sample = sizes.filter((_, i) => i % Math.ceil(sizes.length / 20) === 0).map((s) => parsed[s.at]);
const oursOnBundles = rounds(() => sample.flatMap(chartsOf).forEach(assessChart));
const theirsOnBundles = timed(() => {
  for (const bundle of sample) for (const path of bundlePaths) void path(bundle);
});

// The same conditions on prepared facts
const everyFact = [...new Set(pathway.rules.flatMap((ready) => factsOf(ready.whole, pathway.conditionOf)))];
const prepared = charts.slice(0, 100).map((chart) => {
  const read = asConfirmed(readFacts(chart, chartKnowledge, today));
  everyFact.forEach(read);
  const told = everyFact.flatMap((fact) => {
    const value = read(fact);
    if (!value.known) return [];
    return [[memberOf(fact), typeof value.value === "object" ? value.value.value : value.value] as const];
  });
  return { read, plain: { facts: Object.fromEntries(told) } };
});
const factPaths = pathway.rules.map((ready) => compile(overFacts(ready.whole, pathway.conditionOf)));
const oursOnFacts = rounds(() => prepared.forEach(({ read }) => runPathway(pathway, read, today)));
const provenOnFacts = rounds(() =>
  prepared.forEach(({ read }) =>
    runPathway(pathway, read, today).results.forEach(
      (result) => result.outcome !== "silent" && void result.proofs.whole,
    ),
  ),
);
const theirsOnFacts = rounds(() => prepared.forEach(({ plain }) => factPaths.forEach((path) => void path(plain))), 3);

const round = (n: number, digits = 1): number => Number(n.toFixed(digits));
const report = {
  rules: pathway.rules.length,
  comparisons: comparisons.length,
  patients: charts.length,
  saidOfThemAsTheyAre: said,
  readThousandMs: round(readMs),
  rulesThousandMs: round(rulesMs),
  largePatient: {
    observations: large.observations,
    bundleToRecommendationsMs: round(largeMs, 2),
    ofWhichFactsAndRulesMs: round(largeRulesMs, 2),
  },
  overBundles: {
    patients: sample.length,
    expressions: bundlePaths.length,
    oursMs: round(oursOnBundles),
    fhirpathMs: round(theirsOnBundles),
    ratio: round(theirsOnBundles / oursOnBundles),
  },
  onFacts: {
    patients: prepared.length,
    expressions: factPaths.length,
    oursMs: round(oursOnFacts),
    withProofsOfWhatIsNotSilentMs: round(provenOnFacts),
    fhirpathMs: round(theirsOnFacts),
    ratio: round(theirsOnFacts / oursOnFacts),
  },
};
if (values.json === true) console.log(JSON.stringify(report, null, 2));
else console.log(report);
