import { readdirSync, readlinkSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { openLibrary } from "./literature.ts";
import { openBoth } from "./open-both.ts";

const problem = (code: string): Problem => ({ code, message: `${code} does not open` });

/** An opening that remembers whether what it opened was closed. */
function opening(opened: Promise<Result<string>>) {
  const closed: string[] = [];
  return {
    closed,
    opened,
    close: (value: string): Promise<void> => {
      closed.push(value);
      return Promise.resolve();
    },
  };
}

describe("openBoth", () => {
  test("gives both, and closes neither", async () => {
    const [a, b] = [opening(Promise.resolve(ok("a"))), opening(Promise.resolve(ok("b")))];
    expect(await openBoth(a, b)).toEqual(ok(["a", "b"]));
    expect([a.closed, b.closed]).toEqual([[], []]);
  });

  test("closes the one when the other does not open, whichever it is, and tells why", async () => {
    const [a, b] = [opening(Promise.resolve(ok("a"))), opening(Promise.resolve(err(problem("b"))))];
    expect(await openBoth(a, b)).toEqual(err([problem("b")]));
    expect(await openBoth(b, a)).toEqual(err([problem("b")]));
    expect([a.closed, b.closed]).toEqual([["a", "a"], []]);
  });

  test("tells both reasons", async () => {
    const [a, b] = [opening(Promise.resolve(err(problem("a")))), opening(Promise.resolve(err(problem("b"))))];
    expect(await openBoth(a, b)).toEqual(err([problem("a"), problem("b")]));
  });

  test("closes the one when the other fails unexpectedly, and fails likewise", async () => {
    const [a, b] = [opening(Promise.resolve(ok("a"))), opening(Promise.reject(new Error("the disk is gone")))];
    await expect(openBoth(a, b)).rejects.toThrow("the disk is gone");
    expect(a.closed).toEqual(["a"]);
  });
});

/** Files below `folder` that this process has open, where the system tells. */
const openFilesIn = (folder: string): readonly string[] =>
  readdirSync("/proc/self/fd")
    .map((fd) => {
      try {
        return readlinkSync(join("/proc/self/fd", fd));
      } catch {
        return "";
      }
    })
    .filter((path) => path.startsWith(folder));

describe.runIf(process.platform === "linux")("an evidence index that does not open", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ranvier-open-both-"));
    await writeFile(join(folder, "no-folder"), "");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const configOf = () => {
    const config = parseConfig({ RANVIER_DATA: folder, RANVIER_EVIDENCE_URI: join(folder, "no-folder", "evidence") });
    if (!config.ok) throw new Error(config.error.map(({ message }) => message).join("; "));
    return config.value;
  };

  test("leaves no database open behind a command", async () => {
    expect(await openLibrary(configOf())).toMatchObject({ ok: false, error: [{ code: "evidence-not-opened" }] });
    expect(openFilesIn(folder)).toEqual([]);
  });
});
