/** One part in fifty of the kill campaign: an ingest that is killed and begun again loses nothing. */
import { expect, test } from "vitest";
import { soak } from "./ingest-kill.ts";

test("an ingest that is killed at a random moment and begun again holds what an undisturbed one does", async () => {
  expect(await soak.run({ n: 1, seed: Date.now() % 1000, list: false })).toBe(true);
}, 240_000);
