import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pubmedRecord } from "../../../bench/pubmed-records.ts";
import { limits } from "../reader.ts";
import { parsePlainXml } from "./plain-xml.ts";
import { parseAnyXml } from "./xml-tree.ts";

const full = (markup: string): unknown => {
  const parsed = parseAnyXml(markup);
  return parsed.ok ? parsed.value : undefined;
};

describe("parsePlainXml", () => {
  test.each([
    "<a/>",
    '<a b="1" c="x &amp; y">text<b>inner</b>\n<c/> &lt;5 &amp;lt;</a>',
    '<AbstractText Label="RESULTS">IgM fell (p &lt; .05); titre 1:70,000 – über 35 % µg</AbstractText>',
    pubmedRecord(1, 7).trim(),
  ])("reads plain markup as the full parser does: %#", (markup) => {
    expect(parsePlainXml(markup)).toEqual(full(markup));
    expect(parsePlainXml(markup)).toBeDefined();
  });

  test.each([
    "<a>&beta;</a>",
    "<a>&#945;</a>",
    "<a b='1'/>",
    '<a b="1" b="2"/>',
    '<a b="x > y"/>',
    '<a b="x\ny"/>',
    '<x:a y:b="1"/>',
    "<a><!-- note --></a>",
    "<a><![CDATA[x]]></a>",
    "<a>x]]>y</a>",
    "<a>\u0001</a>",
    "<a>x\r\ny</a>",
    "<a><b></a></b>",
    "<a>",
    "<a/><b/>",
    " <a/>",
    "text",
    "",
    '<a b ="1"/>',
    "<1a/>",
    "<a>1 &lt 2</a>",
    '<a __proto__="x"/>',
    "<".repeat(9),
  ])("leaves the rest to the full parser: %#", (markup) => {
    expect(parsePlainXml(markup)).toBeUndefined();
  });

  test("agrees with the full parser on whatever it reads", () => {
    const parts = [
      "<a>",
      "</a>",
      "<b/>",
      '<b c="d">',
      "</b>",
      '<a x="&lt;" y="">',
      "t & ",
      "&amp;",
      " ",
      "\n",
      ">",
      '"',
      "é",
      "]]",
      "𝛼",
      "<a",
      "/>",
      "=",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (pieces) => {
        for (const markup of [pieces.join(""), `<r>${pieces.join("")}</r>`]) {
          const plain = parsePlainXml(markup);
          if (plain !== undefined) expect(plain).toEqual(full(markup));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("agrees with the full parser on damaged records, and on what refuses them", () => {
    const record = pubmedRecord(1, 3).trim();
    const written = `< > / " ' & ; = &#0; &#x41; &nbsp; ]]> <!-- --> <![CDATA[ <?x?> xmlns:a a:b b='1' b="1" __proto__ <a/> </a>`;
    const unwritten = " ,\r,\u0000,\u0085,\u2028,\ufeff,\ufffe,\ud800,<!DOCTYPE a>".split(",");
    const harm = ["", ...written.split(" "), ...unwritten];
    const place = fc.nat({ max: record.length });
    const damage = fc.record({ at: place, cut: fc.nat({ max: 30 }), add: fc.constantFrom(...harm) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (damages) => {
        let markup = record;
        for (const { at, cut, add } of damages) markup = markup.slice(0, at) + add + markup.slice(at + cut);
        const plain = parsePlainXml(markup);
        if (plain !== undefined) expect(plain).toEqual(full(markup));
      }),
      { numRuns: 1_000 },
    );
  });

  test("leaves nesting beyond the limit, and markup that is too long, to the full parser", () => {
    const nested = (depth: number): string => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(parsePlainXml(nested(limits.depth))).toEqual(full(nested(limits.depth)));
    expect(parsePlainXml(nested(limits.depth + 1))).toBeUndefined();
    expect(full(nested(limits.depth + 1))).toBeUndefined();
    expect(parsePlainXml(`<a>${" ".repeat(1_000_000)}</a>`)).toBeUndefined();
  });
});
