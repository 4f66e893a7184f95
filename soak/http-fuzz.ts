/**
 * Requests over every call of the OpenAPI document, 100,000 unless told: `npm run soak -- http-fuzz --n 100000 --seed 1`.
 * Each request has its own seed; a campaign that was stopped goes on with another seed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../src/store/open-store.ts";
import { runHttpCampaign } from "../test/fuzz/http-campaign.ts";
import { openAccounts } from "../test/support/accounts.ts";
import type { Soak } from "./main.ts";

export const soak: Soak = {
  async run({ n = 100_000, seed, list }) {
    const folder = mkdtempSync(join(tmpdir(), "ranvier-http-fuzz-"));
    const store = await openStore({ kind: "sqlite", file: join(folder, "ranvier.db") });
    if (!store.ok) throw new Error(store.error.message);
    try {
      const began = performance.now();
      const outcome = await runHttpCampaign(openAccounts(store.value), { n, seed }, (done) =>
        process.stderr.write(`\r${done} of ${n}`),
      );
      const seconds = (performance.now() - began) / 1000;
      console.log(`\n${outcome.requests} requests in ${seconds.toFixed(0)} s: ${JSON.stringify(outcome.statuses)}`);
      console.log(`${outcome.succeeded.size} of ${outcome.operations} calls answered at least once`);
      console.log(`${outcome.failures.length} failures`);
      for (const { seed: own, who, what } of outcome.failures.slice(0, list ? 1000 : 10))
        console.log(`  seed ${own} as ${who}: ${what}`);
      return outcome.failures.length === 0;
    } finally {
      await store.value.destroy();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
