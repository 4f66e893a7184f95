import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Document, noMetadata } from "./document.ts";
import { passageLength, passagesOf } from "./passages.ts";
import { TextBuilder } from "./text-builder.ts";

const documentOf = (write: (builder: TextBuilder) => void): Document => {
  const builder = new TextBuilder();
  write(builder);
  return { format: "plain-text", metadata: noMetadata, ...builder.done() };
};
const textsOf = (document: Document): readonly string[] =>
  passagesOf(document).map((p) => document.text.slice(p.start, p.end));

describe("passagesOf", () => {
  test("a passage knows its sections, its page and its sentences; headings are no passages", () => {
    const document = documentOf((b) => {
      b.page(1);
      b.heading("Results", 1);
      b.heading("Safety", 2);
      b.page(2);
      b.block("One fever. No death.");
    });
    const [passage, ...more] = passagesOf(document);
    expect(more).toEqual([]);
    expect(passage).toMatchObject({ section: ["Results", "Safety"], role: "body", page: 2, kind: "paragraph" });
    expect(passage?.sentences.map((s) => document.text.slice(s.start, s.end))).toEqual(["One fever.", "No death."]);
  });

  test("short neighbours of one section are joined, of two sections they are not", () => {
    const document = documentOf((b) => {
      b.heading("A", 1);
      b.block("First.");
      b.block("Second.");
      b.heading("B", 1);
      b.block("Third.");
    });
    expect(textsOf(document)).toEqual(["First.\n\nSecond.", "Third."]);
  });

  test("a long block is cut between sentences, never within one", () => {
    const sentence = "The strength of the legs rose in six of nine people after four weekly infusions.";
    const document = documentOf((b) => void b.block(Array.from({ length: 60 }, () => sentence).join(" ")));
    const texts = textsOf(document);
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(passageLength.most);
      expect(text.startsWith("The strength") && text.endsWith("infusions.")).toBe(true);
    }
  });

  test("references keep their role, so that they are never quoted", () => {
    const document = documentOf((b) => {
      b.heading("References", 1, "references");
      b.block("1. Dalakas MC. 2009.", "list-item");
    });
    expect(passagesOf(document).map((p) => p.role)).toEqual(["references"]);
  });

  test("every word but the headings' is in exactly one passage, in order", () => {
    const blocks = fc.array(
      fc.tuple(
        fc.constantFrom("paragraph", "list-item", "table-row", "heading"),
        fc.lorem({ maxCount: 30, mode: "sentences" }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(blocks, (list) => {
        const document = documentOf((b) => {
          for (const [kind, text] of list) {
            if (kind === "heading") b.heading(text, 2);
            else b.block(text, kind);
          }
        });
        const words = (text: string): readonly string[] => text.split(/\s+/).filter((w) => w !== "");
        const body = list.filter(([kind]) => kind !== "heading").flatMap(([, text]) => words(text));
        expect(textsOf(document).flatMap(words)).toEqual(body);
      }),
    );
  });
});
