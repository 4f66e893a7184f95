import { describe, expect, test } from "vitest";
import type { Named } from "./recognise.ts";
import { remembering } from "./remember.ts";

const loinc = "http://loinc.org";

/** A function with a memory that says what it was asked, and how often it had to look. */
function asked() {
  const looked: string[] = [];
  const find = remembering((named: Named) => {
    const said = JSON.stringify(named);
    looked.push(said);
    return said;
  });
  return { find, looked };
}

describe("remembered names", () => {
  test("are looked up once, whatever object says them", () => {
    const { find, looked } = asked();
    const name = (): Named => ({ text: "IgM", codings: [{ system: loinc, code: "2472-9", display: "IgM" }] });
    expect(find(name())).toBe(find(name()));
    expect(looked).toHaveLength(1);
  });

  test.each<readonly [string, Named, Named]>([
    ["another code", { text: "IgM", codings: [{ code: "1" }] }, { text: "IgM", codings: [{ code: "2" }] }],
    ["another system", { codings: [{ system: loinc, code: "1" }] }, { codings: [{ system: "x", code: "1" }] }],
    ["another display", { codings: [{ code: "1", display: "a" }] }, { codings: [{ code: "1", display: "b" }] }],
    ["one code more", { text: "IgM", codings: [] }, { text: "IgM", codings: [{ code: "1" }] }],
    [
      "a second code that differs",
      { codings: [{ code: "1" }, { code: "2" }] },
      { codings: [{ code: "1" }, { code: "3" }] },
    ],
    [
      "the codes in another order",
      { codings: [{ code: "1" }, { code: "2" }] },
      { codings: [{ code: "2" }, { code: "1" }] },
    ],
    ["text where the other has a display", { text: "IgM", codings: [] }, { codings: [{ display: "IgM" }] }],
    ["no text where the other has an empty one", { text: "", codings: [] }, { codings: [] }],
  ])("are another name with %s", (_what, one, other) => {
    const { find } = asked();
    expect([find(one), find(other), find(one), find(other)]).toEqual(
      [one, other, one, other].map((n) => JSON.stringify(n)),
    );
  });

  test("do not fill the memory with long names, nor with many of one text", () => {
    const { find, looked } = asked();
    const long: Named = { text: "x".repeat(700), codings: [] };
    find(long);
    find(long);
    expect(looked).toHaveLength(2);
    const alike = Array.from({ length: 30 }, (_, at): Named => ({ text: "IgM", codings: [{ code: String(at) }] }));
    for (const one of [...alike, ...alike]) find(one);
    expect(looked).toHaveLength(2 + 30 + 10);
  });
});
