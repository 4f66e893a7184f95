import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOfPacks, findKeptPacks, keepPacks } from "./kept-packs.ts";
import { readCheckedPacks } from "./read-checked-packs.ts";
import { readKeptPacks } from "./read-kept-packs.ts";

const shipped = join(import.meta.dirname, "../../packs");
let folder: string;
let packs: string;
let kept: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ranvier-packs-"));
  [packs, kept] = [join(folder, "packs"), join(folder, "compiled")];
  cpSync(shipped, packs, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function whole() {
  const read = readCheckedPacks(packs);
  if (!read.ok) throw new Error("the packs are not sound");
  return read.value;
}

test("what was read whole is kept, and is what reading gives", () => {
  const first = readKeptPacks(packs, [kept]);
  expect(first).toStrictEqual({ ok: true, value: whole() });
  expect(findKeptPacks([kept], digestOfPacks(packs))).toStrictEqual(whole());
  expect(readKeptPacks(packs, [kept])).toStrictEqual(first);
});

test("kept packs are taken, all or those that are named; a name that was not kept is read", () => {
  const marked = { ...whole(), packs: whole().packs.map((pack) => ({ ...pack, header: { ...pack.header, title: "Kept" } })) };
  keepPacks([kept], digestOfPacks(packs), marked);
  const titles = (ids?: readonly string[]) => {
    const read = readKeptPacks(packs, [kept], ids);
    return read.ok ? read.value.packs.map(({ header }) => header.title) : read.error.map(({ code }) => code);
  };
  expect(titles()).toEqual(marked.packs.map(() => "Kept"));
  expect(titles([])).toEqual([]);
  expect(titles(marked.packs.map(({ header }) => header.id))).toEqual(marked.packs.map(() => "Kept"));
  const missing = readCheckedPacks(packs, ["nowhere"]);
  expect(titles(["nowhere"])).toEqual(missing.ok ? [] : missing.error.map(({ code }) => code));
});

test("a pack that changed is read anew, and one that is not sound is refused and not kept", () => {
  readKeptPacks(packs, [kept]);
  appendFileSync(join(packs, "anti-mag", "gaps.yaml"), "- { id: Not A Slug }\n");
  const read = readKeptPacks(packs, [kept]);
  expect(read.ok).toBe(false);
  expect(findKeptPacks([kept], digestOfPacks(packs))).toBeUndefined();
});
