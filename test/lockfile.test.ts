/** What the lock file must hold for `npm ci` to work on every platform. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/product.ts";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly optionalDependencies?: object }>>;
}

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;

test("the lock file has every platform package of LanceDB at its version", () => {
  const lancedb = lock.packages["node_modules/@lancedb/lancedb"];
  const platforms = Object.keys(lancedb?.optionalDependencies ?? {}).filter((name) => name.startsWith("@lancedb/"));
  expect(platforms.length).toBeGreaterThan(5);
  for (const name of platforms) expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(lancedb?.version);
});

test("LanceDB brings no language model's packages", () => {
  const names = Object.keys(lock.packages);
  expect(names.filter((name) => /onnxruntime|node_modules\/sharp$/.test(name))).toEqual([]);
});

test("every dependency has one line that says why it is here", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
  const rows = readFileSync(join(root, "DEPENDENCIES.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => line.split("|")[1]?.match(/(?<=`)[^`, ]+(?=`)/g) ?? []);
  expect(rows.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
});
