/** Which numbers of a message are amounts of something measured, and which are somebody's age or nothing at all. */
import { expect, test } from "vitest";
import { askProduct } from "../../../test/support/product.ts";

const noticesOf = (text: string): readonly string[] =>
  askProduct(text)
    .notices.map((notice) => notice.text)
    .filter((notice) => notice.includes("Nothing was assumed"));

test.each([
  "I'm 36 with anti-MAG, can I get pregnant after rituximab?",
  "Im 36 with anti-MAG, can I get pregnant after rituximab?",
  "My mum was diagnosed with anti-MAG at 68. What is the outlook?",
  "Uniform slowing in anti-MAG, aged 66. What else could it be?",
  "IgM was 28 g/L before and is 36 g/L four weeks into rituximab for anti-MAG. Is this a flare?",
])("nothing is missing in: %s", (text) => expect(noticesOf(text)).toEqual([]));

test.each([
  ["Her IgM is 40, is that too high for rituximab?", "IgM 40 has no unit"],
  ["anti-MAG 68, is that high?", "anti-MAG titre 68 has no unit"],
  ["His anti-MAG titre is 40 g/L, is that high?", "g/L is not a unit of anti-MAG titre"],
  ["Is 40 g/L anti-MAG high?", "g/L is not a unit of anti-MAG titre"],
])("what cannot be used is said: %s", (text, notice) => expect(noticesOf(text).join()).toContain(notice));
