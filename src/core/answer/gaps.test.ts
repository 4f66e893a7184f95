/** What is not known: said first where it answers the question better than any statement, beside the answer elsewhere. */
import { expect, test } from "vitest";
import { antiMag, askProduct } from "../../../test/support/product.ts";

const notKnown = (id: string, lay: boolean): string => {
  const say = antiMag().gaps.get(id)?.say;
  return (lay ? say?.patient : say?.clinician) ?? `no gap ${id}`;
};

test.each([
  ["My mother has anti-MAG neuropathy and her hands shake badly, is there anything that helps?", "tremor-drugs", true],
  ["Treatment of tremor in anti-MAG neuropathy?", "tremor-drugs", false],
  ["Has ibrutinib been tried in people with anti-MAG neuropathy?", "btk-inhibitors", false],
] as const)("that nothing is known leads: %s", (question, gap, lay) => {
  const answer = askProduct(question);
  expect(answer.bottomLine[0]?.text).toBe(notKnown(gap, lay));
  expect(answer.bottomLine.length).toBeGreaterThan(1);
  expect(answer.unknowns).toEqual([]);
  expect(answer.outcome).toBe("partial");
});

test("what is asked is said first where it is known, what is not known after it", () => {
  const answer = askProduct("Why do my hands shake when I hold a cup? Is that from the anti-MAG antibodies?");
  expect(answer.bottomLine[0]?.citations).not.toEqual([]);
  expect(answer.unknowns.map(({ text }) => text)).toEqual([notKnown("tremor-drugs", true)]);
});
