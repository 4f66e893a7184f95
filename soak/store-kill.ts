/** Kills writers and database servers at random moments: `--n` kills of each kind. One lost write is a failure. */
import { runTrial, trials } from "../test/kills/grounds.ts";
import { createRandom } from "../test/mutations/random.ts";
import type { Soak } from "./main.ts";

export const soak: Soak = {
  async run({ n = 100, seed }) {
    const random = createRandom(seed);
    console.log(`${n} kills of each kind, seed ${seed}`);
    console.log("database    killed                   kills  acknowledged writes  findings");
    let held = true;
    for (const trial of trials) {
      const { kills, acknowledged, findings } = await runTrial(trial, n, random);
      const counts = `${String(kills).padStart(5)}  ${String(acknowledged).padStart(19)}  ${findings.length}`;
      console.log(`${trial.database.padEnd(12)}${trial.victim.padEnd(24)} ${counts}`);
      for (const finding of findings) console.error(`  ${finding}`);
      held &&= findings.length === 0;
    }
    return held;
  },
};
