import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { antiMag } from "../../../test/support/product.ts";
import { wilsonIntervals } from "../../../test/support/wilson.ts";
import { calculate, type Given } from "./calculate.ts";

const { calculators, regimens } = antiMag().pack;
function run(id: string, given: Given) {
  const calculator = calculators.find((c) => c.id === id);
  if (calculator === undefined) throw new Error(`no calculator ${id}`);
  return calculate(calculator, given, regimens);
}
const value = (id: string, given: Given, result: string): number => {
  const done = run(id, given);
  if (!done.ok) throw new Error(done.error.map((p) => p.message).join("; "));
  const found = done.value.results[result];
  return typeof found === "object" ? found.value : Number.NaN;
};
const problems = (id: string, given: Given): string => {
  const done = run(id, given);
  return done.ok ? "" : done.error.map((p) => `${p.message} (${p.fix})`).join("\n");
};
const q = (amount: number, unit: string, comparator?: ">" | "<") => ({
  value: amount,
  unit,
  ...(comparator === undefined ? {} : { comparator }),
});

describe("shipped calculators", () => {
  test("terminal latency index: worked example of Cocito 2001", () => {
    expect(
      value(
        "terminal-latency-index",
        { nerve: "median", distance: q(70, "mm"), velocity: q(44, "m/s"), latency: q(4.1, "ms") },
        "tli",
      ),
    ).toBe(0.39);
    expect(
      value(
        "terminal-latency-index",
        { nerve: "median", distance: q(7, "cm"), velocity: q(35, "m/s"), latency: q(9, "ms") },
        "tli",
      ),
    ).toBe(0.22);
  });
  test("residual latency", () => {
    expect(
      value(
        "residual-latency",
        { nerve: "median", distance: q(70, "mm"), velocity: q(35, "m/s"), latency: q(9, "ms") },
        "residual",
      ),
    ).toBe(7);
  });
  test("the peroneal nerve is not offered", () => {
    expect(
      problems("terminal-latency-index", {
        nerve: "peroneal",
        distance: q(70, "mm"),
        velocity: q(44, "m/s"),
        latency: q(4.1, "ms"),
      }),
    ).toMatch(/median, ulnar/);
  });
  test("body surface area: 175 cm, 80 kg is 1.97 m2 by Mosteller", () => {
    expect(value("bsa-mosteller", { height: q(175, "cm"), weight: q(80, "kg") }, "bsa")).toBe(1.97);
    expect(value("bsa-mosteller", { height: q(1.75, "m"), weight: q(80, "kg") }, "bsa")).toBe(1.97);
    expect(value("bsa-dubois", { height: q(175, "cm"), weight: q(80, "kg") }, "bsa")).toBe(1.96);
  });
  test("rituximab dose: 740 mg per infusion, 2,958 mg per course", () => {
    const given = { regimen: "rituximab-375-weekly-x4", height: q(175, "cm"), weight: q(80, "kg") };
    expect(value("rituximab-dose", given, "dose")).toBe(740);
    expect(value("rituximab-dose", given, "course")).toBe(2958);
  });
  test("IgM units, both ways", () => {
    expect(value("igm-units", { igm: q(4000, "mg/dL") }, "gramsPerLitre")).toBe(40);
    expect(value("igm-units", { igm: q(40, "g/L") }, "milligramsPerDecilitre")).toBe(4000);
  });
  test("INCAT total takes whole grades from 0 to 5", () => {
    expect(value("incat-total", { arm: q(2, "count"), leg: q(3, "count") }, "total")).toBe(5);
    expect(problems("incat-total", { arm: q(2.5, "count"), leg: q(6, "count") })).toMatch(
      /whole number[\s\S]*outside 0 to 5/,
    );
  });
  test.each(wilsonIntervals)("Wilson interval of %i/%i is %i to %i", (events, total, low, high) => {
    expect(Math.round(value("wilson-interval", { events: q(events, "count"), total: q(total, "count") }, "low"))).toBe(
      low,
    );
    expect(Math.round(value("wilson-interval", { events: q(events, "count"), total: q(total, "count") }, "high"))).toBe(
      high,
    );
  });
});

describe("inputs are never assumed", () => {
  test("a missing input, a wrong unit, an impossible value and an unknown name are all named at once", () => {
    const said = problems("bsa-mosteller", { height: q(40, "cm"), weihgt: q(80, "kg") });
    expect(said).toMatch(/height: 40 cm is outside/);
    expect(said).toMatch(/weight: missing/);
    expect(said).toMatch(/weihgt is not an input/);
    expect(problems("bsa-mosteller", { height: q(175, "mm"), weight: q(80, "") })).toMatch(
      /mm is not a unit it takes[\s\S]*no unit was given/,
    );
  });
  test("a bound is refused where change is computed", () => {
    expect(
      problems("titre-change", {
        sameAssay: "same-laboratory",
        baseline: q(70_000, "BTU", ">"),
        current: q(40_000, "BTU"),
      }),
    ).toMatch(/a bound, not a value/);
  });
  test("a titre change needs the same laboratory stated", () => {
    expect(problems("titre-change", { baseline: q(50_000, "BTU"), current: q(20_000, "BTU") })).toMatch(
      /same assay and laboratory: missing/,
    );
  });
});

describe("a regimen's caution", () => {
  test("is said with its own doses and with no other's", () => {
    const said = (regimen: string): string => {
      const done = run("rituximab-dose", { regimen, height: q(178, "cm"), weight: q(76, "kg") });
      if (!done.ok) throw new Error("refused");
      return done.value.instead.join(" ");
    };
    expect(said("drc-rituximab")).toMatch(/DRC schedule is a regimen for Waldenström/);
    expect(said("rituximab-375-weekly-x4")).not.toMatch(/DRC/);
  });
});

describe("vial rounding", () => {
  test("stays within 5 % of the dose or is not given", () => {
    fc.assert(
      fc.property(fc.integer({ min: 140, max: 210 }), fc.integer({ min: 40, max: 160 }), (height, weight) => {
        const done = run("rituximab-dose", {
          regimen: "rituximab-375-weekly-x4",
          height: q(height, "cm"),
          weight: q(weight, "kg"),
        });
        if (!done.ok) throw new Error("refused");
        const { dose, rounded } = done.value.results;
        if (typeof dose !== "object") throw new Error("no dose");
        const exact = 375 * Math.sqrt((height * weight) / 3600);
        expect(Math.abs(dose.value - exact)).toBeLessThanOrEqual(0.5);
        if (typeof rounded === "object") expect(Math.abs(rounded.value - exact)).toBeLessThanOrEqual(0.0501 * exact);
        else expect(done.value.instead.join()).toMatch(/5 %/);
      }),
    );
  });
});
