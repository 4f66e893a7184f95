/** Rules over one person: hard stops, the undecided, population, keys and order, on a pack of three rules. */
import { describe, expect, test } from "vitest";
import type { GivenFacts } from "../knowledge/case.ts";
import type { Recommendation } from "../answer/answer.ts";
import { assess } from "./assess.ts";
import { givenReader } from "./given-facts.ts";
import { isNotice, notConfirmed } from "../answer/notice.ts";
import { rulesPathway } from "./rules.fixture.ts";

const pathway = rulesPathway();
/** A digest good enough for a test: different texts give different numbers. */
const digestOf = (value: unknown): string =>
  Array.from(JSON.stringify(value))
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7)
    .toString();
const of = (given: GivenFacts, today = "2026-11-21") =>
  assess(pathway, givenReader({ population: "confirmed", ...given }, pathway.facts), today, digestOf);
const rulesIn = (given: GivenFacts): readonly string[] => of(given).recommendations.map((r) => r.rule);

describe("assess", () => {
  test("says nothing of a person who does not have the disease, nor when that is not known", () => {
    expect(of({ population: "neither", "igm.latest": "52 g/L" }).recommendations).toEqual([]);
    expect(of({ population: "unknown", "igm.latest": "52 g/L" }).recommendations).toEqual([]);
  });

  describe("a person who only might have it", () => {
    const suspected = (given: GivenFacts) => of({ population: "suspected", ...given });

    test("gets rules of diagnosis alone while nothing is planned, where a confirmed one gets the stop", () => {
      const given = { "igm.latest": "52 g/L", "plan.agent": "controlin" };
      expect(rulesIn({ population: "suspected", ...given })).toEqual(["mini/look"]);
      expect(rulesIn(given)).toEqual(["mini/hard-stops-samplumab", "mini/look"]);
    });

    test("gets the hard stops of a medicine that is planned, what is not known among them, and nothing beside", () => {
      const [stop, ...others] = suspected({ "plan.agent": "samplumab", "igm.latest": "52 g/L" }).recommendations;
      expect(stop?.title).toBe("samplumab is held back: IgM of 40 g/L or more; Active infection (not known)");
      expect(stop?.proof.parts?.[0]?.parts?.[0]?.text).toBe("all of these");
      expect([stop?.options, stop?.monitor]).toEqual([[], []]);
      expect(others.map(({ group }) => group)).toEqual(["diagnosis"]);
    });

    test("is told once, and first, that the diagnosis is not confirmed; a confirmed one is not", () => {
      const given = { "plan.agent": "samplumab", "igm.latest": "52 g/L", "infection.active": true };
      const notices = (stop: Recommendation | undefined) => stop?.say.filter(isNotice).map(({ text }) => text);
      const [stop] = suspected(given).recommendations;
      expect(notices(stop)).toEqual([notConfirmed]);
      expect(stop?.say[0]?.text).toBe(notConfirmed);
      const [confirmed] = of(given).recommendations;
      expect(notices(confirmed)).toEqual([]);
      expect(confirmed?.options).toHaveLength(1);
    });

    test("is not asked for facts that only decide whether there is a reason to treat", () => {
      expect(suspected({ "plan.agent": "samplumab" }).recommendations[0]?.missing).toEqual([
        "IgM: not on record",
        "active infection: not on record",
      ]);
    });
  });

  test("a hard stop speaks when its fact is not known, and says which fact is missing", () => {
    const [stop] = of({ "plan.agent": "samplumab", "infection.active": false }).recommendations;
    expect(stop?.kind).toBe("stop");
    expect(stop?.missing).toEqual(["IgM: not on record"]);
    expect(stop?.title).toContain("(not known)");
  });

  test("several hard stops become one that names them all", () => {
    const stops = of({
      "plan.agent": "samplumab",
      "igm.latest": "52 g/L",
      "infection.active": true,
    }).recommendations.filter((r) => r.kind === "stop");
    expect(stops).toHaveLength(1);
    expect(stops[0]?.title).toBe("samplumab is held back: IgM of 40 g/L or more; Active infection");
    expect(stops[0]?.proof.parts?.map((part) => [part.text, part.value])).toEqual([
      ["samplumab is in question", true],
      ["IgM of 40 g/L or more", true],
      ["Active infection", true],
    ]);
  });

  test("every sentence has a citation that supports it, and every number a reference", () => {
    const { recommendations, references } = of({ "plan.agent": "samplumab", "igm.latest": "52 g/L" });
    const cited = recommendations.flatMap((r) => [...r.say, ...r.options, ...r.monitor]).flatMap((s) => s.citations);
    expect(cited.length).toBeGreaterThan(0);
    const numbers = new Set(references.map((r) => r.n));
    expect(cited.every((c) => numbers.has(c.n))).toBe(true);
  });

  test("the proof shows the value used, its date and its resources", () => {
    const { recommendations } = of({ "plan.agent": "samplumab", "igm.latest": { is: "52 g/L", on: "2026-10-01" } });
    const proofs = JSON.stringify(recommendations[0]?.proof);
    expect(proofs).toContain('"value":52');
    expect(proofs).toContain("2026-10-01");
    expect(proofs).toContain("given/igm.latest");
  });

  test("a rule that cannot be decided is listed with the fact that would decide it", () => {
    const { undecided } = of({ "plan.agent": "controlin" });
    expect(undecided.map((u) => [u.id, u.missing.map((m) => m.fact)])).toEqual([["mini/look", ["igm.latest"]]]);
  });

  test("the key stays while the decisive facts stay, and changes with them", () => {
    const keyOf = (igm: string, today?: string): string | undefined =>
      of({ "igm.latest": igm, "infection.active": false }, today).recommendations.find((r) => r.rule === "mini/look")
        ?.key;
    expect(keyOf("35 g/L", "2026-11-21")).toBe(keyOf("35 g/L", "2027-01-01"));
    expect(keyOf("36 g/L")).not.toBe(keyOf("35 g/L"));
  });

  test("hard stops stand first, and each place is explained", () => {
    const { recommendations } = of({ "plan.agent": "samplumab", "igm.latest": "52 g/L", "infection.active": false });
    expect(recommendations.map((r) => r.kind)).toEqual(["stop", "do"]);
    expect(recommendations.every((r) => (r.ranked ?? "").length > 10)).toBe(true);
  });

  test("what is due is counted from the last value, and due today when there is none", () => {
    const due = (given: GivenFacts) => of(given).recommendations.find((r) => r.rule === "mini/look")?.due;
    expect(due({ "igm.latest": { is: "52 g/L", on: "2026-10-01" } })).toBe("2027-01-01");
    expect(due({ "igm.latest": "52 g/L" })).toBe("2026-11-21");
  });

  test("what is due after several things is counted from the latest of them", () => {
    const due = (igm: string, infection: string) =>
      of({
        "igm.latest": { is: "52 g/L", on: igm },
        "infection.active": { is: "false", on: infection },
      }).recommendations.find((r) => r.rule === "mini/look")?.due;
    expect(due("2025-02-01", "2026-10-01")).toBe("2027-01-01");
    expect(due("2026-10-01", "2025-02-01")).toBe("2027-01-01");
  });
});
