import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exampleFiles } from "../../examples/patients/write.ts";
import { shippedChartKnowledge } from "../../test/support/charts.ts";
import { shippedSource } from "../../test/support/fhir.ts";
import { root } from "../../test/support/product.ts";
import { readFacts } from "../core/chart/fact-reader.ts";
import { exampleRecords } from "./example-records.ts";

const today = "2026-11-21";

describe("exampleRecords()", () => {
  test("are the files in examples/patients/bundles: run node examples/patients/write.ts after a change", () => {
    const folder = join(root, "examples/patients/bundles");
    expect(readdirSync(folder).sort()).toEqual(exampleFiles().map(({ name }) => name));
    for (const { name, text } of exampleFiles())
      expect(readFileSync(join(folder, name), "utf8") === text, name).toBe(true);
  });

  test("are as many as promised, named as nobody, and another seed gives other numbers", () => {
    const records = exampleRecords(today);
    expect(records.length).toBeGreaterThanOrEqual(12);
    for (const { bundle } of records) expect(JSON.stringify(bundle)).toMatch(/"name":\[\{"text":"Example \d\d"\}\]/);
    expect(JSON.stringify(exampleRecords(today, 2))).not.toBe(JSON.stringify(records));
    expect(JSON.stringify(exampleRecords(today))).toBe(JSON.stringify(records));
  });

  const facts = new Map(
    exampleRecords(today).map(({ id, bundle }) => {
      const { charts, problems } = shippedSource().readParsed(bundle);
      const [read] = charts;
      if (read === undefined) throw new Error(`${id} gave no chart`);
      expect(problems).toEqual([]);
      return [id, { read: readFacts(read.chart, shippedChartKnowledge(), today), problems: read.problems }] as const;
    }),
  );

  test.each([
    ["example-01", "population", "confirmed"],
    ["example-01", "rituximab.flare-window", "true"],
    ["example-01", "viscosity.raised", "true"],
    ["example-02", "response.this-course", "improved"],
    ["example-05", "hbsag.positive", "? stale"],
    ["example-03", "rituximab.courses", "2 count"],
    ["example-03", "cd19.depleted", "false"],
    ["example-04", "titre.change-from-baseline", "? assay-changed"],
    ["example-05", "igm.latest", "? stale"],
    ["example-06", "igm.latest", "? unit"],
    ["example-06", "cd19.latest", "? not-assessable"],
    ["example-08", "titre.change-from-baseline", "? censored"],
    ["example-09", "anti-hbc.positive", "? possibly-passive"],
    ["example-09", "plan.agent", "rituximab"],
    ["example-10", "waldenstrom.present", "true"],
    ["example-10", "plasma-exchange.within-4-weeks", "true"],
    ["example-10", "myd88.positive", "true"],
    ["example-11", "pregnancy.positive", "true"],
    ["example-12", "anticoagulant.current", "true"],
    ["example-12", "age", "84 a"],
    ["example-13", "population", "suspected"],
    ["example-13", "titre.positive", "? missing"],
    ["example-14", "rituximab.courses", "3 count"],
    ["example-14", "infection.count", "2 count"],
    ["example-14", "late-neutropenia.present", "true"],
    ["example-15", "plan.rituximab", "true"],
    ["example-15", "hbsag.positive", "false"],
  ])("%s: %s is %s", (id, name, expected) => {
    const value = facts.get(id)?.read(name);
    const said =
      value?.known !== true
        ? `? ${value?.because}`
        : typeof value.value === "object"
          ? `${value.value.value} ${value.value.unit}`
          : String(value.value);
    expect(said).toBe(expected);
  });

  test("a flare is seen against the value before the course", () => {
    const change = facts.get("example-01")?.read("igm.change-from-baseline");
    expect(change?.known === true && typeof change.value === "object" && change.value.value > 20).toBe(true);
  });

  test("the terminal latency index comes from its parts", () => {
    for (const [id, { read }] of facts)
      if (read("dml.median").known) {
        const tli = read("tli.median");
        expect(tli.known && typeof tli.value === "object" && tli.value.value > 0.1 && tli.value.value < 0.35, id).toBe(
          true,
        );
      }
  });

  test("every fact can be read of every example, and only the records made wrong have problems", () => {
    for (const [id, { read, problems }] of facts) {
      for (const name of shippedChartKnowledge().facts.keys()) expect(typeof read(name).known).toBe("boolean");
      if (!["example-06", "example-07"].includes(id)) expect({ id, problems }).toEqual({ id, problems: [] });
      else expect(problems.length).toBeGreaterThan(0);
    }
  });
});
