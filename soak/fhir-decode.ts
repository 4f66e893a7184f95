/**
 * Real FHIR files: `npm run soak -- fhir-decode --folder <FHIR NDJSON files>`. Every Observation is decoded or refused with a
 * reason; every patient is read without a throw, and none without anti-MAG neuropathy on record is taken for one.
 */
import { readFacts } from "../src/core/chart/fact-reader.ts";
import { decodeObservation } from "../src/fhir/observation.ts";
import { shippedChartKnowledge } from "../test/support/charts.ts";
import { shippedSource } from "../test/support/fhir.ts";
import { patientBundles, resourcesOfKind } from "../test/fuzz/fhir-folder.ts";
import type { Soak } from "./main.ts";

function tallyObservations(folder: string): boolean {
  const files = new Map<string, { decoded: number; refused: Map<string, number> }>();
  let withoutReason = 0;
  for (const { file, resource } of resourcesOfKind(folder, "Observation")) {
    const tally = files.get(file) ?? { decoded: 0, refused: new Map<string, number>() };
    files.set(file, tally);
    const decoded = decodeObservation({
      type: "Observation",
      id: String(resource["id"]),
      fullUrl: undefined,
      pointer: "/",
      body: resource,
    });
    if (decoded.ok) tally.decoded += 1;
    else {
      if (decoded.error.message.length < 20) withoutReason += 1;
      tally.refused.set(decoded.error.message, (tally.refused.get(decoded.error.message) ?? 0) + 1);
    }
  }
  for (const [file, { decoded, refused }] of files) {
    const total = [...refused.values()].reduce((sum, count) => sum + count, decoded);
    console.log(`${file}: ${total} Observations, ${decoded} decoded, ${total - decoded} refused with a reason`);
    for (const [reason, count] of [...refused].toSorted((a, b) => b[1] - a[1]).slice(0, 8))
      console.log(`    ${count} × ${reason}`);
  }
  return withoutReason === 0;
}

function readPatients(folder: string): boolean {
  const populations = new Map<string, number>();
  let [patients, entries, problems, crashes] = [0, 0, 0, 0];
  const began = performance.now();
  for (const bundle of patientBundles(folder))
    try {
      for (const { chart, problems: listed } of shippedSource().readParsed(bundle).charts) {
        const population = readFacts(chart, shippedChartKnowledge(), "2026-11-21")("population");
        const said = population.known ? JSON.stringify(population.value) : population.because;
        populations.set(said, (populations.get(said) ?? 0) + 1);
        patients += 1;
        entries += chart.entries.length;
        problems += listed.length;
      }
    } catch (error) {
      crashes += 1;
      console.log(error);
    }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${patients} patients read in ${seconds.toFixed(1)} s: ${entries} entries, ${problems} problems, ${crashes} crashes`,
  );
  console.log(`population: ${[...populations].map(([name, count]) => `${name} ${count}`).join(", ")}`);
  return crashes === 0 && (populations.get('"confirmed"') ?? 0) === 0;
}

export const soak: Soak = {
  run({ folder }) {
    if (folder === undefined) {
      console.error("name a folder with FHIR files: --folder <path>");
      return false;
    }
    const observations = tallyObservations(folder);
    return readPatients(folder) && observations;
  },
};
