import { expect, test } from "vitest";
import { blocksOf, inputOf, onlyDocument, outcomeOf, repeatedInput, sectionsOf } from "./readings.fixture.ts";
import { readRis } from "./ris.ts";

const ris = (...lines: readonly string[]): string => lines.join("\r\n");

test("readRis reads what a record states", async () => {
  const document = await onlyDocument(
    readRis,
    ris(
      "TY  - JOUR",
      "AU  - Dalakas,Marinos C.",
      "A1  - WHO Study Group",
      "TI  - Placebo-controlled trial",
      "  of rituximab",
      "T2  - Annals of Neurology",
      "PY  - 2009//",
      "DA  - 2009/03/17/",
      "M3  - Journal Article; Randomized Controlled Trial",
      "DO  - 10.1002/ANA.21577",
      "SN  - 0364-5134",
      "AN  - 19273780",
      "DB  - PubMed",
      "C2  - PMC1234567",
      "UR  - https://example.org/x",
      "LA  - eng",
      "KW  - anti-MAG",
      "IgM",
      "AB  - OBJECTIVE: To see. RESULTS: Seen.",
      "N2  - OBJECTIVE: To see. RESULTS: Seen.",
      "N1  - Exported yesterday",
      "ER  - ",
    ),
  );
  expect(document.metadata).toEqual({
    title: "Placebo-controlled trial of rituximab",
    authors: ["Dalakas MC", "WHO Study Group"],
    journal: "Annals of Neurology",
    date: "2009-03-17",
    language: "en",
    pmid: "19273780",
    pmcid: "PMC1234567",
    doi: "10.1002/ana.21577",
    trials: [],
    url: "https://example.org/x",
    publicationTypes: ["JOUR", "Journal Article", "Randomized Controlled Trial"],
    design: "randomised-trial",
    keywords: ["anti-MAG", "IgM"],
    notices: [],
    retracted: false,
  });
  expect(blocksOf(document)).toEqual([
    "heading: Abstract",
    "heading: OBJECTIVE",
    "paragraph: To see.",
    "heading: RESULTS",
    "paragraph: Seen.",
    "heading: Notes",
    "paragraph: Exported yesterday",
  ]);
  expect(sectionsOf(document)).toContain("1 navigation Notes");
});

test("readRis reads many records, with and without their ends", async () => {
  const { documents, problems } = await outcomeOf(
    readRis,
    inputOf(
      ris(
        "1.",
        "TY  - JOUR",
        "T1  - One",
        "ER  -",
        "",
        "2.",
        "TY  - BOOK",
        "TI  - Two",
        "T2  - A series",
        "SN  - 9780323068129",
        "TY  - JOUR",
        "TI  - Three",
        "AB  - first",
        "",
        "CI - 95% is no tag",
        "ER - ",
        "TI  - Four",
      ),
    ),
  );
  expect(problems).toEqual(["outside-record:17"]);
  expect(documents.map((d) => [d.metadata.title, d.metadata.journal, d.metadata.isbn, d.metadata.design])).toEqual([
    ["One", undefined, undefined, undefined],
    ["Two", undefined, "9780323068129", "book"],
    ["Three", undefined, undefined, undefined],
  ]);
  expect(documents.map(blocksOf)[2]).toEqual([
    "heading: Abstract",
    "paragraph: first",
    "paragraph: CI - 95% is no tag",
  ]);
});

test("an accession number is PubMed's only where the record says so", async () => {
  const { metadata } = await onlyDocument(
    readRis,
    ris("TY  - JOUR", "TI  - A", "AN  - 12345678", "DB  - Embase", "ER  - "),
  );
  expect(metadata.pmid).toBeUndefined();
});

test("readRis tells of text outside records and of records without contents", async () => {
  const { documents, problems } = await outcomeOf(
    readRis,
    inputOf(ris("TY  - JOUR", "ER  - ", "stray words", "more of them", "TY  - JOUR", "TI  - A", "ER  - ")),
  );
  expect(documents).toHaveLength(1);
  expect(problems).toEqual(["empty-record:1", "outside-record:3"]);
});

test("a file of another kind has no records", async () => {
  expect((await outcomeOf(readRis, inputOf("<html>\n<p>no</p>"))).problems).toEqual([
    "outside-record:1",
    "no-records:-",
  ]);
});

test("a record that never ends is not held, and is told of once", async () => {
  const before = process.memoryUsage().rss;
  const { documents, problems } = await outcomeOf(
    readRis,
    repeatedInput(
      "TY  - JOUR\nAB  - ",
      "words of it that go on in a line\n",
      150_000_000,
      "\nTY  - JOUR\nTI  - next\nER  - \n",
    ),
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  expect(problems).toEqual(["too-large:1"]);
  expect(documents.map((d) => d.metadata.title)).toEqual(["next"]);
});

test("a title that says RETRACTED is believed, and a notice is about another article", async () => {
  const { documents } = await outcomeOf(
    readRis,
    inputOf(
      ris(
        "TY  - JOUR",
        "TI  - RETRACTED: A trial",
        "ER  - ",
        "TY  - JOUR",
        "TI  - Retraction notice to: A trial",
        "ER  - ",
      ),
    ),
  );
  expect(documents.map((d) => [d.metadata.retracted, d.metadata.notices.map((n) => n.about)])).toEqual([
    [true, []],
    [false, ["other"]],
  ]);
});
