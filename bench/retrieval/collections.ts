/** The test collections of a data folder, in one form: passages, queries, and which passage answers which query how well. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";

export interface Query {
  readonly id: string;
  readonly text: string;
}

/** Gain of each judged document: 0 for judged and worthless. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface TestCollection {
  readonly name: string;
  readonly passages: readonly IndexedPassage[];
  readonly queries: readonly Query[];
  readonly judgements: Judgements;
  /** Least gain of a document that counts as relevant where measures know only yes and no. */
  readonly relevantFrom: number;
  /** Judgements have several grades, so that the grade of the first answer is a measure. */
  readonly graded: boolean;
}

type Row = Readonly<Record<string, never>>;

const linesOf = (file: string): readonly string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
const rowsOf = (file: string): readonly Row[] => linesOf(file).map((line) => JSON.parse(line) as Row);

function judgementsOf(file: string, gain: (grade: number) => number): Judgements {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of linesOf(file).slice(1)) {
    const [query = "", document = "", grade = "0"] = line.split("\t");
    const judged = judgements.get(query) ?? new Map<string, number>();
    judged.set(document, gain(Number(grade)));
    judgements.set(query, judged);
  }
  return judgements;
}

/** A record as the passage that ingest would make of it. */
function passage(id: string, more: Partial<IndexedPassage>): IndexedPassage {
  const version = createHash("sha256").update(id).digest("hex");
  const text = more.text ?? "";
  return {
    id: `${version}#0-${text.length}`,
    version,
    documentId: id,
    title: "",
    section: [],
    role: "abstract",
    kind: "paragraph",
    text,
    format: "jsonl",
    retracted: false,
    identifiers: [],
    ...more,
  };
}

interface Labelled {
  readonly label: string;
  readonly text: string;
}

function scifact(folder: string): TestCollection {
  return {
    name: "SciFact",
    passages: rowsOf(join(folder, "corpus.jsonl")).map((row) =>
      passage(row["id"] ?? "", {
        title: row["title"] ?? "",
        text: ((row["sentences"] ?? []) as readonly string[]).join(" "),
      }),
    ),
    queries: rowsOf(join(folder, "queries.jsonl")).map((row) => ({ id: row["id"] ?? "", text: row["text"] ?? "" })),
    judgements: judgementsOf(join(folder, "qrels.tsv"), (grade) => grade),
    relevantFrom: 1,
    graded: false,
  };
}

function bioasq(folder: string): TestCollection {
  return {
    name: "BioASQ",
    passages: rowsOf(join(folder, "passages.jsonl")).map((row) =>
      passage(row["id"] ?? "", { text: row["text"] ?? "" }),
    ),
    queries: rowsOf(join(folder, "questions.jsonl")).map((row) => ({
      id: row["id"] ?? "",
      text: row["question"] ?? "",
    })),
    judgements: judgementsOf(join(folder, "qrels.tsv"), (grade) => grade),
    relevantFrom: 1,
    graded: false,
  };
}

function med1033(folder: string): TestCollection {
  return {
    name: "MED1033",
    passages: rowsOf(join(folder, "corpus.jsonl")).map((row) => passage(row["id"] ?? "", { text: row["text"] ?? "" })),
    queries: rowsOf(join(folder, "queries.jsonl")).map((row) => ({ id: row["id"] ?? "", text: row["text"] ?? "" })),
    judgements: judgementsOf(join(folder, "qrels.tsv"), (grade) => grade),
    relevantFrom: 1,
    graded: false,
  };
}

/** Known item: the question must bring the abstract, without its conclusion, that it was made from. */
function pubmedqa(folder: string): TestCollection {
  const rows = rowsOf(join(folder, "pqal.jsonl"));
  return {
    name: "PubMedQA",
    passages: rows.map((row) => {
      const sections = (row["sections"] ?? []) as readonly Labelled[];
      return passage(row["pmid"] ?? "", { text: sections.map(({ text }) => text).join(" ") });
    }),
    queries: rows.map((row) => ({ id: row["pmid"] ?? "", text: row["question"] ?? "" })),
    judgements: new Map(rows.map((row) => [row["pmid"] ?? "", new Map([[row["pmid"] ?? "", 1]])])),
    relevantFrom: 1,
    graded: false,
  };
}

/** Records of MedQuAD: the subject of the page is its title, its synonyms are keywords. */
const medquadPassages = (folder: string): readonly IndexedPassage[] =>
  rowsOf(join(folder, "corpus.jsonl")).map((row) =>
    passage(row["id"] ?? "", {
      title: row["focus"] ?? "",
      question: row["question"] ?? "",
      keywords: row["synonyms"] ?? [],
      role: "body",
      text: row["answer"] ?? "",
    }),
  );

/** Four settings of LiveQA: over all records or over the judged ones, by the person's message or by a human's summary of it. */
function liveqa(folder: string): readonly TestCollection[] {
  const judgements = judgementsOf(join(folder, "qrels.corpus.tsv"), (grade) => grade - 1);
  const judged = new Set([...judgements.values()].flatMap((documents) => [...documents.keys()]));
  const all = medquadPassages(folder);
  const pools = [
    { pool: "full", passages: all },
    { pool: "judged", passages: all.filter((p) => judged.has(p.documentId)) },
  ];
  const rows = rowsOf(join(folder, "queries.jsonl")).filter((row) => judgements.has(row["id"] ?? ""));
  return pools.flatMap(({ pool, passages }) =>
    (["message", "summary"] as const).map((form) => ({
      name: `LiveQA ${pool}, ${form}`,
      passages,
      queries: rows.map((row) => ({ id: row["id"] ?? "", text: row[form === "message" ? "text" : "summary"] ?? "" })),
      judgements,
      relevantFrom: 2,
      graded: true,
    })),
  );
}

const makers: readonly { readonly folder: string; readonly make: (folder: string) => readonly TestCollection[] }[] = [
  { folder: "scifact", make: (f) => [scifact(f)] },
  { folder: "bioasq", make: (f) => [bioasq(f)] },
  { folder: "med1033", make: (f) => [med1033(f)] },
  { folder: "pubmedqa", make: (f) => [pubmedqa(f)] },
  { folder: "medquad-liveqa", make: liveqa },
];

/** The collections that are in the folder, read one at a time, and the names of those that are not. */
export function collectionsIn(dataFolder: string): {
  readonly absent: readonly string[];
  readonly read: () => Generator<TestCollection>;
} {
  const present = makers.filter(({ folder }) => existsSync(join(dataFolder, folder)));
  return {
    absent: makers.filter((maker) => !present.includes(maker)).map(({ folder }) => folder),
    read: function* () {
      for (const { folder, make } of present) yield* make(join(dataFolder, folder));
    },
  };
}
