import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { digestOfPacks, keepPacks, keptFile } from "./kept-packs.ts";
import { type Kept, readPacksApart } from "./read-apart.ts";
import { changed, miniPack, writePack } from "./mini-pack.ts";
import { packsOf, readPacks } from "./read-checked-packs.ts";

const packsFolder = resolve(import.meta.dirname, "../../packs");
const compiled = mkdtempSync(join(tmpdir(), "ranvier-compiled-"));
afterEach(() => rmSync(compiled, { recursive: true, force: true }));

const keptIn = (folder: string): Kept => ({ codeIn: folder, packsIn: [folder] });
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("readPacksApart reads the same with compiled code that is new and damaged", async () => {
  const here = readPacks(packsFolder);
  if (!here.ok) throw new Error("the packs cannot be read");
  const expected = { ok: true, value: packsOf(here.value) };
  const first = readPacksApart(packsFolder, keptIn(compiled));
  expect(await first.read).toEqual(expected);
  expect(await first.checked).toEqual([]);
  // By then the code is kept; the packs are kept next.
  await vi.waitFor(() => expect(existsSync(keptFile(compiled))).toBe(true), { timeout: 30_000 });
  await first.end();
  const kept = filesIn(compiled);
  expect(kept.length).toBeGreaterThan(50);
  for (const [at, file] of kept.entries())
    writeFileSync(file, at % 2 === 0 ? "damaged" : readFileSync(file).subarray(0, 90));
  const second = readPacksApart(packsFolder, keptIn(compiled));
  expect(await second.read).toEqual(expected);
  await second.end();
}, 120_000);

test("readPacksApart takes kept packs as they are, and only as long as no file of theirs changes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-packs-"));
  const own = join(folder, "compiled");
  cpSync(join(packsFolder, "general"), join(folder, "packs", "general"), { recursive: true });
  const packs = join(folder, "packs");
  const here = readPacks(packs);
  if (!here.ok) throw new Error("the pack cannot be read");
  const { general } = packsOf(here.value);
  const marked = { general: { ...general, header: { ...general.header, title: "Kept" } }, packs: [] };
  keepPacks([own], digestOfPacks(packs), marked);
  const taken = readPacksApart(packs, keptIn(own));
  expect(await taken.read).toEqual({ ok: true, value: marked });
  expect(await taken.checked).toEqual([]);
  appendFileSync(join(packs, "general", "pack.yaml"), "# Changed\n");
  const anew = readPacksApart(packs, keptIn(own));
  expect(await anew.read).toEqual({ ok: true, value: { general, packs: [] } });
  await anew.end();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

test("readPacksApart keeps no pack that is not sound", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-packs-"));
  const own = join(folder, "compiled");
  cpSync(join(packsFolder, "general"), join(folder, "packs", "general"), { recursive: true });
  const unsound = changed(miniPack, "gaps.yaml", "nearest: [strength-improves]", "nearest: [nothing-there]");
  cpSync(writePack(unsound), join(folder, "packs", "mini"), { recursive: true });
  const apart = readPacksApart(join(folder, "packs"), keptIn(own));
  expect(await apart.read).toMatchObject({ ok: true });
  expect(await apart.checked).not.toEqual([]);
  await apart.ended;
  expect(existsSync(keptFile(own))).toBe(false);
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
