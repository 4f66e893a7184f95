/** Text to resources: a Bundle, a single resource, a list, or NDJSON with either on each line. Nothing here throws. */
import type { Problem } from "../core/problem.ts";
import type { RawResource } from "./resource.ts";

/** Largest input, in characters. */
export const longestInput = 64 * 1024 * 1024;
/** How deep Bundles may lie within Bundles. */
const deepestBundle = 8;
/** Most resources of one input. */
const mostResources = 200_000;

export interface ParsedResources {
  readonly resources: readonly RawResource[];
  readonly problems: readonly Problem[];
}

const problem = (code: string, message: string, fix: string, pointer?: string): Problem => ({
  code,
  message,
  fix,
  ...(pointer === undefined ? {} : { where: { pointer } }),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Gathers resources of one parsed value. */
class Gatherer {
  readonly resources: RawResource[] = [];
  readonly problems: Problem[] = [];

  add(value: unknown, pointer: string, fullUrl?: string, depth = 0): void {
    if (this.resources.length >= mostResources) return;
    if (!isRecord(value) || typeof value["resourceType"] !== "string" || value["resourceType"] === "") {
      this.problems.push(
        problem(
          "fhir-invalid",
          "This is no FHIR resource: it has no resourceType",
          "send FHIR R4 JSON",
          pointer || "/",
        ),
      );
      return;
    }
    const type = value["resourceType"].slice(0, 60);
    if (type === "Bundle") return this.addBundle(value, pointer, depth + 1);
    const id = typeof value["id"] === "string" && value["id"] !== "" ? value["id"].slice(0, 200) : undefined;
    this.resources.push({ type, id, fullUrl, pointer: pointer || "/", body: value });
  }

  addBundle(bundle: Readonly<Record<string, unknown>>, pointer: string, depth: number): void {
    if (depth > deepestBundle) {
      this.problems.push(
        problem(
          "fhir-invalid",
          `Bundles lie more than ${deepestBundle} deep in each other`,
          "send one Bundle",
          pointer,
        ),
      );
      return;
    }
    const entries = bundle["entry"] ?? [];
    if (!Array.isArray(entries)) {
      this.problems.push(
        problem("fhir-invalid", "Bundle: entry is no list", "correct it at the source", `${pointer}/entry`),
      );
      return;
    }
    entries.forEach((entry: unknown, at) => {
      const where = `${pointer}/entry/${at}`;
      if (!isRecord(entry))
        this.problems.push(problem("fhir-invalid", "Bundle: an entry is no object", "correct it at the source", where));
      else if (isDeletion(entry)) return;
      else if (entry["resource"] !== undefined)
        this.add(
          entry["resource"],
          `${where}/resource`,
          typeof entry["fullUrl"] === "string" ? entry["fullUrl"].slice(0, 500) : undefined,
          depth,
        );
    });
    if (Array.isArray(bundle["link"]) && bundle["link"].some((link) => isRecord(link) && link["relation"] === "next"))
      this.problems.push(
        problem(
          "fhir-incomplete",
          "This Bundle is one page of several; the others were not sent",
          "send all pages, or ask for a larger _count",
          pointer || "/",
        ),
      );
  }
}

const isDeletion = (entry: Readonly<Record<string, unknown>>): boolean =>
  isRecord(entry["request"]) && entry["request"]["method"] === "DELETE";

function addParsed(value: unknown, pointer: string, into: Gatherer): void {
  if (Array.isArray(value))
    value.forEach((item: unknown, at) => into.add(item, `${pointer === "/" ? "" : pointer}/${at}`));
  else into.add(value, pointer === "/" ? "" : pointer);
}

const notJson = (pointer: string): Problem =>
  problem("not-json", "This is not valid JSON", "check where the text breaks off", pointer);

/** Parses one JSON text into resources; says whether it was JSON at all. */
function parseJson(text: string, pointer: string, into: Gatherer): boolean {
  try {
    addParsed(JSON.parse(text), pointer, into);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}

/** Each line a value of its own: a bad line is a problem, the others are read. */
function parseLines(lines: readonly string[], into: Gatherer): void {
  lines.forEach((line, at) => {
    const pointer = `line ${at + 1}`;
    if (line.trim() !== "" && !parseJson(line, pointer, into)) into.problems.push(notJson(pointer));
  });
}

/** Whether a text is made of lines that each begin an object. */
function isLines(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  return filled.length > 1 && filled.filter((line) => line.startsWith("{")).length * 2 > filled.length;
}

/** Takes the resources of a value that is parsed already, such as the prefetch of a hook. */
export function gatherResources(value: unknown): ParsedResources {
  const into = new Gatherer();
  addParsed(value, "/", into);
  return into;
}

/** Reads the text of an input. Bad parts are problems; the rest is kept. */
export function parseResources(text: string): ParsedResources {
  const into = new Gatherer();
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (source.length > longestInput)
    return {
      resources: [],
      problems: [
        problem(
          "too-large",
          `The input is longer than ${longestInput / 1024 / 1024} million characters`,
          "send fewer patients at a time",
        ),
      ],
    };
  if (source.trim() === "")
    return { resources: [], problems: [problem("not-json", "The input is empty", "send FHIR R4 JSON or NDJSON")] };
  // One JSON text first: a Bundle may be written with each entry on a line that begins with a brace.
  if (!parseJson(source, "/", into)) {
    const lines = source.split("\n");
    if (isLines(lines)) parseLines(lines, into);
    else into.problems.push(notJson("/"));
  }
  if (into.resources.length >= mostResources)
    into.problems.push(
      problem("too-large", `Only the first ${mostResources} resources were read`, "send fewer patients at a time"),
    );
  return into;
}
