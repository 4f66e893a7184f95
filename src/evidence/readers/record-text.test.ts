import { expect, test } from "vitest";
import { TextBuilder } from "../text-builder.ts";
import { labelledParts, layAbstractText, layParagraphs } from "./record-text.ts";

const laid = (layOut: (builder: TextBuilder) => void) => {
  const builder = new TextBuilder();
  layOut(builder);
  const { text, blocks } = builder.done();
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
};

test("labelledParts parts an abstract at its labels, and keeps every word", () => {
  const abstract = "AIM: To see. METHODS AND RESULTS: OR: 2.0. IVIG: none. CONCLUSION(S): It works.";
  expect(labelledParts(abstract)).toEqual([
    { label: "AIM", text: "To see. " },
    { label: "METHODS AND RESULTS", text: "OR: 2.0. IVIG: none. " },
    { label: "CONCLUSION(S)", text: "It works." },
  ]);
});

test.each(["We saw. METHODS: none. RESULTS: none.", "AIM: To see.", "DNA: a review. RNA: another."])(
  "labelledParts leaves %s whole",
  (abstract) => {
    expect(labelledParts(abstract)).toEqual([]);
  },
);

test("layAbstractText writes labels as headings of the second level", () => {
  expect(laid((builder) => layAbstractText(builder, "AIM: To see. RESULTS: Seen."))).toEqual([
    "heading: Abstract",
    "heading: AIM",
    "paragraph: To see.",
    "heading: RESULTS",
    "paragraph: Seen.",
  ]);
  expect(laid((builder) => layAbstractText(builder, "  "))).toEqual([]);
});

test("layParagraphs parts at empty lines and list marks", () => {
  expect(laid((builder) => layParagraphs(builder, "one\ntwo\n\nthree:\n- a\n  b\n2. c\n\n\n"))).toEqual([
    "paragraph: one two",
    "paragraph: three:",
    "list-item: - a b",
    "list-item: 2. c",
  ]);
});
