import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { detectFormat } from "./detect-format.ts";

const article = '<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "a.dtd" [<!ENTITY x "]>">]>';

const detect = (name: string, content: string | Uint8Array): string => {
  const found = detectFormat(name, typeof content === "string" ? strToU8(content) : content);
  return found.ok ? `${found.value}${found.differs === undefined ? "" : " (differs)"}` : found.error.code;
};

describe("detectFormat", () => {
  test.each([
    ["a.pdf", "%PDF-1.7\n", "pdf"],
    ["a.pdf", "junk before\n%PDF-1.4", "pdf"],
    ["a.txt", "%PDF-1.7\n", "pdf (differs)"],
    ["a.pdf", "<!DOCTYPE html><html>", "html (differs)"],
    ["a.docx", zipSync({ "[Content_Types].xml": strToU8("x"), "word/document.xml": strToU8("x") }), "docx"],
    ["a.zip", zipSync({ "word/document.xml": strToU8("x") }), "docx"],
    ["a.docx", "Dear colleague", "plain-text (differs)"],
    ["a.html", "<p>text", "html"],
    ["a.htm", "<article><h1>x</h1></article>", "html"],
    ["a.xml", "<!-- c --><html xmlns='x'>", "html"],
    ["a.md", "# Title", "markdown"],
    ["a.md", "<p align=center>x</p>", "markdown"],
    ["a.md", "<!-- c -->\n# Title", "markdown"],
    ["a.xml", `${article}\n<article>`, "jats"],
    ["a.nxml", '<article article-type="research-article">', "jats"],
    ["a.xml", '<?xml version="1.0"?><pmc-articleset>', "jats"],
    ["a.xml", '<?xml version="1.0"?><ns:PubmedArticleSet>', "pubmed-xml"],
    ["a.xml", "<PubmedBookArticleSet>", "pubmed-xml"],
    ["a.xml", '<?xml version="1.0"?><reply><PubmedArticle>', "pubmed-xml"],
    ["a.txt", "\nPMID- 12345678\nOWN - NLM\n", "medline"],
    ["a.txt", "Provider: X\n\nTY  - JOUR\nAU  - Doe, J\n", "ris"],
    ["a.txt", "@article{doe2009,\n title={x}}", "bibtex (differs)"],
    ["a.bib", "% a comment\n@Article{doe2009, title={x}}", "bibtex"],
    ["a.nbib", "TY  - JOUR\nAU  - Doe\n", "ris (differs)"],
    ["a.jsonl", '{"title": "x"}\n{"title": "y"}', "jsonl"],
    ["a.json", '{"title": "x"}\n', "jsonl"],
    ["a.txt", "PMID is a number that PubMed gives.", "plain-text"],
    ["a.txt", "<5 % of patients", "plain-text"],
    ["notes", "IgM fell.", "plain-text"],
    ["a.txt", new Uint8Array([0xff, 0xfe, 0x49, 0x00, 0x67, 0x00]), "plain-text"],
    ["a.xml.gz", gzipSync("<PubmedArticleSet><PubmedArticle>"), "pubmed-xml"],
    ["a.jsonl.gz", gzipSync('{"title": "x"}\n'), "jsonl"],
  ])("%s is read by what it holds: %#", (name, content, format) => {
    expect(detect(name, content)).toBe(format);
  });

  test.each([
    ["a.txt", "", "empty"],
    ["a.txt", new Uint8Array([0, 1, 2, 3, 4]), "unknown-format"],
    ["a.xlsx", zipSync({ "xl/workbook.xml": strToU8("x") }), "unknown-format"],
    [
      "a.odt",
      zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }] }),
      "unknown-format",
    ],
    ["a.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "unknown-format"],
    ["a.rtf", "{\\rtf1 x}", "unknown-format"],
    ["a.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "old-office"],
    ["a.xml", '<?xml version="1.0"?><rss>', "unknown-format"],
    ["a.xml", "no markup", "unknown-format"],
    ["a.json", '{\n  "title": "x"\n}', "unknown-format"],
    ["a.json", '[{"title": "x"}]', "unknown-format"],
    ["a.pdf.gz", gzipSync("%PDF-1.7"), "packed"],
    ["a.txt.gz", gzipSync("IgM fell."), "packed"],
  ])("%s is refused: %#", (name, content, code) => {
    expect(detect(name, content)).toBe(code);
  });

  test("says what the name is, what the file holds, and what is read at all", () => {
    const differs = detectFormat("trial.txt", strToU8("%PDF-1.7"));
    expect(differs).toMatchObject({
      value: "pdf",
      differs: { code: "format-differs", message: "The file is called .txt but holds PDF; it is read as that" },
    });
    const refused = detectFormat("a.bin", new Uint8Array([0, 1, 2]));
    expect(!refused.ok && refused.error.fix).toMatch(/^These are read: PDF, .* JSON Lines$/);
  });

  test("does not unpack more of a gzip bomb than tells its format", () => {
    expect(detect("a.xml.gz", gzipSync(new Uint8Array(50_000_000)).subarray(0, 65_536))).toBe("packed");
  });
});
