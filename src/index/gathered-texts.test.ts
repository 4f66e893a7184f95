import { Field, makeData, RecordBatch, Schema, Struct, Table, tableFromIPC, tableToIPC, Utf8 } from "apache-arrow";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { GatheredTexts } from "./gathered-texts.ts";

/** The texts as another reader of the format finds them. */
function sent(texts: GatheredTexts): readonly unknown[] {
  const column = texts.column();
  const schema = new Schema([new Field("x", new Utf8(), false)]);
  const data = makeData({ type: new Struct(schema.fields), length: column.length, nullCount: 0, children: [column] });
  return [...(tableFromIPC(tableToIPC(new Table(schema, new RecordBatch(schema, data)))).getChild("x") ?? [])];
}

const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());

test("GatheredTexts holds what it was given since it was cleared, in one part, in several, or in UTF-8", () => {
  const texts = new GatheredTexts();
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, fc.boolean()), { maxLength: 30 }), (given) => {
      texts.clear();
      for (const [a, b, isBytes] of given) {
        if (isBytes) texts.addBytes(new TextEncoder().encode(a + b));
        else texts.add(a, b);
      }
      expect(sent(texts)).toEqual(given.map(([a, b]) => a + b));
    }),
  );
});

test("GatheredTexts grows beyond its first measure", () => {
  const texts = new GatheredTexts();
  const given = Array.from({ length: 5_000 }, (_, n) => `${n} ${n % 2 === 0 ? "é".repeat(40) : "e".repeat(40)}`);
  for (const one of given) texts.add(one);
  texts.addBytes(Buffer.alloc(200_000, "x"));
  expect(sent(texts)).toEqual([...given, "x".repeat(200_000)]);
});

test("GatheredTexts does not join half a character with the other half in the next text", () => {
  const texts = new GatheredTexts();
  texts.add("a\ud83d");
  texts.add("\ude00b");
  expect(sent(texts)).toEqual(["a\ufffd", "\ufffdb"]);
});
