import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inputOf, listOf, repeatedInput } from "./readings.fixture.ts";
import { inlineText } from "./inline-text.ts";
import { readXmlRecords } from "./xml-stream.ts";

const names = new Set(["rec"]);

/** Records as "line text", problems as "line code". */
async function read(content: string | Uint8Array, pieceBytes?: number): Promise<readonly string[]> {
  const readings = await listOf(readXmlRecords(inputOf(content, "f", pieceBytes), names));
  return readings.map((r) =>
    r.ok ? `${r.line} ${inlineText(r.element).trim()}` : `${r.problem.where?.line} ${r.problem.code}`,
  );
}

describe("readXmlRecords", () => {
  test.each([1, 2, 7, 100_000])("finds the records wherever the file is cut, in pieces of %i bytes", async (piece) => {
    const xml = `<?xml version="1.0"?>\n<!DOCTYPE set PUBLIC "-//X//DTD" "https://example.org/x.dtd">\n<set>
<!-- <rec>no</rec> --><rec a="1">one</rec>\n<recs/><o:rec xmlns:o="u">two</o:rec><rec/><rec\n>three &amp; &#x3b1; <![CDATA[</rec>]]></rec>
<rec>four<!-- </rec> --></rec></set>`;
    expect(await read(xml, piece)).toEqual(["4 one", "5 two", "5 ", "5 three & α </rec>", "7 four"]);
  });

  test("finds the records wherever they are cut by the end of what is held", async () => {
    const records =
      "<set>\n<!--<rec>no</rec>--><rec>one<![CDATA[</rec>]]></rec><rec/><?x <rec>?><rec\n>two</rec></set>";
    // The first 64 kB are held at first; the shifts move every character of the records over that border.
    for (let shift = 0; shift < 150; shift++)
      expect(await read(`<!--${"-".repeat(65_400 + shift)} -->${records}`, 61)).toEqual(["2 one</rec>", "2 ", "2 two"]);
  });

  test("lines are counted through a long file", async () => {
    const lines = Array.from({ length: 9000 }, (_, n) => `<rec>\n${"word ".repeat(n % 9)}</rec>\n`);
    const readings = await read(lines.join(""));
    expect(readings.map((reading) => Number.parseInt(reading, 10))).toEqual(lines.map((_, n) => n * 2 + 1));
  });

  test("a broken record is reported with its line, and those after it are read", async () => {
    const xml = "<set>\n<rec>one</rec>\n<rec>\n<b>two</i></rec>\n<rec>three</rec>\n<rec>a & b; c</rec></set>";
    expect(await read(xml)).toEqual(["2 one", "4 broken-xml", "5 three", "6 broken-xml"]);
  });

  test("a record whose end is missing does not take the next one along", async () => {
    expect(await read("<set>\n<rec>one\n<rec>two</rec></set>")).toEqual(["2 cut-off", "3 two"]);
  });

  test("a file that ends too early says so", async () => {
    expect(await read("<set><rec>one</rec>\n<rec>two")).toEqual(["1 one", "2 cut-off"]);
    expect(await read("<set><rec>one</rec>\n")).toEqual(["1 one", "2 cut-off"]);
    expect(await read("<rec>one</rec>\n")).toEqual(["1 one"]);
  });

  test("gzip is unpacked", async () => {
    expect(await read(gzipSync("<set><rec>one</rec></set>"))).toEqual(["1 one"]);
  });

  test("a file without a record says so", async () => {
    expect(await read("<html><body>records</body></html>")).toEqual(["undefined no-records"]);
    expect(await read("")).toEqual(["undefined no-records"]);
    expect(await read("PK\u0003\u0004")).toEqual(["undefined binary"]);
  });

  test("characters named in DTDs are known, and other names stay as they are", async () => {
    expect(await read("<rec>&alpha;&nbsp;&le; &AMP2; &constructor;</rec>")).toEqual([
      "1 α\u00a0≤ &AMP2; &constructor;",
    ]);
  });

  test.each([
    ["a bomb", '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'],
    ["a file of the machine", '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ["a parameter entity from elsewhere", '<!ENTITY % p SYSTEM "http://example.org/p.dtd"> %p;'],
  ])("entity definitions are refused: %s", async (_, definition) => {
    const xml = `<!DOCTYPE set [\n${definition}\n]>\n<set><rec>&a;</rec></set>`;
    expect(await read(xml)).toEqual(["2 entity-definition"]);
  });

  test("a definition hidden after a comment that closes the declaration is refused too", async () => {
    expect(await read('<!DOCTYPE set [<!-- ]> -->\n<!ENTITY a "x">]><set><rec>&a;</rec></set>')).toEqual([
      "2 entity-definition",
    ]);
  });

  test("a document type inside a record is not accepted", async () => {
    expect(await read("<set><rec><!DOCTYPE x><a/></rec></set>")).toEqual(["1 broken-xml"]);
  });

  test("nesting deeper than the limit is refused", async () => {
    const nested = (depth: number): string => `<rec>${"<a>".repeat(depth)}x${"</a>".repeat(depth)}</rec>`;
    expect(await read(nested(499))).toEqual(["1 x"]);
    expect(await read(nested(500))).toEqual(["1 broken-xml"]);
    expect(await read(`<set>${nested(100_000)}<rec>next</rec></set>`)).toEqual(["1 broken-xml", "1 next"]);
  });

  test("more elements than the limit are refused", async () => {
    const readings = await listOf(readXmlRecords(repeatedInput("<rec>", "<a/>", 5_000_000, "</rec>"), names));
    expect(readings.map((r) => r.ok)).toEqual([false]);
  });

  test("a record of 200 MB is passed over in bounded memory, and the next one read", async () => {
    const before = process.memoryUsage().rss;
    const long = repeatedInput("<set><rec>", "word ", 200_000_000, "</rec><rec>next</rec></set>");
    const readings = await listOf(readXmlRecords(long, names));
    expect(readings.map((r) => (r.ok ? inlineText(r.element) : r.problem.code))).toEqual(["too-large", "next"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  });

  test("a comment that never ends is passed over in bounded memory", async () => {
    const readings = await listOf(readXmlRecords(repeatedInput("<set><!-- ", "- -", 50_000_000), names));
    expect(readings.map((r) => r.ok || r.problem.code)).toEqual(["cut-off"]);
  });

  test("many openings without an end stay cheap", async () => {
    const readings = await listOf(readXmlRecords(inputOf(`<set>${"<rec ".repeat(20_000)}`), names));
    expect(readings).toHaveLength(20_000);
    expect(readings.every((r) => !r.ok && r.problem.code === "cut-off")).toBe(true);
  });
});
