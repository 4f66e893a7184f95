/** One YAML file of a pack: parsed with the line of each item and field, problems gathered instead of thrown. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "../core/problem.ts";

/** Where something stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What reading a pack brings together. */
export interface Gathered {
  readonly problems: Problem[];
  readonly origins: Map<string, Place>;
}

/** A parsed YAML file. */
export interface YamlFile {
  readonly document: Document;
  readonly lineAt: (offset: number) => number;
}

/** Parses a file; its syntax errors become problems, and then there is no document. */
export function parseYaml(file: string, shown: string, gathered: Gathered): YamlFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    gathered.problems.push({
      code: "pack-yaml",
      message: error.message,
      where: { file: shown, line: lines.linePos(error.pos[0]).line },
      rule: "pack-format",
      fix: "check indentation, colons and quotes at this line",
    });
  return document.errors.length > 0 ? undefined : { document, lineAt: (offset) => lines.linePos(offset).line };
}

/** Turns a Zod issue into a Problem at the line of the value it is about. */
export function problemOf(issue: z.core.$ZodIssue, file: string, line: number, item: string): Problem {
  const pointer = issue.path.map(String).join("/");
  return {
    code: "pack-schema",
    message: `${item}: ${pointer === "" ? "" : `${pointer}: `}${issue.message}`,
    where: { file, line, pointer },
    rule: "pack-format",
    fix: "compare the entry with docs/pack-format.md",
  };
}

/** Aliases (`*name`) a file may resolve: enough for shared phrase lists, too few for a bomb. */
const mostAliases = 200;

/** The value of a node; an alias that is unknown or multiplies without end is a problem at its line. */
export function valueOf(node: unknown, document: Document, file: string, line: number, gathered: Gathered): unknown {
  if (!isNode(node)) return node;
  try {
    return node.toJS(document, { maxAliasCount: mostAliases });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    gathered.problems.push({
      code: "pack-yaml",
      message: error.message,
      where: { file, line },
      rule: "pack-format",
      fix: "write the text out instead of repeating it by *alias",
    });
    return undefined;
  }
}

/** Notes where an item and its fields stand: `claims/x`, `claims/x#support/0`, `claims/x#say/patient`. */
export function notePlaces(
  node: unknown,
  key: string,
  place: (offset: number) => Place,
  places: Map<string, Place>,
  depth = 3,
): void {
  if (depth === 0) return;
  const below = (name: string): string => (key.includes("#") ? `${key}/${name}` : `${key}#${name}`);
  const note = (name: string, at: unknown, value: unknown): void => {
    if (isNode(at) && at.range) places.set(below(name), place(at.range[0]));
    notePlaces(value, below(name), place, places, depth - 1);
  };
  if (isMap(node)) {
    for (const pair of node.items)
      if (isPair(pair) && isScalar(pair.key)) note(String(pair.key.value), pair.key, pair.value);
  } else if (isSeq(node)) node.items.forEach((item, i) => note(String(i), item, item));
}

/** What an entry is called: its id, or the claim it adds to. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return "id" in value ? String(value.id) : "claim" in value ? String(value.claim) : undefined;
}

/** Parses one YAML list file into items, noting the line of each. */
export function readList<T>(
  root: string,
  file: string,
  kind: string,
  schema: z.ZodType<T>,
  gathered: Gathered,
): readonly T[] {
  const shown = relative(root, file);
  const yaml = parseYaml(file, shown, gathered);
  if (yaml === undefined) return [];
  const { document, lineAt } = yaml;
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) {
    gathered.problems.push({
      code: "pack-yaml",
      message: "the file must be a list",
      where: { file: shown, line: 1 },
      fix: "begin each entry with “- ”",
    });
    return [];
  }
  const items: T[] = [];
  for (const [index, node] of document.contents.items.entries()) {
    const line = isNode(node) && node.range ? lineAt(node.range[0]) : 1;
    const value = valueOf(node, document, shown, line, gathered);
    if (value === undefined) continue;
    const id = nameOf(value) ?? `entry ${index + 1}`;
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const at = isMap(node) ? node.getIn(issue.path.map(String), true) : undefined;
        const atLine = isNode(at) && at.range ? lineAt(at.range[0]) : line;
        gathered.problems.push(problemOf(issue, shown, atLine, id));
      }
      continue;
    }
    const key = `${kind}/${id}`;
    const first = gathered.origins.get(key);
    if (first !== undefined && typeof value === "object" && value !== null && "id" in value)
      gathered.problems.push({
        code: "pack-duplicate",
        message: `${kind} “${id}” stands twice`,
        where: { file: shown, line },
        rule: "pack-format",
        fix: `rename it, or remove the one at ${first.file}:${first.line}`,
      });
    else {
      gathered.origins.set(key, { file: shown, line });
      notePlaces(node, key, (offset) => ({ file: shown, line: lineAt(offset) }), gathered.origins);
    }
    items.push(parsed.data);
  }
  return items;
}
