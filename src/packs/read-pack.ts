/** Reads a pack folder: YAML files to one Pack value, or every problem with its file and line. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isNode, isSeq } from "yaml";
import type { z } from "zod";
import { Calculator, Regimen } from "../core/knowledge/calculator.ts";
import { Claim, Phrasings } from "../core/knowledge/claim.ts";
import { Cohort } from "../core/knowledge/cohort.ts";
import { Decline } from "../core/knowledge/decline.ts";
import { Finding } from "../core/knowledge/finding.ts";
import { Concept, FalseFriend } from "../core/knowledge/glossary.ts";
import type { Origins, Pack } from "../core/knowledge/knowledge.ts";
import { Conflict, Correction, FrequentQuestion, Gap, Outline, PackHeader, PageSketch, Uncovered } from "../core/knowledge/pack.ts";
import { ChartFact } from "../core/knowledge/fact.ts";
import { Measure } from "../core/knowledge/measure.ts";
import { Measured } from "../core/knowledge/measured.ts";
import { Rule, RuleFamily } from "../core/knowledge/rule.ts";
import { Belief, SenseScale } from "../core/knowledge/belief.ts";
import { NamedPhrases, PatientFactRule, PremiseRule, UrgentRule } from "../core/knowledge/situation.ts";
import { Source } from "../core/knowledge/source.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { withPhrasings } from "./further-phrasings.ts";
import { type Gathered, notePlaces, parseYaml, type Place, problemOf, readList, valueOf } from "./yaml-file.ts";
import { findStrays } from "./stray-files.ts";

/** The list files of a pack: where they stand and what an entry is. Folders hold any number of files. */
export const packLists = {
  sources: { path: "sources", item: Source },
  findings: { path: "findings", item: Finding },
  claims: { path: "claims", item: Claim },
  phrasings: { path: "phrasings", item: Phrasings },
  concepts: { path: "glossary", item: Concept },
  falseFriends: { path: "false-friends", item: FalseFriend },
  conflicts: { path: "conflicts", item: Conflict },
  gaps: { path: "gaps", item: Gap },
  outlines: { path: "outlines", item: Outline },
  pages: { path: "pages", item: PageSketch },
  frequent: { path: "frequent", item: FrequentQuestion },
  calculators: { path: "calculators", item: Calculator },
  regimens: { path: "regimens", item: Regimen },
  measured: { path: "quantities", item: Measured },
  coverage: { path: "coverage", item: Uncovered },
  declines: { path: "declines", item: Decline },
  rules: { path: "rules", item: Rule },
  families: { path: "rule-families", item: RuleFamily },
  corrections: { path: "corrections", item: Correction },
  patientFacts: { path: "patient-facts", item: PatientFactRule },
  urgent: { path: "urgent", item: UrgentRule },
  premises: { path: "premises", item: PremiseRule },
  beliefs: { path: "beliefs", item: Belief },
  senses: { path: "senses", item: SenseScale },
  measures: { path: "measures", item: Measure },
  facts: { path: "facts", item: ChartFact },
  cohorts: { path: "cohort", item: Cohort },
  wordings: { path: "wordings", item: NamedPhrases },
} as const;

/** A pack with the place of each of its items. */
export interface ReadPack {
  readonly pack: Pack;
  readonly origins: Origins;
}

/** The files of one list of a pack, in the order in which they are read. */
export function filesOf(root: string, path: string): readonly string[] {
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
  existsSync(file)
    ? readFileSync(file, "utf8")
        .toLowerCase()
        .split(/\s+/)
        .filter((w) => w !== "")
    : [];

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
    gathered.problems.push({
      code: "pack-missing",
      message: `${root} has no pack.yaml`,
      where: { file: "pack.yaml" },
      rule: "pack-format",
      fix: "name a pack folder, such as packs/general; RANVIER_PACKS says where those that are loaded lie",
    });
    return undefined;
  }
  const yaml = parseYaml(file, "pack.yaml", gathered);
  if (yaml === undefined) return undefined;
  const { document, lineAt } = yaml;
  const parsed = PackHeader.safeParse(valueOf(document.contents, document, "pack.yaml", 1, gathered));
  noteHeader(document, (offset) => ({ file: "pack.yaml", line: lineAt(offset) }), gathered.origins);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = isMap(document.contents) ? document.contents.getIn(issue.path.map(String), true) : undefined;
    const line = isNode(at) && at.range ? lineAt(at.range[0]) : 1;
    gathered.problems.push(problemOf(issue, "pack.yaml", line, "pack.yaml"));
  }
  return undefined;
}

/** Reads the pack in `root`. Fails with all problems at once; touches the file system. */
export function readPack(root: string): Result<ReadPack, readonly Problem[]> {
  const gathered: Gathered = { problems: [], origins: new Map() };
  const header = readHeader(root, gathered);
  if (existsSync(root))
    gathered.problems.push(
      ...findStrays(
        root,
        Object.values(packLists).map(({ path }) => path),
      ),
    );
  const list = <T>({ path, item }: { readonly path: string; readonly item: z.ZodType<T> }): readonly T[] =>
    filesOf(root, path).flatMap((file) => readList(root, file, path, item, gathered));
  const corrections = list(packLists.corrections);
  const lists = {
    sources: list(packLists.sources),
    findings: list(packLists.findings),
    claims: withPhrasings(list(packLists.claims), list(packLists.phrasings), gathered),
    concepts: list(packLists.concepts),
    falseFriends: list(packLists.falseFriends),
    conflicts: list(packLists.conflicts),
    gaps: list(packLists.gaps),
    outlines: list(packLists.outlines),
    pages: list(packLists.pages),
    frequent: list(packLists.frequent),
    calculators: list(packLists.calculators),
    regimens: list(packLists.regimens),
    measured: list(packLists.measured),
    coverage: list(packLists.coverage),
    declines: list(packLists.declines),
    rules: list(packLists.rules),
    families: list(packLists.families),
    patientFacts: list(packLists.patientFacts),
    urgent: list(packLists.urgent),
    premises: list(packLists.premises),
    beliefs: list(packLists.beliefs),
    senses: list(packLists.senses),
    measures: list(packLists.measures),
    facts: list(packLists.facts),
    cohorts: list(packLists.cohorts),
    wordings: list(packLists.wordings),
    ordinary: readWords(join(root, "ordinary.txt")),
  };
  if (header === undefined || gathered.problems.length > 0) return err(gathered.problems);
  const pack: Pack = { header: { ...header, corrections: [...header.corrections, ...corrections] }, ...lists };
  return ok({ pack, origins: gathered.origins });
}
