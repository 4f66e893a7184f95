/**
 * Writes cases/generated.yaml of each pack: every fact of every rule not known once, starting from a person for whom the
 * rule speaks, and every threshold met exactly. Outcomes are recorded as they are today; a later change must be meant.
 * `npm run soak -- rule-cases` compares; `--list` writes.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import type { GivenFacts, RuleCases } from "../src/core/knowledge/case.ts";
import { comparisonsOf } from "../src/core/pathway/condition.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { createPathway, type Pathway } from "../src/core/pathway/pathway.ts";
import { outcomeIn } from "../src/core/pathway/run-cases.ts";
import { readCases } from "../src/packs/read-cases.ts";
import type { Soak } from "./main.ts";

const packsFolder = join(import.meta.dirname, "../packs");
const heading = `# yaml-language-server: $schema=../../../schema/cases.schema.json
# Written by a program (npm run soak -- rule-cases --list) from the hand-written cases: each fact not known once, each
# threshold met exactly. Outcomes are recorded, not judged; counted apart from the cases written by hand.

`;

/** Changes worth trying on one rule. */
function changesFor(pathway: Pathway, rule: string): readonly (readonly [title: string, set: GivenFacts])[] {
  const ready = pathway.rules.find((r) => r.rule.id === rule);
  if (ready === undefined) return [];
  const comparisons = comparisonsOf(ready.whole).map(({ comparison }) => comparison);
  const facts = new Set(comparisons.flatMap((c) => (c.kind === "rule" ? [] : [c.fact])));
  const name = (fact: string): string => pathway.nameOf(fact);
  return [
    ...[...facts].map((fact) => [`${name(fact)} not known`, { [fact]: "unknown" }] as const),
    ...comparisons.flatMap((c) =>
      c.kind === "amount"
        ? [[`${name(c.fact)} exactly ${c.value} ${c.unit}`, { [c.fact]: `${c.value} ${c.unit}` }] as const]
        : [],
    ),
  ];
}

/** The generated cases of one group of hand-written ones, from its first case that speaks. */
function generate(group: RuleCases, pathway: Pathway): readonly object[] {
  const speaking = group.cases.find((one) => one.expect === "speaks");
  if (speaking === undefined) return [];
  const given = { ...group.given, ...speaking.set };
  const cases = changesFor(pathway, group.rule).map(([title, set]) => ({
    title,
    set,
    expect: outcomeIn(pathway, group.rule, { ...given, ...set }, group.today),
  }));
  return cases.length === 0 ? [] : [{ rule: group.rule, given, cases }];
}

export const soak: Soak = {
  run({ list }) {
    const knowledge = loadKnowledge(packsFolder);
    if (!knowledge.ok) throw new Error(knowledge.error[0]?.message ?? "the packs cannot be read");
    let same = true;
    for (const library of knowledge.value.libraries.filter((l) => l.pack.rules.length > 0)) {
      const root = join(packsFolder, library.pack.header.id);
      const cases = readCases(root);
      if (!cases.ok) throw new Error(cases.error[0]?.message ?? "the cases cannot be read");
      const pathway = createPathway(library, factTypesOf(library.pack.facts));
      const generated = cases.value.written.flatMap((group) => generate(group, pathway));
      const text = heading + stringify(generated, { lineWidth: 0, flowCollectionPadding: true });
      const file = join(root, "cases/generated.yaml");
      same = same && existsSync(file) && readFileSync(file, "utf8") === text;
      if (list) writeFileSync(file, text);
      console.log(
        `${library.pack.header.id}: ${generated.length} groups, ${list ? "written" : same ? "as recorded" : "not as recorded"}`,
      );
    }
    return list || same;
  },
};
