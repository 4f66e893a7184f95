import { describe, expect, test } from "vitest";
import { readBibtex } from "./bibtex.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, repeatedInput, sectionsOf } from "./readings.fixture.ts";

describe("readBibtex", () => {
  test("reads what an entry states", async () => {
    const document = await onlyDocument(
      readBibtex,
      String.raw`A comment between entries.
@string{an = "Annals of " # {Neurology}}
@comment{not @read}
@Article{dalakas09,
  author = "Dalakas, Marinos C. and Ludwig van Beethoven and {WHO and Partners} and S{\'a}nchez, Jos\'e and others",
  title = {Placebo-controlled trial of rituximab in {IgM} anti-{MAG} neuropathy},
  journal = an # " Reports",
  year = 2009, month = mar,
  % volume = {65},
  doi = {https://doi.org/10.1002/ANA.21577},
  pmid = {19273780},
  url = {https://example.org/a\_b},
  language = {english},
  keywords = {anti-MAG, IgM; neuropathy},
  abstract = {OBJECTIVE: To see whether 10$^{9}$ is 95\%. RESULTS: It is.},
  note = {A remark}
}`,
    );
    expect(document.metadata).toEqual({
      title: "Placebo-controlled trial of rituximab in IgM anti-MAG neuropathy",
      authors: ["Dalakas MC", "van Beethoven L", "WHO and Partners", "Sánchez J"],
      journal: "Annals of Neurology Reports",
      date: "2009-03",
      language: "en",
      pmid: "19273780",
      doi: "10.1002/ana.21577",
      trials: [],
      url: "https://example.org/a_b",
      publicationTypes: ["article"],
      keywords: ["anti-MAG", "IgM", "neuropathy"],
      notices: [],
      retracted: false,
    });
    expect(blocksOf(document)).toEqual([
      "heading: Abstract",
      "heading: OBJECTIVE",
      "paragraph: To see whether 10^9 is 95%.",
      "heading: RESULTS",
      "paragraph: It is.",
      "heading: Notes",
      "paragraph: A remark",
    ]);
    expect(sectionsOf(document).at(-1)).toBe("1 navigation Notes");
  });

  test("reads the fields of BibLaTeX", async () => {
    const { metadata } = await onlyDocument(
      readBibtex,
      `@incollection(x, title = "A chapter", subtitle = "Its rest", booktitle = {A book}, date = {2009-03-17/2009-03-20},
        isbn = {978-0-323-06812-9}, eprint = {19273780}, eprinttype = {pubmed}, langid = {ngerman})`,
    );
    expect(metadata).toMatchObject({
      title: "A chapter: Its rest",
      journal: "A book",
      date: "2009-03-17",
      isbn: "9780323068129",
      pmid: "19273780",
      language: "de",
      design: "book",
    });
  });

  test("a retracted article is known by its title", async () => {
    const { metadata } = await onlyDocument(readBibtex, "@article{a, title={{RETRACTED ARTICLE}: A trial}}");
    expect(metadata.retracted).toBe(true);
  });

  test("a broken entry is reported with its line, and those after it are read", async () => {
    const { documents, problems } = await outcomeOf(
      readBibtex,
      inputOf(
        `@article{a, title = {One}}\n@article{b,\n  title = {Two,\n}\n@article{c, title = {Three}} @book{d, title = {Four}}\n@article{e, title {Five}} @misc{f, title={Six}}\n@misc{g}\n@misc{title = {Seven}}`,
      ),
    );
    expect(documents.map((d) => d.metadata.title)).toEqual(["One", "Three", "Four", "Six", "Seven"]);
    expect(problems).toEqual(["broken-bibtex:4", "broken-bibtex:6", "empty-record:7"]);
  });

  test("strings that double each other are stopped", async () => {
    const doubled = Array.from({ length: 40 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}`).join("\n");
    const { documents, problems } = await outcomeOf(
      readBibtex,
      inputOf(`@string{s0 = "ha"}\n${doubled}\n@misc{a, title = s10}\n@misc{b, title = {last}}`),
    );
    expect(problems[0]).toBe("broken-bibtex:20");
    expect(documents.map((d) => d.metadata.title.length)).toEqual([2048, 4]);
  });

  test("an unclosed entry of any size ends in a problem", async () => {
    const { documents, problems } = await outcomeOf(
      readBibtex,
      repeatedInput("@misc{a, title = {", "word after word in a line\n", 30_000_000),
    );
    expect([documents, problems]).toEqual([[], ["too-large:1"]]);
  });

  test("many openings that are never closed come to an end", async () => {
    const { problems } = await outcomeOf(readBibtex, inputOf("@a{b, x = {".repeat(50_000)));
    expect(problems.length).toBeLessThanOrEqual(100);
  });

  test("a file of another kind has no records", async () => {
    expect(await outcomeOf(readBibtex, inputOf("someone@example.org {"))).toEqual({
      documents: [],
      problems: ["no-records:-"],
    });
  });
});
