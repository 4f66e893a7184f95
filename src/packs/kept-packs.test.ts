import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { miniPack, writePack } from "./mini-pack.ts";
import { digestOfPacks, findKeptPacks, keepPacks, keptFile } from "./kept-packs.ts";
import { packsOf, readPacks } from "./read-checked-packs.ts";
import { readPack } from "./read-pack.ts";

let folder: string;
let pack: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ranvier-kept-"));
  pack = writePack(miniPack);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function mini() {
  const read = readPack(pack);
  if (!read.ok) throw new Error("the sound pack cannot be read");
  return { general: read.value.pack, packs: [read.value.pack] };
}

test("keepPacks gives back what was kept, member for member", () => {
  const shipped = readPacks(join(import.meta.dirname, "../../packs"));
  if (!shipped.ok) throw new Error("the packs cannot be read");
  const packs = packsOf(shipped.value);
  keepPacks([folder], "a", packs);
  expect(findKeptPacks([folder], "a")).toStrictEqual(packs);
});

test("findKeptPacks finds nothing where nothing was kept, or under another digest", () => {
  expect(findKeptPacks([folder], "a")).toBeUndefined();
  keepPacks([folder], "a", mini());
  expect(findKeptPacks([folder], "b")).toBeUndefined();
  expect(findKeptPacks([folder], "a")).toBeDefined();
});

test.each<[string, (text: string) => string]>([
  ["empty", () => ""],
  ["cut off", (text) => text.slice(0, -1)],
  ["cut off in its first line", (text) => text.slice(0, 1)],
  ["changed by one letter", (text) => text.replace("samplumab", "samplumad")],
  ["longer", (text) => `${text} `],
  ["something else", () => "a\nb\n{}"],
])("findKeptPacks takes no file that is %s", (_, damage) => {
  keepPacks([folder], "a", mini());
  const text = readFileSync(keptFile(folder), "utf8");
  expect(damage(text)).not.toBe(text);
  writeFileSync(keptFile(folder), damage(text));
  expect(findKeptPacks([folder], "a")).toBeUndefined();
});

test("keepPacks leaves what cannot be written", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => keepPacks([join(file, "below")], "a", mini())).not.toThrow();
});

test("packs are kept in the first folder that can be written, and found in the first that has them", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const [unwritable, first, second] = [join(file, "below"), join(folder, "first"), join(folder, "second")];
  keepPacks([unwritable, first, second], "a", mini());
  expect(findKeptPacks([second], "a")).toBeUndefined();
  expect(findKeptPacks([unwritable, second, first], "a")).toStrictEqual(mini());
  keepPacks([second], "b", mini());
  writeFileSync(keptFile(first), "damaged");
  expect(findKeptPacks([first, second], "b")).toStrictEqual(mini());
});

test("digestOfPacks changes with a pack's text, with another file, and with the program", () => {
  const program = join(folder, "program.ts");
  writeFileSync(program, "1");
  const [digest, other] = [digestOfPacks(pack, [program]), digestOfPacks(pack, [])];
  expect(digest).not.toBe(other);
  expect(digestOfPacks(pack, [program])).toBe(digest);
  appendFileSync(join(pack, "pack.yaml"), "\n");
  const changed = digestOfPacks(pack, [program]);
  expect(changed).not.toBe(digest);
  writeFileSync(join(pack, "ordinary.txt"), "words\n");
  const grown = digestOfPacks(pack, [program]);
  expect(grown).not.toBe(changed);
  appendFileSync(program, "2");
  expect(digestOfPacks(pack, [program])).not.toBe(grown);
});

test("digestOfPacks covers this program unless told otherwise, and takes a folder that is not there", () => {
  expect(digestOfPacks(pack)).not.toBe(digestOfPacks(pack, []));
  const nowhere = digestOfPacks(join(folder, "none"), []);
  expect(nowhere).toBe(createHash("sha256").update(process.version).digest("hex"));
});
