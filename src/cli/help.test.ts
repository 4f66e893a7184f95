import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandHelp, helpFor, overview } from "./help.ts";

test("every command has its help, and help names no other", () => {
  const main = readFileSync(join(import.meta.dirname, "main.ts"), "utf8");
  const commands = [...main.matchAll(/^  ([a-z]+): \(\) => import\(/gm)].map((m) => m[1]);
  expect(Object.keys(commandHelp).sort()).toEqual(commands.sort());
  expect(helpFor("nothing")).toBeUndefined();
});

test("the overview fits a screen of 80 by 24 or a few lines more, and every use one line of a wide one", () => {
  expect(overview().split("\n").length).toBeLessThan(30);
  for (const line of overview().split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
  for (const { uses } of Object.values(commandHelp))
    for (const use of uses) expect(use.length, use).toBeLessThanOrEqual(120);
});
