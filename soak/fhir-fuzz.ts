/**
 * Mutated records, 100,000 unless told: `npm run soak -- fhir-fuzz --n 100000 --seed 1 [--folder <FHIR NDJSON files>]`.
 * Without a folder the example patients are mutated; with one, its patients too, cut to 40 resources each.
 */
import { exampleRecords } from "../src/examples/example-records.ts";
import { runCampaign } from "../test/fuzz/campaign.ts";
import type { Soak } from "./main.ts";
import { patientBundles } from "../test/fuzz/fhir-folder.ts";

export const soak: Soak = {
  run({ n = 100_000, seed, list, folder }) {
    const examples = exampleRecords("2026-11-21").map(({ bundle }) => bundle);
    const real = folder === undefined ? [] : patientBundles(folder, 40);
    const began = performance.now();
    const outcome = runCampaign([...examples, ...real], n, seed);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `${outcome.read} mutated records of ${examples.length} examples and ${real.length} other patients in ${seconds.toFixed(0)} s`,
    );
    console.log(`${outcome.charts} charts, ${outcome.entries} entries, ${outcome.problems} problems listed`);
    console.log(`${outcome.failures.length} failures`);
    for (const { seed: own, what } of outcome.failures.slice(0, list ? 1000 : 10))
      console.log(`  seed ${own}: ${what}`);
    return outcome.failures.length === 0;
  },
};
