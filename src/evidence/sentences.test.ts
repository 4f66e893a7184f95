import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";

const split = (text: string): readonly string[] => sentencesOf(text).map((s) => text.slice(s.start, s.end));

describe("sentencesOf", () => {
  test.each([
    ["One. Two.", ["One.", "Two."]],
    ["It fell by 3.5 % (p = 0.04). It rose later.", ["It fell by 3.5 % (p = 0.04).", "It rose later."]],
    ["Seen by Dalakas et al. 2009 in 26 people. Next.", ["Seen by Dalakas et al. 2009 in 26 people.", "Next."]],
    [
      "As shown by Léger et al. The primary endpoint was missed.",
      ["As shown by Léger et al.", "The primary endpoint was missed."],
    ],
    ["See Fig. 2 and Tab. 3 for details. Then stop.", ["See Fig. 2 and Tab. 3 for details.", "Then stop."]],
    ["Rituximab vs. placebo was tested. It failed.", ["Rituximab vs. placebo was tested.", "It failed."]],
    ["The trial by J. M. Léger ended. It was blinded.", ["The trial by J. M. Léger ended.", "It was blinded."]],
    ["It helped.[12] Others did not.[3,4]", ["It helped.[12]", "Others did not.[3,4]"]],
    ["It did not help. Did it harm? No!", ["It did not help.", "Did it harm?", "No!"]],
    ["", []],
    ["   ", []],
  ])("%s", (text, expected) => expect(split(text)).toEqual(expected));

  test("spans stand in the text given, from the place given", () => {
    const text = "Title. First one. Second one.";
    expect(sentencesOf(text, 7).map((s) => text.slice(s.start, s.end))).toEqual(["First one.", "Second one."]);
  });

  test("nothing but space is left out, and nothing overlaps", () => {
    const pieces = fc.constantFrom(
      "The dose fell. ",
      "et al. ",
      "p = 0.05) ",
      "[3] ",
      "No. 4 ",
      "Why? ",
      "\n",
      "”",
      "x",
      "1,2 ",
      "A. B. ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        let at = 0;
        for (const { start, end } of sentencesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, start).trim()).toBe("");
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});
