/** Reads a pack folder: YAML files to one Pack value, or every problem with its file and line. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { Calculator, Regimen } from "../core/knowledge/calculator.ts";
import { Claim } from "../core/knowledge/claim.ts";
import { Decline } from "../core/knowledge/decline.ts";
import { Finding } from "../core/knowledge/finding.ts";
import { Concept, FalseFriend } from "../core/knowledge/glossary.ts";
import type { Origins, Pack } from "../core/knowledge/knowledge.ts";
import { Conflict, Correction, Gap, Outline, PackHeader, Uncovered } from "../core/knowledge/pack.ts";
import { Measured } from "../core/knowledge/measured.ts";
import { PatientFactRule, PremiseRule, UrgentRule } from "../core/knowledge/situation.ts";
import { Source } from "../core/knowledge/source.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";

/** The list files of a pack: where they stand and what an entry is. Folders hold any number of files. */
export const packLists = {
  sources: { path: "sources", item: Source },
  findings: { path: "findings", item: Finding },
  claims: { path: "claims", item: Claim },
  concepts: { path: "glossary", item: Concept },
  falseFriends: { path: "false-friends", item: FalseFriend },
  conflicts: { path: "conflicts", item: Conflict },
  gaps: { path: "gaps", item: Gap },
  outlines: { path: "outlines", item: Outline },
  calculators: { path: "calculators", item: Calculator },
  regimens: { path: "regimens", item: Regimen },
  measured: { path: "quantities", item: Measured },
  coverage: { path: "coverage", item: Uncovered },
  declines: { path: "declines", item: Decline },
  corrections: { path: "corrections", item: Correction },
  patientFacts: { path: "patient-facts", item: PatientFactRule },
  urgent: { path: "urgent", item: UrgentRule },
  premises: { path: "premises", item: PremiseRule },
} as const;

/** A pack with the place of each of its items. */
export interface ReadPack {
  readonly pack: Pack;
  readonly origins: Origins;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

interface Gathered {
  readonly problems: Problem[];
  readonly origins: Map<string, Place>;
}

/** Turns a Zod issue into a Problem at the line of the value it is about. */
function problemOf(issue: z.core.$ZodIssue, file: string, line: number, item: string): Problem {
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
function valueOf(node: unknown, document: Document, file: string, line: number, gathered: Gathered): unknown {
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
function notePlaces(node: unknown, key: string, place: (offset: number) => Place, places: Map<string, Place>, depth = 3): void {
  if (depth === 0) return;
  const below = (name: string): string => (key.includes("#") ? `${key}/${name}` : `${key}#${name}`);
  const note = (name: string, at: unknown, value: unknown): void => {
    if (isNode(at) && at.range) places.set(below(name), place(at.range[0]));
    notePlaces(value, below(name), place, places, depth - 1);
  };
  if (isMap(node)) {
    for (const pair of node.items) if (isPair(pair) && isScalar(pair.key)) note(String(pair.key.value), pair.key, pair.value);
  } else if (isSeq(node)) node.items.forEach((item, i) => note(String(i), item, item));
}

/** Parses one YAML list file into items, noting the line of each. */
function readList<T>(root: string, file: string, kind: string, schema: z.ZodType<T>, gathered: Gathered): readonly T[] {
  const shown = relative(root, file);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    gathered.problems.push({
      code: "pack-yaml",
      message: error.message,
      where: { file: shown, line: lines.linePos(error.pos[0]).line },
      fix: "check indentation, colons and quotes at this line",
    });
  if (document.errors.length > 0) return [];
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) {
    gathered.problems.push({ code: "pack-yaml", message: "the file must be a list", where: { file: shown, line: 1 }, fix: "begin each entry with “- ”" });
    return [];
  }
  const items: T[] = [];
  for (const [index, node] of document.contents.items.entries()) {
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    const value = valueOf(node, document, shown, line, gathered);
    if (value === undefined) continue;
    const id = typeof value === "object" && value !== null && "id" in value ? String(value.id) : `entry ${index + 1}`;
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const at = isMap(node) ? node.getIn(issue.path.map(String), true) : undefined;
        const atLine = isNode(at) && at.range ? lines.linePos(at.range[0]).line : line;
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
      notePlaces(node, key, (offset) => ({ file: shown, line: lines.linePos(offset).line }), gathered.origins);
    }
    items.push(parsed.data);
  }
  return items;
}

function filesOf(root: string, path: string): readonly string[] {
  const single = join(root, `${path}.yaml`);
  const folder = join(root, path);
  const many =
    existsSync(folder) && statSync(folder).isDirectory()
      ? readdirSync(folder)
          .filter((name) => name.endsWith(".yaml"))
          .sort()
          .map((name) => join(folder, name))
      : [];
  return existsSync(single) ? [single, ...many] : many;
}

/** A word list: one word or several a line. */
const readWords = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, "utf8").toLowerCase().split(/\s+/).filter((w) => w !== "") : [];

