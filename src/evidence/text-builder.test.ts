import { expect, test } from "vitest";
import { TextBuilder, tidy } from "./text-builder.ts";

test("tidy makes one line of composed characters and takes control characters out", () => {
  expect(tidy("  Wald\u0065\u0301n\u00adstr\u0000öm\n\t x ")).toBe("Waldénström x");
});

test("TextBuilder: blocks are parted by an empty line, and every span says what it stands on", () => {
  const builder = new TextBuilder();
  builder.page(1);
  builder.heading("Results", 1);
  builder.block("First  paragraph.");
  builder.page(2);
  builder.heading("Safety", 2);
  builder.block("   ");
  builder.block("One fever.", "list-item");
  builder.heading("References", 1, "references");
  builder.block("1. Dalakas 2009.");
  const { text, blocks, sections, pages } = builder.done();
  expect(text).toBe("Results\n\nFirst paragraph.\n\nSafety\n\nOne fever.\n\nReferences\n\n1. Dalakas 2009.");
  expect(blocks.map((b) => [b.kind, text.slice(b.start, b.end)])).toEqual([
    ["heading", "Results"],
    ["paragraph", "First paragraph."],
    ["heading", "Safety"],
    ["list-item", "One fever."],
    ["heading", "References"],
    ["paragraph", "1. Dalakas 2009."],
  ]);
  expect(sections.map((s) => [s.title, s.level, s.role, text.slice(s.start, s.end)])).toEqual([
    ["Results", 1, "body", "Results\n\nFirst paragraph.\n\nSafety\n\nOne fever."],
    ["Safety", 2, "body", "Safety\n\nOne fever."],
    ["References", 1, "references", "References\n\n1. Dalakas 2009."],
  ]);
  expect(pages.map((p) => [p.number, text.slice(p.start, p.end).trim()])).toEqual([
    [1, "Results\n\nFirst paragraph."],
    [2, "Safety\n\nOne fever.\n\nReferences\n\n1. Dalakas 2009."],
  ]);
});

test("TextBuilder: a document without a word has no block, section or page", () => {
  const builder = new TextBuilder();
  builder.page(1);
  builder.heading(" ", 1);
  builder.block("\u0000");
  expect(builder.done()).toEqual({ text: "", blocks: [], sections: [], pages: [] });
});
