/** Two checks of sentence choice: rationale sentences of SciFact, and AttributionBench's judgements of statements. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Collection } from "../../src/evidence/ranking/collection.ts";
import { scoreSentences } from "../../src/evidence/ranking/rank-sentences.ts";
import { supportOf } from "../../src/evidence/ranking/support.ts";
import { createTermReader } from "../../src/evidence/ranking/terms.ts";

const rowsOf = (file: string): readonly unknown[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);

const reader = createTermReader();

function collectionOf(texts: readonly string[]): Collection {
  const found = new Map<string, number>();
  let terms = 0;
  for (const text of texts) {
    const of = reader.termsOf(text);
    terms += of.length;
    for (const term of new Set(of)) found.set(term, (found.get(term) ?? 0) + 1);
  }
  return {
    passages: texts.length,
    averageTerms: terms / Math.max(1, texts.length),
    averageHeadingTerms: 1,
    passagesWith: (term) => found.get(term) ?? 0,
  };
}

interface Abstract {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}
interface Claim {
  readonly claim: string;
  readonly evidence: Readonly<Record<string, readonly { readonly sentences: readonly number[] }[]>>;
}

/** Share of claim and abstract pairs with a rationale sentence among the best three. */
function rationaleHits(folder: string): string {
  const abstracts = rowsOf(join(folder, "corpus.jsonl")) as readonly Abstract[];
  const collection = collectionOf(abstracts.map(({ title, sentences }) => [title, ...sentences].join(" ")));
  const byId = new Map(abstracts.map((abstract) => [abstract.id, abstract]));
  let [pairs, first, three] = [0, 0, 0];
  for (const { claim, evidence } of rowsOf(join(folder, "claims.train.jsonl")) as readonly Claim[])
    for (const [id, groups] of Object.entries(evidence)) {
      const rationale = new Set(groups.flatMap(({ sentences }) => sentences));
      const terms = (byId.get(id)?.sentences ?? []).map((sentence) => reader.termsOf(sentence));
      const order = scoreSentences(reader.termsOf(claim), terms, collection)
        .map((score, at) => ({ score, at }))
        .sort((a, b) => b.score - a.score);
      pairs++;
      if (order.slice(0, 1).some(({ at }) => rationale.has(at))) first++;
      if (order.slice(0, 3).some(({ at }) => rationale.has(at))) three++;
    }
  return `SciFact rationale sentences: hit@1 ${(first / pairs).toFixed(3)}, hit@3 ${(three / pairs).toFixed(3)}, ${pairs} pairs`;
}

interface Attribution {
  readonly claim: string;
  readonly references: readonly string[];
  readonly label: string;
}

/** Macro-F1 of "carried or not" by words alone. */
function attribution(folder: string): string {
  const rows = rowsOf(join(folder, "dev.jsonl")) as readonly Attribution[];
  const collection = collectionOf(rows.flatMap(({ references }) => references));
  const judged = rows.map(({ claim, references, label }) => ({
    yes: label === "attributable",
    said: supportOf(claim, references.join("\n"), reader, collection).score > 0,
  }));
  const f1 = (side: boolean): number => {
    const right = judged.filter(({ yes, said }) => yes === side && said === side).length;
    const named = judged.filter(({ said }) => said === side).length + judged.filter(({ yes }) => yes === side).length;
    return (2 * right) / Math.max(1, named);
  };
  return `AttributionBench dev: macro-F1 ${((f1(true) + f1(false)) / 2).toFixed(3)}, ${rows.length} statements`;
}

/** One line for each of the two that is in the folder. */
export function supportLines(dataFolder: string): readonly string[] {
  const lines: string[] = [];
  for (const [name, file, measure] of [
    ["scifact", "claims.train.jsonl", rationaleHits],
    ["attributionbench", "dev.jsonl", attribution],
  ] as const)
    lines.push(
      existsSync(join(dataFolder, name, file))
        ? measure(join(dataFolder, name))
        : `${name}/${file} is not in ${dataFolder}: passed over.`,
    );
  return lines;
}
