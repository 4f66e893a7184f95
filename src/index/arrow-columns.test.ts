import { tableFromIPC, tableToIPC, Field, makeData, RecordBatch, Schema, Struct, Table, type Data } from "apache-arrow";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { flagColumn, numberColumn, textColumn, textsColumn } from "./arrow-columns.ts";

/** The values as another reader of the format finds them. */
function sent(column: Data): readonly unknown[] {
  const schema = new Schema([new Field("x", column.type, true)]);
  const data = makeData({ type: new Struct(schema.fields), length: column.length, nullCount: 0, children: [column] });
  const values = tableFromIPC(tableToIPC(new Table(schema, new RecordBatch(schema, data)))).getChild("x");
  return Array.from(values ?? [], (value: unknown) =>
    typeof value === "object" && value !== null ? Array.from(value as Iterable<unknown>) : (value ?? undefined),
  );
}

const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());

test("textColumn, textsColumn, numberColumn and flagColumn hold what they were given", () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(text, { nil: undefined }), { maxLength: 20 }),
      fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 20 }),
      fc.array(fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { nil: undefined }), { maxLength: 20 }),
      fc.array(fc.boolean(), { maxLength: 20 }),
      (texts, lists, numbers, flags) => {
        expect(sent(textColumn(texts))).toEqual(texts);
        expect(sent(textsColumn(lists))).toEqual(lists);
        expect(sent(numberColumn(numbers))).toEqual(numbers);
        expect(sent(flagColumn(flags))).toEqual(flags);
      },
    ),
  );
});

test("textColumn does not join half a character with the other half in the next text", () => {
  expect(sent(textColumn(["a\ud83d", "\ude00b"]))).toEqual(["a\ufffd", "\ufffdb"]);
});
