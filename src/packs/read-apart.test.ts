import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readPacksApart } from "./read-apart.ts";
import { packsOf, readPacks } from "./read-checked-packs.ts";

const packsFolder = resolve(import.meta.dirname, "../../packs");
const compiled = mkdtempSync(join(tmpdir(), "ranvier-compiled-"));
afterEach(() => rmSync(compiled, { recursive: true, force: true }));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("readPacksApart reads the same with compiled code that is new and damaged", async () => {
  const here = readPacks(packsFolder);
  if (!here.ok) throw new Error("the packs cannot be read");
  const expected = { ok: true, value: packsOf(here.value) };
  const first = readPacksApart(packsFolder, compiled);
  expect(await first.read).toEqual(expected);
  // By then the code is kept.
  await first.checked;
  await first.end();
  const kept = filesIn(compiled);
  expect(kept.length).toBeGreaterThan(50);
  for (const [at, file] of kept.entries())
    writeFileSync(file, at % 2 === 0 ? "damaged" : readFileSync(file).subarray(0, 90));
  const second = readPacksApart(packsFolder, compiled);
  expect(await second.read).toEqual(expected);
  await second.end();
}, 60_000);
