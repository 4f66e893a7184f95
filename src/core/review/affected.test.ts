/** Reasons to look again: one for each way the ground can move, none while it holds. */
import { describe, expect, test } from "vitest";
import { affectedBy, type GroundNow } from "./affected.ts";
import type { Basis } from "./review-case.ts";

const basis: readonly Basis[] = [
  { kind: "claim", id: "p/c", hash: "1" },
  { kind: "source", id: "p/s", hash: "2" },
  { kind: "document", id: "d", hash: "v1" },
];
const version = { basis, expiresOn: "2026-12-31" };
const holds: GroundNow = {
  day: "2026-12-31",
  itemOf: (kind) => ({ hash: kind === "claim" ? "1" : "2", name: "Name" }),
  withdrawalOf: () => undefined,
  documents: new Map(),
};

describe("affectedBy", () => {
  test("gives none while everything is as it was, on the last day too", () => {
    expect(affectedBy(version, holds)).toEqual([]);
  });

  test("says whether it is a source or a statement that was withdrawn", () => {
    const since = "2026-11-21T10:00:00.000Z";
    const texts = affectedBy(version, { ...holds, withdrawalOf: () => ({ since, reason: "Wrong" }) }).map(
      (r) => r.text,
    );
    expect(texts).toEqual([
      "A statement it makes was withdrawn on 21 November 2026: Wrong.",
      "A source it cites was withdrawn on 21 November 2026: Wrong.",
    ]);
  });

  const withdrawal = { since: "2026-11-21T10:00:00.000Z", reason: "Wrong" };
  test.each<readonly [string, Partial<GroundNow>, readonly (readonly [string, string])[]]>([
    [
      "a claim that is not there",
      { itemOf: (k, id) => (k === "claim" ? undefined : holds.itemOf(k, id)) },
      [["claim-gone", "p/c"]],
    ],
    ["a claim that is another", { itemOf: () => ({ hash: "2", name: "Name" }) }, [["claim-changed", "p/c"]]],
    ["a record that is another", { itemOf: () => ({ hash: "1", name: "Name" }) }, [["source-changed", "p/s"]]],
    [
      "a retraction, whatever else changed of the record",
      { itemOf: (k) => (k === "claim" ? { hash: "1", name: "Name" } : { hash: "9", name: "Name", retracted: true }) },
      [["source-retracted", "p/s"]],
    ],
    [
      "a withdrawal, which is said before all others",
      {
        itemOf: (k) => (k === "claim" ? { hash: "9", name: "Name" } : undefined),
        withdrawalOf: (k) => (k === "source" ? withdrawal : undefined),
      },
      [
        ["suspended", "p/s"],
        ["claim-changed", "p/c"],
      ],
    ],
    [
      "a document that was replaced",
      { documents: new Map([["v1", "superseded" as const]]) },
      [["source-superseded", "d"]],
    ],
    [
      "a document that was retracted",
      { documents: new Map([["v1", "retracted" as const]]) },
      [["source-retracted", "d"]],
    ],
    ["an approval that ran out", { day: "2027-01-01" }, [["review-expired", "2026-12-31"]]],
  ])("names %s", (_what, moved, reasons) => {
    const found = affectedBy(version, { ...holds, ...moved });
    expect(found.map(({ kind, subject }) => [kind, subject])).toEqual(reasons);
    for (const { text } of found) expect(text).toMatch(/^.{10,}$/u);
  });
});
