import { strToU8, zipSync, type Zippable } from "fflate";
import { describe, expect, test } from "vitest";
import { readDocx } from "./docx.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, sectionsOf } from "./readings.fixture.ts";

const office = "http://schemas.openxmlformats.org";
const word = `${office}/wordprocessingml/2006/main`;
const math = `${office}/officeDocument/2006/math`;
const relations = `${office}/officeDocument/2006/relationships`;
const types = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, style = ""): string =>
  `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}</w:pPr>${content}</w:p>`;
const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${paragraph(run(text))}</w:footnote>`;

const styleNames = { Title: "Title", H1: "heading 1", H2: "heading 2", Caption: "caption", Toc: "toc 1" };

const part = (root: string, content: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${word}" xmlns:m="${math}">${content}</w:${root}>`,
  );

/** A Word file with this body, and other parts put in or replaced. */
function docx(body: string, parts: Zippable = {}): Uint8Array {
  const related = ["styles", "footnotes", "comments", "header1"].map(
    (name) => `<Relationship Id="${name}" Type="${relations}/${name.replace("1", "")}" Target="${name}.xml"/>`,
  );
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="${office}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="d" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/_rels/document.xml.rels": strToU8(
      `<Relationships xmlns="${office}/package/2006/relationships">${related.join("")}</Relationships>`,
    ),
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    "word/styles.xml": part(
      "styles",
      Object.entries(styleNames)
        .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
        .join(""),
    ),
    "word/footnotes.xml": part("footnotes", note(2, "Not blinded.") + note(3, "One died.")),
    "word/comments.xml": part(
      "comments",
      `<w:comment w:id="0" w:initials="JD">${paragraph(run("Check this."))}</w:comment>`,
    ),
    "word/header1.xml": part("hdr", paragraph(run("Draft of 2009"))),
    ...parts,
  });
}

const body = [
  paragraph(run("Rituximab in anti-MAG neuropathy"), "Title"),
  paragraph(run("Introduction 1"), "Toc"),
  paragraph(run("Results"), "H1"),
  paragraph(
    run("IgM fell by 35 % to 82 %") +
      '<w:r><w:footnoteReference w:id="2"/></w:r>' +
      run(" from 10") +
      run("9", '<w:vertAlign w:val="superscript"/>') +
      run("/L") +
      '<w:r><w:commentReference w:id="0"/></w:r>' +
      run("."),
  ),
  paragraph(run("Table 1. Outcomes"), "Caption"),
  `<w:tbl><w:tr>${cell("Arm")}${cell("Improved")}</w:tr><w:tr>${cell("Rituximab")}${cell("6 of 9")}</w:tr></w:tbl>`,
  paragraph(
    `<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>b</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:den></m:f></m:oMath></m:oMathPara>`,
  ),
  paragraph(run("References"), "H1"),
  paragraph(run("Doe J. 2009.") + '<w:r><w:footnoteReference w:id="3"/></w:r>'),
].join("");

const core = strToU8(
  `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>A trial of rituximab</dc:title><dc:creator>Jane Q. Doe</dc:creator><dcterms:created>2009-03-17T10:00:00Z</dcterms:created></cp:coreProperties>`,
);

describe("readDocx", () => {
  test("reads text, tables, notes and equations; contents, comments and headers stand apart", async () => {
    const document = await onlyDocument(readDocx, docx(body));
    expect(blocksOf(document)).toEqual([
      "heading: Rituximab in anti-MAG neuropathy",
      "heading: Results",
      "paragraph: IgM fell by 35 % to 82 %[1] from 10^9/L.",
      "caption: Table 1. Outcomes",
      "table-row: Arm | Improved",
      "table-row: Rituximab | 6 of 9",
      "paragraph: a/(b^2)",
      "heading: References",
      "paragraph: Doe J. 2009.[2]",
      "list-item: [1] Not blinded.",
      "list-item: [2] One died.",
      "paragraph: Introduction 1",
      "paragraph: Comment [JD1]",
      "paragraph: Check this.",
      "paragraph: Draft of 2009",
    ]);
    expect(sectionsOf(document)).toEqual([
      "1 body Rituximab in anti-MAG neuropathy",
      "1 body Results",
      "1 references References",
      "1 body",
      "1 navigation",
    ]);
  });

  test("metadata comes from the core properties; the title, without one, from the style of that name", async () => {
    const stated = await onlyDocument(readDocx, docx(body, { "docProps/core.xml": core }));
    expect(stated.metadata).toMatchObject({ title: "A trial of rituximab", authors: ["Doe JQ"], date: "2009-03-17" });
    const bare = await onlyDocument(readDocx, docx(body));
    expect(bare.metadata).toMatchObject({ title: "Rituximab in anti-MAG neuropathy", authors: [] });
    expect(bare.metadata.date).toBeUndefined();
  });

  test("says that embedded documents were not read", async () => {
    const { documents, problems } = await outcomeOf(readDocx, inputOf(docx(`${paragraph(run("x"))}<w:altChunk/>`)));
    expect([documents.length, problems]).toEqual([1, ["embedded-document:-"]]);
  });

  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const blanks = strToU8(" ".repeat(30_000_000));

  test.each([
    ["a zip bomb", docx(body, { "word/document.xml": blanks }), "zip-bomb:-"],
    ["a bomb that lies about its size", lyingBomb(), "zip-bomb:-"],
    ["elements nested too deep", docx("<w:p>".repeat(600)), "broken-xml:-"],
    [
      "entities of its own",
      docx("", { "word/document.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
      "broken-xml:-",
    ],
    ["an archive that is cut off", docx(body).subarray(0, 900), "damaged-zip:-"],
    ["an archive of something else", zipSync({ "a.xml": strToU8("<a/>") }), "not-docx:-"],
    ["no text", docx(""), "no-text:-"],
    ["an old .doc", new Uint8Array([...ole, ...new Uint8Array(600)]), "old-office:-"],
    ["an encrypted file", new Uint8Array([...ole, ...Buffer.from("EncryptedPackage", "utf16le")]), "encrypted:-"],
  ])("%s: refused", async (_, bytes, problem) => {
    expect(await outcomeOf(readDocx, inputOf(bytes, "f", 65_536))).toEqual({ documents: [], problems: [problem] });
  });

  test("a picture that could be a bomb is not unpacked, and a linked one is not opened", async () => {
    const picture = "<w:r><w:drawing/></w:r>";
    const document = await onlyDocument(
      readDocx,
      docx(paragraph(run("Text.") + picture), { "word/media/a.png": blanks }),
    );
    expect(document.text).toBe("Text.\n\nDraft of 2009");
  });
});

/** A bomb whose entry says that it unpacks to ten bytes. */
function lyingBomb(): Uint8Array {
  const bytes = docx(body, { "word/document.xml": strToU8(" ".repeat(30_000_000)) });
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 30 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  return bytes;
}