/** Places of what pack.yaml holds; topics and corrections are items of their own. */
function noteHeader(document: Document, place: (offset: number) => Place, places: Map<string, Place>): void {
  places.set("pack", { file: "pack.yaml", line: 1 });
  notePlaces(document.contents, "pack", place, places, 1);
  for (const kind of ["topics", "corrections"]) {
    const list = document.get(kind);
    if (!isSeq(list)) continue;
    for (const node of list.items)
      if (isMap(node) && node.range) places.set(`${kind}/${String(node.get("id"))}`, place(node.range[0]));
  }
}

function readHeader(root: string, gathered: Gathered): PackHeader | undefined {
  const file = join(root, "pack.yaml");
  if (!existsSync(file)) {
    gathered.problems.push({ code: "pack-missing", message: `${root} has no pack.yaml`, where: { file: "pack.yaml" }, rule: "pack-format", fix: "name a pack folder, such as packs/anti-mag" });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    gathered.problems.push({ code: "pack-yaml", message: error.message, where: { file: "pack.yaml", line: lines.linePos(error.pos[0]).line } });
  if (document.errors.length > 0) return undefined;
  const parsed = PackHeader.safeParse(valueOf(document.contents, document, "pack.yaml", 1, gathered));
  noteHeader(document, (offset) => ({ file: "pack.yaml", line: lines.linePos(offset).line }), gathered.origins);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = isMap(document.contents) ? document.contents.getIn(issue.path.map(String), true) : undefined;
    const line = isNode(at) && at.range ? lines.linePos(at.range[0]).line : 1;
    gathered.problems.push(problemOf(issue, "pack.yaml", line, "pack.yaml"));
  }
  return undefined;
}

/** Reads the pack in `root`. Fails with all problems at once; touches the file system. */
export function readPack(root: string): Result<ReadPack, readonly Problem[]> {
  const gathered: Gathered = { problems: [], origins: new Map() };
  const header = readHeader(root, gathered);
  const list = <T>({ path, item }: { readonly path: string; readonly item: z.ZodType<T> }): readonly T[] =>
    filesOf(root, path).flatMap((file) => readList(root, file, path, item, gathered));
  const corrections = list(packLists.corrections);
  const lists = {
    sources: list(packLists.sources),
    findings: list(packLists.findings),
    claims: list(packLists.claims),
    concepts: list(packLists.concepts),
    falseFriends: list(packLists.falseFriends),
    conflicts: list(packLists.conflicts),
    gaps: list(packLists.gaps),
    outlines: list(packLists.outlines),
    calculators: list(packLists.calculators),
    regimens: list(packLists.regimens),
    measured: list(packLists.measured),
    coverage: list(packLists.coverage),
    declines: list(packLists.declines),
    patientFacts: list(packLists.patientFacts),
    urgent: list(packLists.urgent),
    premises: list(packLists.premises),
    ordinary: readWords(join(root, "ordinary.txt")),
  };
  if (header === undefined || gathered.problems.length > 0) return err(gathered.problems);
  const pack: Pack = { header: { ...header, corrections: [...header.corrections, ...corrections] }, ...lists };
  return ok({ pack, origins: gathered.origins });
}
