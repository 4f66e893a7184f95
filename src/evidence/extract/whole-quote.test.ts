import { describe, expect, test } from "vitest";
import { noMetadata, type Document } from "../document.ts";
import { isQuotable } from "./quotable.ts";
import { type Unit, unitsOf } from "./source-text.ts";
import { wholeRun } from "./whole-quote.ts";

/** A document of paragraphs; a block that begins with "- " is a list item. */
function documentOf(...blocks: readonly string[]): Document {
  const text = blocks.map((b) => b.replace(/^- /, "")).join("\n\n");
  let at = 0;
  const laid = blocks.map((block) => {
    const start = at;
    const end = start + block.replace(/^- /, "").length;
    at = end + 2;
    return { start, end, kind: block.startsWith("- ") ? ("list-item" as const) : ("paragraph" as const) };
  });
  return { format: "plain-text", metadata: noMetadata, text, blocks: laid, sections: [], pages: [] };
}

const unitsIn = (document: Document): readonly Unit[] => document.blocks.flatMap((_, at) => unitsOf(document, at));

/** The quotation around the unit that begins with some words. */
function quoteAt(document: Document, begin: string): string | undefined {
  const units = unitsIn(document);
  const at = units.findIndex((u) => u.text.startsWith(begin));
  const run = wholeRun(units, at);
  return run === undefined ? undefined : document.text.slice(units[run.from]?.start, units[run.to]?.end);
}

describe("wholeRun", () => {
  test("a sentence that stands alone is quoted alone", () => {
    const document = documentOf("Rituximab lowered IgM. Steroids were not given.");
    expect(quoteAt(document, "Rituximab")).toBe("Rituximab lowered IgM.");
  });

  test.each([
    "However, the effect was gone after a year.",
    "But this was not seen in a larger trial.",
    "This was not confirmed later.",
    "Only patients with early disease improved.",
    "These results were not significant after correction.",
    "It is unclear whether this lasts.",
    "None of them kept the gain.",
    "Nevertheless, falls went on.",
    "The difference was lost at two years.",
    "Not all patients were followed.",
  ])("what takes a sentence back stays with it: %s", (turn) => {
    const document = documentOf(`Walking improved in nine patients. ${turn} Doses were small.`);
    expect(quoteAt(document, "Walking")).toBe(`Walking improved in nine patients. ${turn}`);
  });

  test.each([
    "However, falls went on.",
    "This was seen in nine patients.",
    "They walked faster.",
    "It lasted for a year.",
    "Of these, four relapsed.",
    "The latter improved.",
    "Its half-life is long.",
    "In these patients IgM rose.",
    "Such patients are rare.",
    "Therefore the dose was halved.",
  ])("what leans on the sentence before takes it along: %s", (leaning) => {
    const document = documentOf(`Rituximab was given to nine patients. ${leaning}`);
    expect(quoteAt(document, leaning.slice(0, 8))).toBe(`Rituximab was given to nine patients. ${leaning}`);
  });

  test("what leans on nothing is not quoted", () => {
    expect(quoteAt(documentOf("However, falls went on in all of them."), "However")).toBeUndefined();
  });

  test("a pronoun reaches over the end of a paragraph, not over a list", () => {
    expect(quoteAt(documentOf("Rituximab was given.", "It lowered IgM."), "It")).toBe(
      "Rituximab was given.\n\nIt lowered IgM.",
    );
    expect(quoteAt(documentOf("- Rituximab was given", "It lowered IgM."), "It")).toBeUndefined();
  });

  test("a short list is quoted whole with the line that opens it, and not in parts", () => {
    const document = documentOf("In patients with early disease:", "- Rituximab may be tried", "- Walking is measured");
    expect(quoteAt(document, "In patients")).toBe(document.text);
    expect(quoteAt(document, "Walking")).toBeUndefined();
  });

  test("a list item keeps the item that opens its part of the list, which may hold its condition", () => {
    const document = documentOf(
      "- Fever",
      "- In patients with early disease:",
      "- Rituximab may be tried",
      "- Walking is measured",
    );
    expect(quoteAt(document, "Walking")).toMatch(/^In patients with early disease:/);
  });

  test("a list that would make the quotation too long is not cut", () => {
    const items = Array.from(
      { length: 30 },
      (_, i) => `- Item number ${i} of a list that is long enough to be left out`,
    );
    const document = documentOf("All of these must be met:", ...items);
    expect(quoteAt(document, "Item number 29")).toBeUndefined();
  });
});

describe("isQuotable", () => {
  const first = (text: string): Unit => {
    const [unit] = unitsIn(documentOf(text));
    if (unit === undefined) throw new Error("no unit");
    return unit;
  };

  test.each([
    "Rituximab lowered IgM by 40% in nine patients.",
    "The dose is 375 mg/m2 weekly for four weeks.",
    "- Monitor for infusion reactions during the first infusion",
  ])("says something: %s", (text) => {
    expect(isQuotable(first(text))).toBe(true);
  });

  test.each([
    "Have a follow-up question about your treatment?",
    "Click here to read more about rituximab and its effects.",
    "Last updated on 3 May 2024 by the editorial team.",
    "This page was reviewed for accuracy by our medical board.",
    "Subscribe to our newsletter to receive the latest on neuropathy.",
    "What are the symptoms of the disease?",
    "Sign up today and get world-class answers instantly.",
    "Save 20% on supplements for nerve health when you order now.",
    "The following list of signs and symptoms is provided in the table below.",
    "The authors have no conflicts of interest to declare here.",
    "Neuropathy types and their signs",
    "This information does not replace the advice of a professional who was consulted.",
    "For more information on clinical trials, visit www.example.org today.",
    "Use of our assistant is for educational purposes only, and results vary.",
    "- For patients who fail the first treatment:",
    "Yes, it is.",
  ])("is navigation, advertising, a question or a fragment: %s", (text) => {
    expect(isQuotable(first(text))).toBe(false);
  });
});
