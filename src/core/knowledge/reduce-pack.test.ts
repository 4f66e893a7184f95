/** What is left of a pack when things are withdrawn from it, tried with every item of the shipped pack. */
import { describe, expect, test } from "vitest";
import { antiMag } from "../../../test/support/product.ts";
import { digestOf } from "../../store/digest.ts";
import type { OverlayEntry } from "./overlay.ts";
import type { Pack } from "./knowledge.ts";
import { reducePack } from "./reduce-pack.ts";

const { pack, verify } = antiMag();
const suspended = { since: "2026-11-21T12:00:00.000Z", by: "chair", reason: "A wrong figure." };
const entry = (kind: OverlayEntry["kind"], id: string): OverlayEntry => ({ pack: "anti-mag", kind, id, suspended });
const stillSays = (claim: Pack["claims"][number]): boolean =>
  [claim.say.clinician, claim.say.patient].every((text) => verify(text, claim.support).verdict === "agrees");
const reduce = (...entries: readonly OverlayEntry[]) => reducePack(pack, entries, digestOf, stillSays);

/** Members under which items of the pack name claims, sources, calculators and regimens. */
const naming = new Set(
  "claims bottomLine nearest correct contradicts leads say options monitor because source calculator regimen".split(
    " ",
  ),
);

/** Everything that is named anywhere in the pack, the extraction sheet aside. */
function namedIn(whole: Pack): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, isNamed: boolean): void => {
    if (typeof value === "string" && isNamed) found.add(value);
    if (Array.isArray(value)) for (const item of value) visit(item, isNamed);
    else if (typeof value === "object" && value !== null)
      for (const [key, member] of Object.entries(value)) visit(member, naming.has(key));
  };
  visit({ ...whole, findings: [] }, false);
  return found;
}

const stops = new Set(pack.rules.filter((rule) => rule.then.kind === "stop").map((rule) => rule.id));

describe("reducePack", () => {
  test("gives the pack itself back when nothing changes, and when only approvals do", () => {
    expect(reduce().pack).toBe(pack);
    const [claim] = pack.claims;
    const approved = reduce({ pack: "anti-mag", kind: "claim", id: claim?.id ?? "", approvedHash: digestOf(claim) });
    expect(approved.pack).toBe(pack);
    expect([...approved.standing.approved]).toEqual([claim?.id]);
  });

  test("an approval holds for the content it was given for, and no other", () => {
    const [claim] = pack.claims;
    const id = claim?.id ?? "";
    expect(reduce({ pack: "anti-mag", kind: "claim", id, approvedHash: "0".repeat(64) }).standing.approved.size).toBe(
      0,
    );
    const edit = { kind: "claim", of: digestOf(claim), say: { patient: "Other words for patients." } } as const;
    const edited = reduce({ pack: "anti-mag", kind: "claim", id, approvedHash: digestOf(claim), edit });
    expect(edited.pack.claims[0]?.say.patient).toBe("Other words for patients.");
    expect(edited.standing.approved.size).toBe(0);
    const again = digestOf(edited.pack.claims[0]);
    expect([...reduce({ pack: "anti-mag", kind: "claim", id, approvedHash: again, edit }).standing.approved]).toEqual([
      id,
    ]);
  });

  test("an edit of another content than the pack's changes nothing", () => {
    const id = pack.claims[0]?.id ?? "";
    const edit = { kind: "claim", of: "0".repeat(64), say: { patient: "Other words for patients." } } as const;
    expect(reduce({ pack: "anti-mag", kind: "claim", id, edit }).pack).toBe(pack);
  });

  test("every claim is named somewhere in the shipped pack, so that the next test can fail", () => {
    const named = namedIn(pack);
    expect(pack.claims.filter(({ id }) => named.has(id)).length).toBeGreaterThan(300);
    expect(pack.sources.some(({ id }) => named.has(id))).toBe(true);
  });

  test("no withdrawn claim is named anywhere in what is left, whichever it is", () => {
    for (const { id } of pack.claims) {
      const left = reduce(entry("claim", id));
      expect(left.pack.claims).toHaveLength(pack.claims.length - 1);
      expect(namedIn(left.pack).has(id), id).toBe(false);
    }
  });

  test("no withdrawn source supports anything in what is left, and claims that lose their last support go with it", () => {
    for (const { id } of pack.sources) {
      const { pack: left, standing } = reduce(entry("source", id));
      expect(namedIn(left).has(id), id).toBe(false);
      for (const claim of left.claims)
        expect(
          claim.support.some((s) => s.says === "supports"),
          `${id}: ${claim.id}`,
        ).toBe(true);
      const resting = pack.claims.filter((c) => c.support.some((s) => s.source === id)).map((c) => c.id);
      for (const claim of resting)
        expect(standing.withdrawn.claim.has(claim) || standing.weakened.claims.has(claim), claim).toBe(true);
    }
  });

  test("a withdrawn calculator or regimen is used by no rule that is left", () => {
    for (const { id } of pack.calculators)
      expect(namedIn(reduce(entry("calculator", id)).pack).has(id), id).toBe(false);
    for (const { id } of pack.regimens) expect(namedIn(reduce(entry("regimen", id)).pack).has(id), id).toBe(false);
  });

  test("no hard stop goes, whatever claims are withdrawn", () => {
    const all = pack.claims.map(({ id }) => entry("claim", id));
    const { pack: left, standing } = reduce(...all);
    expect(left.claims).toHaveLength(0);
    for (const id of stops) {
      expect(
        left.rules.some((rule) => rule.id === id),
        id,
      ).toBe(true);
      expect(standing.withdrawn.rule.has(id), id).toBe(false);
      expect(standing.weakened.rules.has(id), id).toBe(true);
    }
    for (const rule of left.rules)
      if (!stops.has(rule.id)) expect(standing.withdrawn.rule.has(rule.id), rule.id).toBe(true);
  });

  test("a dispute that has lost a side keeps the others out of sight", () => {
    const [conflict] = pack.conflicts;
    const [one, other] = conflict?.sides ?? [];
    const left = reduce(...(one?.claims ?? []).map((id) => entry("claim", id))).pack;
    const kept = left.conflicts.find(({ id }) => id === conflict?.id);
    expect(kept?.sides.flatMap((side) => side.claims)).toEqual(expect.arrayContaining([...(other?.claims ?? [])]));
  });
});
