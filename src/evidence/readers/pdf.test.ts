import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Document } from "../document.ts";
import { printedDoi } from "./pdf-metadata.ts";
import { readPdf } from "./pdf.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, sectionsOf } from "./readings.fixture.ts";

/** Text on a page: from the left, from the top, its size, and "bold" or a turn upwards where it has that. */
interface Print {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly isBold?: boolean;
  readonly isTurned?: boolean;
}

const height = 800;

const escaped = (text: string): string => text.replace(/[()\\]/g, "\\$&");

const operators = (prints: readonly Print[]): string =>
  prints
    .map(({ text, x, y, size = 10, isBold = false, isTurned = false }) => {
      const matrix = isTurned ? "0 1 -1 0" : "1 0 0 1";
      return `BT /${isBold ? "F2" : "F1"} ${size} Tf ${matrix} ${x} ${height - y} Tm (${escaped(text)}) Tj ET`;
    })
    .join("\n");

interface Extras {
  readonly info?: string;
  readonly encrypt?: string;
  /** Put in place of the first page's own stream. */
  readonly stream?: string;
}

/** A PDF of these pages, built by hand. */
function pdf(pages: readonly (readonly Print[])[], { info = "", encrypt, stream }: Extras = {}): Uint8Array {
  const objects: string[] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${pages.map((_, at) => `${at * 2 + 7} 0 R`).join(" ")}]/Count ${pages.length}>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    `<<${info}>>`,
    encrypt ?? "null",
  ];
  for (const [at, prints] of pages.entries()) {
    const content = operators(prints);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 ${height}]/Contents ${at * 2 + 8} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`,
      at === 0 && stream !== undefined ? stream : `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    );
  }
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const trailer = `<</Size ${objects.length + 1}/Root 1 0 R/Info 5 0 R${encrypt === undefined ? "" : "/Encrypt 6 0 R/ID[<00><00>]"}>>`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

/** Lines one below the other. */
const column = (lines: readonly string[], x = 50, y = 100, size = 10): readonly Print[] =>
  lines.map((text, at) => ({ text, x, y: y + at * (size + 2), size }));

const line = (text: string, x: number, y: number, size = 10): Print => ({ text, x, y, size });

const pageOf = (document: Document, words: string): number | undefined => {
  const at = document.text.indexOf(words);
  return document.pages.find((page) => page.start <= at && at < page.end)?.number;
};

const filler = [
  "Some words that fill a line of the page from edge to edge here",
  "and go on in the next line as text in a paper does, word by word,",
  "until the paragraph comes to its end.",
];

