/** Example patients: synthetic histories as FHIR R4 Bundles, dated so that the last visit is a few weeks before today. */
import { parseWhen } from "../core/calendar.ts";
import { createChance } from "./chance.ts";
import { histories } from "./histories.ts";
import { type Json, RecordWriter } from "./record.ts";

/** An example: its number as an id, what it shows, and its record. */
export interface ExampleRecord {
  readonly id: string;
  readonly title: string;
  readonly bundle: Json;
}

/** Writes the examples. The same day and seed give the same records. */
export function exampleRecords(today: string, seed = 1): readonly ExampleRecord[] {
  const day = parseWhen(today)?.from;
  if (day === undefined) throw new Error("exampleRecords: today is no ISO 8601 date");
  return histories.map((history, at) => {
    const number = String(at + 1).padStart(2, "0");
    const id = `example-${number}`;
    const chance = createChance(seed * 1000 + at);
    const record = new RecordWriter(id, day, chance).patient(`Example ${number}`, history.sex, history.age);
    history.tell({ record, chance });
    return { id, title: history.title, bundle: record.bundle() };
  });
}
