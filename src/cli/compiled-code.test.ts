import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { builtFolder, ownPacks, packsKeptIn } from "./compiled-code.ts";

const root = resolve(import.meta.dirname, "../..");

test("the program's own packs are kept with the built pages, others only in the data folder", () => {
  expect([ownPacks, builtFolder]).toEqual([join(root, "packs"), join(root, "dist", "compiled")]);
  expect(packsKeptIn({ packsFolder: ownPacks, dataFolder: "/data" })).toEqual([builtFolder, "/data/compiled"]);
  expect(packsKeptIn({ packsFolder: "/elsewhere/packs", dataFolder: "/data" })).toEqual(["/data/compiled"]);
});

test("nothing is kept in a data folder that is not there", () => {
  expect(packsKeptIn({ packsFolder: ownPacks })).toEqual([builtFolder]);
  expect(packsKeptIn({ packsFolder: "/elsewhere/packs" })).toEqual([]);
});
