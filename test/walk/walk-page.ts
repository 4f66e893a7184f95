/** The walk as a page: what is new on record at each visit, how a specialist reads it, and what is said then, with sources. */
import type { PatientAssessment } from "../../src/contract/assess.ts";
import type { Recommendation, Reference, Sentence } from "../../src/core/answer/answer.ts";
import { escapeMarkdown, referenceLine } from "../../src/core/answer/markdown.ts";
import { proofWords } from "../../src/core/answer/proof-words.ts";
import type { Entry } from "../../src/core/chart/chart.ts";
import type { Measure } from "../../src/core/knowledge/measure.ts";
import { amountWords } from "../../src/core/quantity-words.ts";
import type { Visit } from "./story.ts";

/** A visit with what was read of it, and what was read of the one before. */
export interface Walked {
  readonly visit: Visit;
  readonly patient: PatientAssessment;
  readonly entries: readonly Entry[];
}

const words: Readonly<Record<Recommendation["kind"], string>> = {
  stop: "Stop",
  warning: "Warning",
  do: "Do",
  consider: "Consider",
  monitor: "Monitor",
};

/** References of the whole page, numbered as they come. */
function createNumbering() {
  const numbered = new Map<string, { readonly n: number; readonly reference: Reference }>();
  const numberOf = (reference: Reference): number => {
    const known = numbered.get(reference.sourceId) ?? { n: numbered.size + 1, reference };
    numbered.set(reference.sourceId, known);
    return known.n;
  };
  return {
    /** "text \[1, 4\]", the sources in the order in which the sentence cites them. */
    cited: ({ text, citations, caution }: Sentence, references: readonly Reference[]): string => {
      const found = citations.flatMap(({ n }) => references.find((one) => one.n === n) ?? []);
      const numbers = [...new Set(found.map(numberOf))].join(", ");
      return `${escapeMarkdown(text)} \\[${numbers}\\]${caution === undefined ? "" : ` _(${escapeMarkdown(caution.toLowerCase())})_`}`;
    },
    list: (): readonly string[] =>
      [...numbered.values()].map(({ n, reference }) => `${n}. ${escapeMarkdown(referenceLine({ ...reference, n }))}`),
  };
}

const nerveParts = new Set(["dml", "mcv", "distal-distance"]);

function entryWords(entry: Entry, measures: ReadonlyMap<string, Measure>): string {
  const name = measures.get(entry.measure)?.name ?? entry.text;
  if (nerveParts.has(entry.measure)) return "nerve conduction";
  if (entry.kind === "reading") {
    const side = entry.side === undefined ? "" : `, ${entry.side}`;
    return `${name}${side} ${typeof entry.value === "boolean" ? (entry.value ? "yes" : "no") : amountWords(entry.value)}`;
  }
  if (entry.kind === "state") return entry.state === "present" ? name : `${name}: ${entry.state}`;
  if (entry.kind === "dose") return `${name} given`;
  return entry.kind === "plan" ? `${name} planned` : name;
}

/** What came into the record since the last visit, by day. */
function newOnRecord(now: readonly Entry[], before: readonly Entry[], measures: ReadonlyMap<string, Measure>) {
  const known = new Set(before.map(({ id }) => id));
  const fresh = now.filter(({ id }) => !known.has(id));
  const byDay = Map.groupBy(fresh, ({ date }) => date ?? "no date");
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, entries]) => {
      const said = [...new Set(entries.map((entry) => entryWords(entry, measures)))];
      return `- ${day}: ${escapeMarkdown(said.join("; "))}`;
    });
}

const titleOf = ({ kind, title, due }: Recommendation, today: string): string => {
  const day = due === undefined ? "" : ` (${due < today ? "overdue since" : "due"} ${due})`;
  return `${words[kind]}: ${escapeMarkdown(title)}${day}`;
};

const block = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

/** What decided, with the values; a single condition is told like one of several. */
const becauseOf = ({ proof }: Recommendation): string =>
  escapeMarkdown(proofWords(proof.parts === undefined ? { ...proof, parts: [proof] } : proof));

const dosesOf = ({ calculations = [] }: Recommendation): readonly string[] =>
  calculations.map(({ title, results, names, from = [] }) => {
    const inputs = from.map(({ name, value, date }) => `${name} ${amountWords(value)} of ${date ?? "?"}`).join(", ");
    const dose = Object.entries(results).flatMap(([id, value]) =>
      typeof value === "object" ? [`${names[id] ?? id} ${amountWords(value)}`] : [],
    );
    return `  - a dose is worked out, for professionals and not an order: ${escapeMarkdown(title)}: ${dose.join("; ")}; from ${inputs}`;
  });

/** The page of one walk. `measures` name what the entries hold. */
export function walkPage(walk: readonly Walked[], measures: ReadonlyMap<string, Measure>): readonly string[] {
  const numbering = createNumbering();
  const saidOn = new Map<string, string>();
  /** A sentence in full where it stands for the first time; the day of that where it stands again. */
  const sayOf = ({ say }: Recommendation, { visit, patient }: Walked): readonly string[] => {
    const again = [...new Set(say.flatMap(({ text }) => saidOn.get(text) ?? []))];
    const first = say.filter(({ text }) => !saidOn.has(text));
    for (const { text } of first) saidOn.set(text, visit.today);
    return [
      ...first.map((sentence) => `  - ${numbering.cited(sentence, patient.references)}`),
      ...(again.length === 0 ? [] : [`  - ${first.length === 0 ? "said" : "the rest is said"} on ${again.join(", ")}`]),
    ];
  };
  const pages = walk.flatMap((one, at) => {
    const { visit, patient, entries } = one;
    const before = walk[at - 1];
    const saidBefore = new Set(before?.patient.recommendations.map(({ rule }) => rule));
    const rules = new Set(patient.recommendations.map(({ rule }) => rule));
    const isNew = ({ rule }: Recommendation): boolean => !saidBefore.has(rule);
    const fresh = patient.recommendations
      .filter(isNew)
      .flatMap((advice) => [
        `- **${titleOf(advice, visit.today)}**`,
        `  - because ${becauseOf(advice)}`,
        ...sayOf(advice, one),
        ...dosesOf(advice),
      ]);
    const still = patient.recommendations
      .filter((advice) => !isNew(advice))
      .flatMap((advice) => [`- ${titleOf(advice, visit.today)}`, ...dosesOf(advice)]);
    const gone = (before?.patient.recommendations ?? []).filter(({ rule }) => !rules.has(rule));
    return [
      "",
      `## ${visit.today}: ${visit.title}`,
      "",
      `Anti-MAG neuropathy: ${patient.population}.`,
      "",
      "New on record:",
      ...block(newOnRecord(entries, before?.entries ?? [], measures)),
      "",
      "How it is read:",
      ...block(visit.reasoning.map(({ text }) => `- ${text}`)),
      ...(fresh.length === 0 ? [] : ["", "Said now:", ...block(fresh)]),
      ...(still.length === 0 ? [] : ["", "Still said:", ...block(still)]),
      ...(gone.length === 0
        ? []
        : ["", `No longer said: ${gone.map(({ title }) => escapeMarkdown(title)).join("; ")}.`]),
    ];
  });
  return [...pages, "", "## Sources", ...block(numbering.list())];
}
