/** The next questions a page offers: whole, for this reader, and answered here. */
import { describe, expect, test } from "vitest";
import { antiMag, askProduct } from "../../../test/support/product.ts";

const pages = [
  ["My wife's hands shake when she pours tea, is there a tablet for that?", "carer"],
  ["How is hepatitis B checked before the infusions?", "patient"],
  ["Is plasma exchange needed before rituximab when IgM is 46 g/L?", "clinician"],
  ["Does obinutuzumab work?", "clinician"],
  ["Can I still drive with numb feet?", "patient"],
] as const;

describe.each(pages)("follow-up questions of: %s", (question, audience) => {
  const page = askProduct({ question, audience });

  test("are offered, and answered when asked next", () => {
    expect(page.followUps.length).toBeGreaterThan(0);
    for (const next of page.followUps) {
      const answer = askProduct({ question: next, audience, previous: page.thread });
      expect([...answer.bottomLine, ...answer.unknowns], next).not.toEqual([]);
      expect(answer.outcome, next).not.toBe("out-of-scope");
    }
  });

  test("are the editors' own, the same whether asked next or alone", () => {
    const decided = new Set(antiMag().pack.frequent.flatMap(({ asked }) => asked));
    for (const next of page.followUps) {
      expect(decided).toContain(next);
      const alone = askProduct({ question: next, audience }).bottomLine;
      expect(askProduct({ question: next, audience, previous: page.thread }).bottomLine).toEqual(alone);
    }
  });
});

test("beside what is not known stands what the editor of the gap found nearest, and nothing else", () => {
  const answer = askProduct({ question: "Can I still drive with numb feet?", audience: "patient" });
  const named = antiMag().gaps.get("fitness-to-drive")?.nearest ?? [];
  expect(answer.outcome).toBe("no-evidence");
  expect(answer.nearest.map(({ claim }) => claim)).toEqual(named.map((id) => `anti-mag/${id}`));
});
