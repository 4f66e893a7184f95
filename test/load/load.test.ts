import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startServer } from "../support/server-process.ts";
import { runLoad } from "./campaign.ts";

test("readers ask while a board reviews: nobody gets an error, and something is approved", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-load-"));
  const server = await startServer({ RANVIER_DATA: folder });
  try {
    const outcome = await runLoad(server, { seconds: 4, readers: 4, editors: 3 });
    expect(outcome.errors).toEqual([]);
    expect(outcome.asked.calls).toBeGreaterThan(0);
    expect(outcome.approved).toBeGreaterThan(0);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);
