/** The records of an XML file of any size as trees, one after another: the layer that every XML reader stands on. */
import { unreadable, type Input } from "../reader.ts";
import type { Failure } from "./failure.ts";
import { xmlRecords, type XmlRecord } from "./xml-records.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

/** A record's tree and the line on which it begins. */
export interface XmlReading {
  readonly ok: true;
  readonly element: XmlElement;
  readonly line: number;
}

function parsed(name: string, record: XmlRecord): XmlReading | Failure {
  const tree = parseXml(record.markup);
  return tree.ok
    ? { ok: true, element: tree.value, line: record.line }
    : unreadable(
        "broken-xml",
        name,
        `The record that begins on line ${record.line} is not well-formed XML: ${tree.error.message}`,
        "mend the markup or fetch the record again; the records after it were read",
        record.line + tree.error.line - 1,
      );
}

const noRecords = (name: string, names: ReadonlySet<string>): Failure =>
  unreadable(
    "no-records",
    name,
    `No ${[...names].map((record) => `<${record}>`).join(" or ")} was found in the file`,
    "check its kind; its name may have the wrong ending",
  );

/** Reads elements of those names, wherever they stand in the file (not within one another); gz is unpacked on the way. */
export async function* readXmlRecords(input: Input, names: ReadonlySet<string>): AsyncGenerator<XmlReading | Failure> {
  let isEmpty = true;
  for await (const record of xmlRecords(input, names)) {
    isEmpty = false;
    yield record.ok ? parsed(input.name, record) : record;
  }
  if (isEmpty) yield noRecords(input.name, names);
}
