import { expect, test } from "vitest";
import { err, ok } from "../core/problem.ts";
import { createMemoryIndex } from "./memory-index.ts";
import { openedWhenUsed } from "./opened-when-used.ts";

test("opens once, when it is first used, and closing what was never used opens nothing", async () => {
  let times = 0;
  const index = openedWhenUsed(() => {
    times++;
    return Promise.resolve(ok(createMemoryIndex()));
  });
  await openedWhenUsed(() => Promise.reject(new Error("opened"))).close();
  expect(times).toBe(0);
  expect(await Promise.all([index.count(), index.count()])).toEqual([0, 0]);
  expect(times).toBe(1);
});

test("says why it does not open, and tries again the next time", async () => {
  let there = false;
  const problem = { code: "evidence-not-opened", message: "The evidence index does not open", fix: "check the folder" };
  const index = openedWhenUsed(() => Promise.resolve(there ? ok(createMemoryIndex()) : err(problem)));
  await expect(index.count()).rejects.toThrow("The evidence index does not open: check the folder");
  there = true;
  expect(await index.count()).toBe(0);
});
