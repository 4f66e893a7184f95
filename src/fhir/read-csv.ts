/** Tables of values as charts: one line each, every line naming its patient. See docs/patients.md for the columns. */
import type { Problem } from "../core/problem.ts";
import type { RawResource } from "./resource.ts";
import type { Recogniser } from "./recognise.ts";
import { resourceFrom, type Statement } from "./statement.ts";

/** Columns that are read; any other is named in a problem. */
export const csvColumns = [
  "patient",
  "birth_date",
  "sex",
  "date",
  "name",
  "value",
  "unit",
  "assay",
  "laboratory",
  "nerve",
  "side",
  "status",
  "low",
  "high",
] as const;

/** Most lines of one table. */
const mostLines = 200_000;

/** Splits a table into cells: quoted cells may hold separators, line ends and doubled quotes. */
export function parseTable(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.some((value) => value !== "")) rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < text.length && rows.length <= mostLines; at++) {
    const c = text[at] ?? "";
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === separator) {
      row.push(cell);
      cell = "";
    } else if (c === "\n") endRow();
    else if (c !== "\r") cell += c;
  }
  endRow();
  return rows;
}

/** What a table came to: resources for the decoder, and lines that name nothing the pack knows. */
export interface CsvResources {
  readonly resources: readonly RawResource[];
  readonly problems: readonly Problem[];
}

const problem = (code: string, message: string, fix: string, pointer: string): Problem => ({
  code,
  message,
  fix,
  where: { pointer },
});

/** An id for a patient as FHIR allows it; what a line calls the patient is kept otherwise. */
const isPatientId = (text: string): boolean => /^[A-Za-z0-9.-]{1,64}$/u.test(text);

const rawOf = (body: Readonly<Record<string, unknown>>, pointer: string): RawResource => ({
  type: String(body["resourceType"]),
  id: typeof body["id"] === "string" ? body["id"] : undefined,
  fullUrl: undefined,
  pointer,
  body,
});

/** Reads a table. The first line names the columns; comma, semicolon and tab all separate. */
export function csvResources(text: string, recognise: Recogniser): CsvResources {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const head = source.slice(0, source.indexOf("\n") < 0 ? source.length : source.indexOf("\n"));
  const separator = [",", ";", "\t"].reduce((best, c) => (head.split(c).length > head.split(best).length ? c : best));
  const [header = [], ...lines] = parseTable(source, separator);
  const columns = header.map((name) => name.trim().toLowerCase());
  const problems: Problem[] = columns
    .filter((name) => !csvColumns.some((column) => column === name))
    .map((name) =>
      problem("csv-column", `The column “${name.slice(0, 40)}” is not read`, `use ${csvColumns.join(", ")}`, "line 1"),
    );
  const lacking = ["patient", "name", "date"].filter((name) => !columns.includes(name));
  if (lacking.length > 0)
    return {
      resources: [],
      problems: [
        ...problems,
        problem(
          "csv-column",
          `The table has no column ${lacking.join(", ")}`,
          `begin with a line that names ${csvColumns.join(", ")}`,
          "line 1",
        ),
      ],
    };
  const patients = new Map<string, RawResource>();
  const resources: RawResource[] = [];
  lines.forEach((cells, at) => {
    const pointer = `line ${at + 2}`;
    const cell = (name: (typeof csvColumns)[number]): string | undefined => {
      const value = cells[columns.indexOf(name)]?.trim();
      return value === undefined || value === "" ? undefined : value;
    };
    const who = cell("patient");
    const patient = who !== undefined && isPatientId(who) ? who : undefined;
    if (patient !== undefined) addPatient(patients, resources, patient, cell("birth_date"), cell("sex"), pointer);
    const name = cell("name");
    if (name === undefined) return;
    const said: Statement = {
      name,
      date: cell("date"),
      value: cell("value"),
      unit: cell("unit"),
      assay: cell("assay"),
      laboratory: cell("laboratory"),
      nerve: cell("nerve"),
      side: cell("side"),
      status: cell("status"),
      low: cell("low"),
      high: cell("high"),
    };
    const body = resourceFrom(said, `line-${at + 2}`, patient, recognise);
    if (body === undefined)
      problems.push(
        problem("unknown-name", "The pack does not know this name", "use a measure's id or one of its names", pointer),
      );
    else resources.push(rawOf(body, pointer));
  });
  return { resources, problems };
}

/** The patient of a line; a line that says otherwise than an earlier one is a patient of its own, which identity refuses. */
function addPatient(
  patients: Map<string, RawResource>,
  resources: RawResource[],
  id: string,
  birthDate: string | undefined,
  sex: string | undefined,
  pointer: string,
): void {
  const known = patients.get(id);
  const body = {
    resourceType: "Patient",
    id,
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { gender: { f: "female", m: "male" }[sex.toLowerCase()] ?? sex.toLowerCase() }),
  };
  const saysMore = Object.keys(body).length > 2;
  if (known !== undefined && !saysMore) return;
  const raw = rawOf(body, pointer);
  if (known === undefined) patients.set(id, raw);
  resources.push(raw);
}
