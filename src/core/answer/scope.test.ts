/** What befalls somebody under a medicine of the pack is a matter of that medicine; another disease stays another disease. */
import { expect, test } from "vitest";
import { askProduct } from "../../../test/support/product.ts";

test.each([
  "IgG 4.2 g/L and two pneumonias after rituximab",
  "shingles after rituximab",
  "UTI on rituximab, give the next dose?",
])("an infection under a medicine is answered: %s", (text) =>
  expect(askProduct(text).outcome).not.toBe("out-of-scope"),
);

test.each([
  "How is pneumonia treated?",
  "pneumonia in lupus on rituximab",
  "My aunt has rheumatoid arthritis. How often do they repeat rituximab for that?",
])("another disease is declined: %s", (text) => expect(askProduct(text).outcome).toBe("out-of-scope"));

test("a medicine nothing is known of is named as the reader wrote it", () => {
  const { reason } = askProduct("mycophenolate for the neuropathy?");
  expect(reason).toContain("mycophenolate");
  expect(reason).not.toContain("azathioprine");
});
