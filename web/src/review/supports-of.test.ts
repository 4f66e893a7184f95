import { describe, expect, it } from "vitest";
import { editOf } from "./edit-of.ts";
import { supportsOf } from "./supports-of.ts";

const form = (...fields: readonly (readonly [string, string])[]): FormData => {
  const values = new FormData();
  for (const [name, value] of fields) values.append(name, value);
  return values;
};

const record = (source: string, numbers: string, direction = "") =>
  [
    ["source", source],
    ["at", "abstract"],
    ["read", "abstract"],
    ["says", "supports"],
    ["drug", "rituximab"],
    ["measure", ""],
    ["direction", direction],
    ["action", ""],
    ["polarity", "do"],
    ["numbers", numbers],
    ["quote", ""],
  ] as const;

describe("supportsOf", () => {
  it("reads each record from its own row, and leaves empty slots out", () => {
    expect(
      supportsOf(form(...record("renaud-2003", "35 %; n = 9", "falls"), ...record("dalakas-2009", "1,200"))),
    ).toEqual([
      {
        source: "renaud-2003",
        at: "abstract",
        read: "abstract",
        says: "supports",
        about: { drug: "rituximab", direction: "falls" },
        numbers: ["35 %", "n = 9"],
      },
      {
        source: "dalakas-2009",
        at: "abstract",
        read: "abstract",
        says: "supports",
        about: { drug: "rituximab" },
        numbers: ["1,200"],
      },
    ]);
  });

  it("a record without a source or a place is none", () => {
    expect(supportsOf(form(["source", ""], ["at", "abstract"]))).toEqual([]);
    expect(supportsOf(form(["source", "renaud-2003"], ["at", " "]))).toEqual([]);
  });

  it("how far it was read is never guessed upward", () => {
    expect(supportsOf(form(["source", "s-1"], ["at", "page 2"]))[0]?.read).toBe("not-read");
  });
});

describe("editOf", () => {
  it("says what is missing instead of sending half an edit", () => {
    expect(editOf("reword", "clinician", "s1", form(["text", " "]))).toMatchObject({ ok: false });
    expect(editOf("add-claim", "clinician", "s1", form(["part", "p"]))).toMatchObject({ ok: false });
    expect(editOf("add-statement", "clinician", "s1", form(["text", "A statement."]))).toMatchObject({ ok: false });
  });

  it("an empty place before is the end of the part", () => {
    expect(editOf("move", "patient", "s1", form(["part", "p"], ["before", ""]))).toEqual({
      ok: true,
      value: { kind: "move", sentence: "s1", audience: "patient", part: "p" },
    });
    expect(editOf("move", "patient", "s1", form(["part", "p"], ["before", "s2"]))).toMatchObject({
      value: { before: "s2" },
    });
  });
});
