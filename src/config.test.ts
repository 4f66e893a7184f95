import { expect, test } from "vitest";
import { parseConfig } from "./config.ts";

test("parseConfig() has defaults for everything and listens on this machine only", () => {
  const config = parseConfig({});
  expect(config).toMatchObject({ ok: true, value: { host: "127.0.0.1", port: 4000 } });
});

test("parseConfig() names every bad setting at once, and every unknown one", () => {
  const config = parseConfig({ RANVIER_PORT: "99999", RANVIER_PUBLIC_URL: "here", RANVIER_PROT: "1", PATH: "x" });
  if (config.ok) throw new Error("accepted");
  expect(config.error.map((p) => p.where?.pointer).sort()).toEqual([
    "RANVIER_PORT",
    "RANVIER_PROT",
    "RANVIER_PUBLIC_URL",
  ]);
});