describe("readPdf: text", () => {
  test("joins lines to paragraphs, parted words to words, and goes on over the page with the right page numbers", async () => {
    const first = column([
      "In all nine patients the level of IgM fell by 35 % to 82 % and the treat-",
      "ment was well tolerated. The effect lasted six to nine months in most of",
    ]);
    const second = column(["the patients. Both trials missed their primary outcomes."]);
    const document = await onlyDocument(readPdf, pdf([first, second]));
    expect(blocksOf(document)).toEqual([
      "paragraph: In all nine patients the level of IgM fell by 35 % to 82 % and the treatment was well tolerated. The effect lasted six to nine months in most of the patients. Both trials missed their primary outcomes.",
    ]);
    expect(pageOf(document, "The effect lasted")).toBe(1);
    expect(pageOf(document, "the patients. Both")).toBe(2);
    expect(document.pages.map((page) => [page.number, page.end > page.start])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  test("parts paragraphs at gaps and at indented lines", async () => {
    const document = await onlyDocument(
      readPdf,
      pdf([
        [
          ...column(filler),
          ...column(filler, 50, 160),
          line("Set in, this one opens a paragraph and goes", 62, 196),
          line("on at the edge.", 50, 208),
        ],
      ]),
    );
    expect(blocksOf(document).map((block) => block.slice(11, 21))).toEqual(["Some words", "Some words", "Set in, th"]);
  });

  test("reads two columns one after the other, under a title that spans them and over a foot note", async () => {
    const left = Array.from({ length: 8 }, (_, at) => `left ${at} of the words in this column here`);
    const right = Array.from({ length: 8 }, (_, at) => `right ${at} of the words in this column here`);
    const document = await onlyDocument(
      readPdf,
      pdf([
        [
          line("A title that spans both of the columns", 60, 60, 20),
          ...column(left, 50, 100),
          ...column(right, 320, 103),
          line(
            "A line below that runs across the whole width of the page, from one edge to the other edge of it",
            50,
            230,
          ),
        ],
      ]),
    );
    expect(blocksOf(document)).toEqual([
      "heading: A title that spans both of the columns",
      `paragraph: ${[...left, ...right].join(" ")} A line below that runs across the whole width of the page, from one edge to the other edge of it`,
    ]);
  });

  test("keeps rows of tables together, captions and items apart", async () => {
    const document = await onlyDocument(
      readPdf,
      pdf([
        [
          ...column(filler),
          line("Table 1. Outcomes at twelve months", 50, 150),
          ...["Arm|Improved|p", "Rituximab|6 of 9|0.04", "Placebo|1 of 9|"].flatMap((row, at) =>
            row.split("|").map((cell, index) => line(cell, 50 + index * 150, 164 + at * 12)),
          ),
          line("\x95 first", 50, 220),
          line("1. one thing that goes on to the right edge of the text on this page", 50, 240),
          line("2. another", 50, 252),
        ],
      ]),
    );
    expect(blocksOf(document).slice(1)).toEqual([
      "caption: Table 1. Outcomes at twelve months",
      "table-row: Arm | Improved | p",
      "table-row: Rituximab | 6 of 9 | 0.04",
      "table-row: Placebo | 1 of 9",
      "list-item: first",
      "list-item: 1. one thing that goes on to the right edge of the text on this page",
      "list-item: 2. another",
    ]);
  });

  test("takes headings from the size of type, its face, and the titles that papers use", async () => {
    const document = await onlyDocument(
      readPdf,
      pdf([
        [
          line("Rituximab in neuropathy", 50, 50, 20),
          line("Results of the trial", 50, 90, 14),
          ...column(filler, 50, 110),
          { text: "2.1 Safety", x: 50, y: 160, isBold: true },
          ...column(filler, 50, 172),
          line("References", 50, 230),
          ...column(["1. Doe J. A trial of rituximab. 2009."], 50, 250),
        ],
      ]),
    );
    expect(sectionsOf(document)).toEqual([
      "1 body Rituximab in neuropathy",
      "2 body Results of the trial",
      "3 body 2.1 Safety",
      "3 references References",
    ]);
  });

  test("raised figures keep their meaning: powers, units and references", async () => {
    const raised = (text: string, x: number): Print => ({ text, x, y: 96, size: 6 });
    const document = await onlyDocument(
      readPdf,
      pdf([
        [
          line("from 10", 50, 100),
          raised("9", 84),
          line("/L by 375 mg/m", 88, 100),
          raised("2", 155.5),
          line("and trials", 162, 100),
          raised("3", 204),
          line(" were", 208, 100),
        ],
      ]),
    );
    expect(document.text).toBe("from 10^9/L by 375 mg/m2 and trials[3] were");
  });

  test("a large first letter is put back before its word", async () => {
    const document = await onlyDocument(
      readPdf,
      pdf([
        [
          line("N", 50, 124, 34),
          ...column(["ine patients were given rituximab by", "the authors of this small pilot study,"], 76, 100),
          ...column(["and all of them had less IgM in the end than before it."], 50, 124),
        ],
      ]),
    );
    expect(document.text.startsWith("Nine patients were given")).toBe(true);
  });
});

describe("readPdf: what is printed on every page", () => {
  const page = (number: number): readonly Print[] => [
    line(`Doe et al. Neurology 2009;65:${285 + number}`, 50, 30, 8),
    ...column([`Page ${number} tells of something else than all of the others do.`], 50, 150),
    line(String(number), 300, 780, 8),
    { text: "Downloaded from example.org", x: 590, y: 400, size: 6, isTurned: true },
  ];

  test("running heads and feet, page numbers and stamps are kept once, at the end", async () => {
    const document = await onlyDocument(readPdf, pdf([1, 2, 3].map(page)));
    expect(blocksOf(document)).toEqual([
      "paragraph: Page 1 tells of something else than all of the others do.",
      "paragraph: Page 2 tells of something else than all of the others do.",
      "paragraph: Page 3 tells of something else than all of the others do.",
      "paragraph: Doe et al. Neurology 2009;65:286",
      "paragraph: 1",
      "paragraph: Downloaded from example.org",
    ]);
    expect(sectionsOf(document)).toEqual(["1 navigation"]);
    expect(pageOf(document, "Page 2 tells")).toBe(2);
  });

  test("rows of figures at the top of pages are data, and stay", async () => {
    const rows = ["35 82", "71 14", "40 55"].map((row) => [line(row, 50, 30), ...column(filler, 50, 200)]);
    const document = await onlyDocument(readPdf, pdf(rows));
    expect(document.sections).toEqual([]);
    expect(pageOf(document, "71 14")).toBe(2);
  });
});

describe("readPdf: metadata", () => {
  const stated = (info: string, text = "x"): Promise<Document> =>
    onlyDocument(readPdf, pdf([column([text])], { info }));

  test("title, authors and date where they are stated and sane, and a DOI that is printed", async () => {
    const { metadata } = await stated(
      "/Title(Rituximab in neuropathy)/Author(Jane Q. Doe; John Roe)/CreationDate(D:20090317120000Z)",
      "doi: 10.1234/EXMPL.2009. All rights reserved.",
    );
    expect(metadata).toMatchObject({
      title: "Rituximab in neuropathy",
      authors: ["Doe JQ", "Roe J"],
      date: "2009-03-17",
      doi: "10.1234/exmpl.2009",
    });
  });

  test("a file's name, an account and a year without PDFs are none", async () => {
    const { metadata } = await stated("/Title(Microsoft Word - a b.doc)/Author(jdoe)/CreationDate(D:00000101000000Z)");
    expect(metadata).toMatchObject({ title: "", authors: [] });
    expect([metadata.date, metadata.doi]).toEqual([undefined, undefined]);
  });

  test.each([
    ["one", ["https://doi.org/10.1234/Abc.", "DOI 10.1234/ABC"], "10.1234/abc"],
    ["two", ["10.1234/abc", "10.1234/abd"], undefined],
    ["one that goes on in the next line", ["doi 10.1234/wnl.0b013e-", "31"], undefined],
    ["one in brackets", ["(10.1016/s1474-4422(09)70123-4)"], "10.1016/s1474-4422(09)70123-4"],
    ["none", ["version 10.12/3"], undefined],
  ])("printedDoi: %s", (_, lines, doi) => {
    expect(printedDoi(lines)).toBe(doi);
  });
});

describe("readPdf: what cannot be read", () => {
  const stream = (bytes: Uint8Array, filter: string): string =>
    `<</Filter${filter}/Length ${bytes.length}>>\nstream\n${Buffer.from(bytes).toString("latin1")}\nendstream`;
  const bomb = deflateSync(new Uint8Array(40_000_000));
  const password =
    "/Filter/Standard/V 1/R 2/P -1/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)";

  test.each([
    ["an encrypted file", pdf([column(["x"])], { encrypt: `<<${password}>>` }), "encrypted:-"],
    ["a bomb", pdf([[]], { stream: stream(bomb, "/FlateDecode") }), "pdf-bomb:-"],
    [
      "a bomb packed twice",
      pdf([[]], { stream: stream(deflateSync(bomb), "[/FlateDecode/FlateDecode]") }),
      "pdf-bomb:-",
    ],
    ["a scan", pdf([[], []]), "no-text:-"],
    [
      "a scan with a stamp on each page",
      pdf([[line("Scanned by the library", 50, 780)], [line("Scanned by the library", 50, 780)]]),
      "no-text:-",
    ],
    ["a file that is cut off", pdf([column(["x"])]).subarray(0, 200), "damaged-pdf:-"],
    ["something else", new TextEncoder().encode("%PDF-1.4 nothing"), "damaged-pdf:-"],
  ])("%s: refused", async (_, bytes, problem) => {
    expect(await outcomeOf(readPdf, inputOf(bytes))).toEqual({ documents: [], problems: [problem] });
  });

  test("pages without text are named, and the others are read", async () => {
    const messages: string[] = [];
    let text = "";
    for await (const reading of readPdf(inputOf(pdf([column(filler, 50, 200), [], [], column(filler, 50, 200), []])))) {
      if (reading.ok) text = reading.document.text;
      else messages.push(reading.problem.message);
    }
    expect(text).toContain("Some words");
    expect(messages).toEqual(["Pages 2–3, 5: no text, so what is printed there is not read"]);
  });
});
