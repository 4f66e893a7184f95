/** One kill in a hundred of `npm run soak -- store-kill`. */
import { expect, test } from "vitest";
import { createRandom } from "../mutations/random.ts";
import { databases } from "../support/databases.ts";
import { runTrial, trials } from "./grounds.ts";

const without = databases.filter(({ unavailable }) => unavailable !== undefined).map(({ name }) => name);

/** Two processes start; on a busy machine that alone takes a while. */
const limitMs = 180_000;

test.for(trials)("$database survives a kill of: $victim", { timeout: limitMs }, async (trial, { skip }) => {
  skip(without.includes(trial.database), "this database cannot be started here");
  const { kills, findings } = await runTrial(trial, 1, createRandom(1));
  expect({ kills, findings }).toEqual({ kills: 1, findings: [] });
});
