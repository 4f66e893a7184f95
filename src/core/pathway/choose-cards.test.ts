import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Recommendation } from "../answer/answer.ts";
import { type ChooseCards, chooseCards, mostCards } from "./choose-cards.ts";

const recommendation = (
  rule: string,
  kind: Recommendation["kind"],
  more: Partial<Recommendation> = {},
): Recommendation => ({
  key: `pack/${rule}#1`,
  rule: `pack/${rule}`,
  title: rule,
  kind,
  say: [],
  options: [],
  monitor: [],
  certainty: { level: "low", because: ["imprecision"] },
  review: "unreviewed",
  proof: { text: "", value: true },
  missing: [],
  hooks: ["patient-view"],
  ...more,
});
const how: ChooseCards = { hook: "patient-view", today: "2026-11-21", dismissals: [], unreviewed: true };
const flare = recommendation("flare", "warning");
const dismissed = { rule: flare.rule, key: flare.key, kind: flare.kind, until: "2026-12-21", folded: false } as const;
const rulesOf = (given: readonly Recommendation[], options: Partial<ChooseCards> = {}): readonly string[] =>
  chooseCards(given, { ...how, ...options }).cards.map((r) => r.title);

describe("chooseCards()", () => {
  test("shows only rules of the hook, and unapproved ones only when the operator allows it", () => {
    expect(rulesOf([flare, recommendation("dose", "do", { hooks: ["order-sign"] })])).toEqual(["flare"]);
    expect(rulesOf([flare], { unreviewed: false })).toEqual([]);
    expect(rulesOf([{ ...flare, review: "approved" }], { unreviewed: false })).toEqual(["flare"]);
  });

  test.each([
    ["as it was", flare, "2026-11-21", []],
    ["after its time", flare, "2026-12-21", ["flare"]],
    ["with another decisive fact", { ...flare, key: "pack/flare#2" }, "2026-11-21", ["flare"]],
    ["grown graver", { ...flare, kind: "stop" as const }, "2026-11-21", ["flare"]],
    ["grown milder", { ...flare, kind: "monitor" as const }, "2026-11-21", []],
  ])("a dismissed recommendation %s", (_, now, today, shown) => {
    expect(rulesOf([now], { today, dismissals: [dismissed] })).toEqual(shown);
  });

  test("a hard stop is shown however often it was dismissed, and before everything else", () => {
    const stop = recommendation("hepatitis B unknown", "stop");
    const dismissals = [{ rule: stop.rule, key: stop.key, kind: stop.kind, until: "9999-12-31", folded: false }];
    const many = [flare, recommendation("a", "do"), recommendation("b", "do"), recommendation("c", "do"), stop];
    expect(rulesOf(many, { dismissals })[0]).toBe("hepatitis B unknown");
  });

  test("with more than three, two stand alone and the rest is folded; nothing is lost", () => {
    const many = ["a", "b", "c", "d", "e"].map((rule) => recommendation(rule, "do"));
    const { cards, folded } = chooseCards(many, how);
    expect(cards.map((r) => r.title)).toEqual(["a", "b"]);
    expect(folded.map((r) => r.title)).toEqual(["c", "d", "e"]);
  });

  test("what was dismissed among others stays off the last card, and is shown once it has a card of its own", () => {
    const many = ["a", "b", "c", "d", "e"].map((rule) => recommendation(rule, "do"));
    const dismissals = many.slice(2).map(({ rule, key, kind }) => ({ ...dismissed, rule, key, kind, folded: true }));
    const again = chooseCards(many, { ...how, dismissals });
    expect([again.cards.map((r) => r.title), again.folded]).toEqual([["a", "b"], []]);
    expect(rulesOf([...many, flare], { dismissals })).toEqual(["a", "b", "flare"]);
    expect(rulesOf(many.slice(1), { dismissals })).toEqual(["b", "c"]);
    expect(rulesOf(many.slice(2), { dismissals })).toEqual(["c", "d", "e"]);
  });

  test("never more than three cards, the folding one included, and nothing is lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Recommendation["kind"]>("stop", "warning", "do", "consider", "monitor"), {
          maxLength: 12,
        }),
        (kinds) => {
          const given = kinds.map((kind, i) => recommendation(`r${i}`, kind));
          const { cards, folded } = chooseCards(given, how);
          const all = new Set([...cards, ...folded].map((r) => r.rule));
          return cards.length + (folded.length > 0 ? 1 : 0) <= mostCards && all.size === given.length;
        },
      ),
    );
  });
});
