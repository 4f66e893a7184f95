/** Files made to do harm: each is refused or made harmless with its reason, and the run goes on to the file after it. */
import { closeSync, ftruncateSync, openSync, readdirSync, writeSync } from "node:fs";
import { deflateSync, gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IngestReport } from "../src/app/literature/ingest.ts";
import { openTestLibrary, type TestLibrary } from "./support/library.ts";

const docx = (document: Uint8Array): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": document,
  });

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const encryptedWord = new Uint8Array([...ole, ...Buffer.from("EncryptedPackage", "utf16le")]);

/** The smallest PDF with one stream and, where asked, a password. */
function pdf(stream: Uint8Array, filter: string, encrypt = ""): Uint8Array {
  const body = Buffer.from(stream).toString("latin1");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>",
    `<<${filter}/Length ${stream.length}>>\nstream\n${body}\nendstream`,
    encrypt === "" ? "null" : encrypt,
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const trailer = `<</Size 6/Root 1 0 R${encrypt === "" ? "" : "/Encrypt 5 0 R/ID[<00><00>]"}>>`;
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.join("")}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

const standardPassword =
  "<</Filter/Standard/V 1/R 2/P -1/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)>>";

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>&c;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
const externalEntity = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><article><front><article-meta><title-group><article-title>&f;</article-title></title-group></article-meta></front><body><p>&f;</p></body></article>`;

/** Name, content and the code of the problem that is to be told. */
const refused: readonly (readonly [string, string | Uint8Array, string])[] = [
  ["zip-bomb.docx", docx(strToU8(" ".repeat(60_000_000))), "zip-bomb"],
  ["gzip-bomb.xml.gz", gzipSync(Buffer.from(`<PubmedArticleSet>${" ".repeat(60_000_000)}`)), "gzip-bomb"],
  ["pdf-bomb.pdf", pdf(deflateSync(new Uint8Array(40_000_000)), "/Filter/FlateDecode"), "pdf-bomb"],
  ["entities.xml", billionLaughs, "entity-definition"],
  ["external.nxml", externalEntity, "entity-definition"],
  ["locked.pdf", pdf(new Uint8Array(4), "", standardPassword), "encrypted"],
  ["locked.docx", encryptedWord, "encrypted"],
  ["program.pdf", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, ...new Uint8Array(500)]), "unknown-format"],
  ["archive.zip", zipSync({ "../../../../tmp/ranvier-was-here.txt": strToU8("out") }), "unknown-format"],
  ["deep.nxml", `<article><body>${"<sec>".repeat(5000)}`, "nested-too-deep"],
];

describe("hostile files", () => {
  let library: TestLibrary;
  let report: IngestReport;
  const problemsOf = (name: string): readonly string[] =>
    report.problems.filter((p) => p.where?.file?.endsWith(name) === true).map((p) => p.code);

  beforeAll(async () => {
    library = await openTestLibrary();
    for (const [name, content] of refused) library.write(name, content);
    library.write("a..%2f..%2fetc%2fpasswd.txt", "A name that looks like a path is only a name.");
    library.write("\u202Etxt.exe.md", "# Turned\n\nA name that reads backwards is only a name.");
    library.write("really-a-page.txt", "<!doctype html><title>A page</title><p>Found out by its content.</p>");
    library.write(
      "script.html",
      `<!doctype html><title>Care</title><h1>Care</h1><p>Read <b>this</b>.</p><script>document.write("injected words")</script><p onclick="alert(1)">Click-free text.</p><img src=x onerror="alert('injected words')"><style>p{color:red}</style>`,
    );
    const line = openSync(library.write("one-line.txt", "x"), "w");
    for (let n = 0; n < 200; n++) writeSync(line, "word ".repeat(209_715));
    closeSync(line);
    const hollow = openSync(library.write("hollow.pdf", "x"), "w");
    writeSync(hollow, "%PDF-1.7\n");
    ftruncateSync(hollow, 3 * 2 ** 30);
    closeSync(hollow);
    library.write("zz-last.txt", "The file after all of them.");
    report = await library.ingest();
  }, 120_000);
  afterAll(() => library.close());

  test.each(refused.map(([name, , code]) => [name, code]))("%s is refused as %s", (name, code) => {
    expect(problemsOf(name)).toContain(code);
  });

  test("a text of 200 MB in one line and a hollow PDF of 3 GB are refused without being held in memory", () => {
    expect(problemsOf("one-line.txt")).toEqual(["too-large"]);
    expect(problemsOf("hollow.pdf")).toEqual(["too-large"]);
  });

  test("nothing of an archive is written to disk, and nothing of a foreign file is read", async () => {
    expect(readdirSync("/tmp").includes("ranvier-was-here.txt")).toBe(false);
    for (const { version } of await library.documents())
      expect((await library.parts.literature.findVersion(version))?.document.text).not.toMatch(/root:|haha/);
  });

  test("names are only names; a wrong ending is told and the content read", async () => {
    const documents = await library.documents();
    expect(documents.some((d) => d.origin.file.endsWith("a..%2f..%2fetc%2fpasswd.txt"))).toBe(true);
    expect(problemsOf("really-a-page.txt")).toEqual(["format-differs"]);
    expect(documents.find((d) => d.origin.file.endsWith("really-a-page.txt"))?.format).toBe("html");
  });

  test("scripts, handlers and styles of a page are no text of it", async () => {
    const page = (await library.documents()).find((d) => d.origin.file.endsWith("script.html"));
    const text = (await library.parts.literature.findVersion(page?.version ?? ""))?.document.text ?? "";
    expect(text).toContain("Click-free text.");
    expect(text).not.toMatch(/injected|alert|color:red|<script/);
  });

  test("the run goes on to the end, and every document that can be read is there", async () => {
    expect(report.state).toBe("finished");
    expect(report.progress.filesDone).toBe(report.progress.files);
    expect((await library.documents()).map((d) => d.origin.file.split("/").at(-1)).sort()).toEqual([
      "a..%2f..%2fetc%2fpasswd.txt",
      "really-a-page.txt",
      "script.html",
      "zz-last.txt",
      "\u202Etxt.exe.md",
    ]);
    expect(await library.parts.index.count()).toBe(await library.expectedPassages());
  });
});
