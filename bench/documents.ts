/**
 * How long whole answers from documents take, and where the time goes.
 *
 *   RANVIER_DATA=<folder with documents taken in> node bench/documents.ts <questions.jsonl> [--field summary,paraphrase,text]
 *
 * Asks every question of the file, in each of its wordings, with the packs switched off, in one process, and times the search, the
 * opening of the versions found, and the whole answer. Wall-clock times on a shared machine are noisy: the processor time a question,
 * over all threads, is printed beside them.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { localActor } from "../src/app/actor.ts";
import { ask } from "../src/app/answers/ask.ts";
import { createAddDocuments, type DocumentEvidence } from "../src/app/answers/from-documents.ts";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import { openDocuments } from "../src/compose/literature.ts";
import { realSurroundings } from "../src/compose/surroundings.ts";
import { parseConfig } from "../src/config.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { field: { type: "string", default: "summary,paraphrase,text" } },
});
const [file] = positionals;
if (file === undefined) throw new Error("name a file of questions, one JSON object a line");
const fields = values.field.split(",");

const config = parseConfig(process.env);
if (!config.ok) throw new Error(config.error.map((p) => p.message).join("; "));
const knowledge = loadKnowledge(config.value.packsFolder);
if (!knowledge.ok) throw new Error("the packs do not pass their check");
const opened = await openDocuments(config.value, knowledge.value);
if (!opened.ok || opened.value.documents === undefined) throw new Error("no documents in RANVIER_DATA");
const { documents, close } = opened.value;

const spent = { search: [] as number[], open: [] as number[], whole: [] as number[] };
const timed = async <T>(into: number[], work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await work();
  into.push(performance.now() - began);
  return result;
};
let opening = 0;
const watched: DocumentEvidence = {
  hasDocuments: documents.hasDocuments,
  findPassages: (text, limit) => timed(spent.search, () => documents.findPassages(text, limit)),
  findRetractions: documents.findRetractions,
  findVersion: async (version) => {
    const began = performance.now();
    const found = await documents.findVersion(version);
    opening = Math.max(opening, performance.now() - began);
    return found;
  },
};
const addDocuments = createAddDocuments(knowledge.value, watched, realSurroundings);
const questions = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .flatMap((line) => {
    const record = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return fields.flatMap((field) => {
      const question = record[field];
      return typeof question === "string" && question !== "" ? [question] : [];
    });
  });

const askOne = (question: string): Promise<unknown> =>
  ask({ knowledge: knowledge.value, surroundings: realSurroundings, addDocuments }, localActor, {
    question,
    packs: ["none"],
  });
/** Questions that only warm the process up: what runs for the first time is compiled on the way. */
const warming = 60;
for (const question of questions.slice(0, warming)) await askOne(question);
for (const list of Object.values(spent)) list.length = 0;
const before = process.cpuUsage();
for (const question of questions) {
  opening = 0;
  await timed(spent.whole, () => askOne(question));
  spent.open.push(opening);
}
const used = process.cpuUsage(before);

const quantile = (list: readonly number[], q: number): number => {
  const sorted = [...list].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1));
};
const row = (list: readonly number[]): object => ({ p50Ms: quantile(list, 0.5), p95Ms: quantile(list, 0.95) });
const figures = {
  questions: questions.length,
  whole: row(spent.whole),
  search: row(spent.search),
  open: row(spent.open),
  processorMsEach: Number(((used.user + used.system) / 1000 / questions.length).toFixed(1)),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
await close();
