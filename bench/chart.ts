/**
 * How fast a record becomes facts, against compiled FHIRPath over the same parsed Bundle in the same run.
 *
 *   node bench/chart.ts [--n 40] [--observations 800] [--json]
 *
 * One patient with the asked number of Observations (the examples' own analytes, repeated over the years). Ours: parsed Bundle
 * to chart, then every fact of the pack; and from the parsed Bundle to what the rules say. The peer: as many compiled
 * fhirpath.js expressions as there are facts, of the kinds a rule needs (code, status, last date, threshold). Milliseconds are
 * processor time; quote the ratio.
 */
import { parseArgs } from "node:util";
import { compile } from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { readFacts } from "../src/core/chart/fact-reader.ts";
import { assess } from "../src/core/pathway/assess.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { createPathway } from "../src/core/pathway/pathway.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { shippedChartKnowledge } from "../test/support/charts.ts";
import { shippedSource } from "../test/support/fhir.ts";
import { digestOf } from "../src/store/digest.ts";
import { shippedKnowledge } from "../test/support/product.ts";

const { values } = parseArgs({
  options: {
    n: { type: "string", default: "40" },
    observations: { type: "string", default: "800" },
    json: { type: "boolean" },
  },
});
const runs = Number(values.n);
const wanted = Number(values.observations);

type Json = Readonly<Record<string, unknown>>;
const resourceOf = (entry: Json): Json => entry["resource"] as Json;

/** The longest example with its Observations repeated, each time 30 days earlier, until there are enough. */
function longRecord(): Json {
  const [longest] = exampleRecords("2026-11-21").toSorted(
    (a, b) => JSON.stringify(b.bundle).length - JSON.stringify(a.bundle).length,
  );
  if (longest === undefined) throw new Error("there are no examples");
  const entries = longest.bundle["entry"] as readonly Json[];
  const others = entries.filter((entry) => resourceOf(entry)["resourceType"] !== "Observation");
  const own = entries.filter((entry) => resourceOf(entry)["resourceType"] === "Observation");
  const observations = Array.from({ length: wanted }, (_, at): Json => {
    const round = Math.floor(at / own.length);
    const resource = resourceOf(own[at % own.length] ?? {});
    const day = new Date(Date.parse(String(resource["effectiveDateTime"])) - round * 30 * 86_400_000);
    return {
      resource: {
        ...resource,
        id: `${String(resource["id"])}-${round}`,
        effectiveDateTime: day.toISOString().slice(0, 10),
      },
    };
  });
  return { resourceType: "Bundle", type: "collection", entry: [...others, ...observations] };
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const round = (n: number): number => Number(n.toFixed(2));

function time(work: () => unknown, count: number): number {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
  }
  return median(times);
}

const knowledge = shippedChartKnowledge();
const source = shippedSource();
const bundle = longRecord();
const text = JSON.stringify(bundle);
const { chart } = source.readParsed(bundle).charts[0] ?? { chart: undefined };
if (chart === undefined) throw new Error("the record gave no chart");

const readAll = (): void => {
  const read = readFacts(chart, knowledge, "2026-11-21");
  for (const name of knowledge.facts.keys()) read(name);
};
for (let at = 0; at < 20; at++) {
  source.readParsed(bundle);
  readAll();
}

/** One expression of the kind each fact needs: the last final value of a code, and whether it passes a limit. */
const expressions = [...knowledge.facts.values()].map((fact) => {
  const code = knowledge.measures.get(fact.measure ?? "")?.codes?.loinc?.[0] ?? "2472-9";
  const path = `Bundle.entry.resource.ofType(Observation).where(code.coding.where(system = 'http://loinc.org' and code = '${code}').exists() and status = 'final' and effective >= @2026-01-01).value.value.last() > 40`;
  return compile(path, r4);
});
const peerCount = Math.min(expressions.length, 20);

const parsedToChart = time(() => source.readParsed(bundle), runs);
const chartToFacts = time(readAll, runs);
const textToFacts = time(() => {
  const read = source.read(text).charts[0];
  if (read !== undefined) readAll();
}, runs);
const pathways = shippedKnowledge()
  .libraries.filter(({ pack }) => pack.rules.length > 0)
  .map((library) => createPathway(library, factTypesOf(library.pack.facts)));
const bundleToAdvice = time(() => {
  for (const read of source.readParsed(bundle).charts)
    for (const pathway of pathways)
      assess(pathway, readFacts(read.chart, knowledge, "2026-11-21"), "2026-11-21", digestOf);
}, runs);
const peerEach =
  time(
    () => expressions.slice(0, peerCount).forEach((expression) => expression(bundle)),
    Math.max(3, Math.floor(runs / 8)),
  ) / peerCount;
const ours = parsedToChart + chartToFacts;
const peer = peerEach * expressions.length;
const figures = {
  observations: wanted,
  facts: knowledge.facts.size,
  bundleKilobytes: Math.round(text.length / 1024),
  parsedBundleToChartMs: round(parsedToChart),
  chartToAllFactsMs: round(chartToFacts),
  parsedBundleToRecommendationsMs: round(bundleToAdvice),
  textToAllFactsMs: round(textToFacts),
  fhirpathOneExpressionMs: round(peerEach),
  fhirpathAllExpressionsMs: round(peer),
  ratio: Math.round(peer / ours),
};
if (values.json === true) console.log(JSON.stringify(figures));
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${value}`);
