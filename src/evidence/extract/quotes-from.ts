/** From found passages to quotations: every whole sentence of theirs, with its topic, its kinds and how much it covers. */
import { type Figure, readFigures } from "../../core/answer/figures.ts";
import type { Question } from "../../core/question/read-question.ts";
import { wordsOf } from "../../core/question/words.ts";
import type { IndexedPassage } from "../indexed-passage.ts";
import { type AskedFor, holdsTerm } from "./asked-terms.ts";
import type { ConditionReader } from "./condition-reader.ts";
import { type Kind, kindOfTitle, kindsOf } from "./kinds.ts";
import { kindsWanted } from "./kinds-wanted.ts";
import type { PreparedSource } from "./prepared-source.ts";
import { isAsideTitle, isQuotable } from "./quotable.ts";
import type { Quote } from "./quote.ts";
import { createSourceReading, marksOf, type SourceReading } from "./source-reading.ts";
import { blockAt, type Unit } from "./source-text.ts";
import { type Bearing, bearingOf, type Topic, topicOfSection, topicsInTurn } from "./topic.ts";
import { type Run, wholeRun } from "./whole-quote.ts";

/** A passage as the index found it. */
export interface Hit {
  readonly passage: IndexedPassage;
  readonly score: number;
}

/** How the parts of a sentence's score count. Chosen on data; see docs/decisions. */
const weigh = {
  coverage: 0.55,
  kind: 0.25,
  rank: 0.2,
  context: 0.5,
  open: 0.1,
  shared: 0.05,
  unsettled: 0.06,
  substance: 0.05,
  answers: 0.12,
  flattened: 0.08,
  keyMissing: 0.55,
} as const;
/** Blocks before and after a passage that are read with it. */
const around = { before: 3, after: 1 } as const;

interface Asking {
  readonly asked: AskedFor;
  readonly wanted: readonly Kind[];
  readonly reader: ConditionReader;
}

interface Stretch {
  readonly units: readonly Unit[];
  readonly topicAt: (at: number) => Topic;
  readonly titles: readonly string[];
}

const sameTitles = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((title, i) => title === b[i]);

/** Units around a passage within its section, with their topics. */
function stretchAround(reading: SourceReading, from: number, to: number, asking: Asking): Stretch | undefined {
  const { source } = reading;
  const { document } = source.stored;
  const over = reading.surroundings(from);
  if (over === undefined || !over.quotable || over.titles.some(isAsideTitle)) return undefined;
  const { titles } = over;
  const here = topicOfSection(titles, source.topic, asking.reader);
  const units: Unit[] = [];
  const anew = new Set<number>();
  for (let at = Math.max(0, from - around.before); at <= to + around.after; at++) {
    const next = document.blocks[at];
    if (next === undefined || next.kind === "heading") continue;
    if (!sameTitles(reading.surroundings(at)?.titles ?? [], titles)) continue;
    // A paragraph begins anew where something over it says what it is about; a list goes on from its opening.
    if (next.kind === "paragraph" && here.conditions.length > 0) anew.add(units.length);
    units.push(...reading.units(at));
  }
  const mentionsAt = (at: number) => (units[at] === undefined ? [] : reading.mentions(units[at]));
  return { units, topicAt: topicsInTurn(mentionsAt, here, anew, asking.asked.conditions), titles };
}

const bearings: readonly Bearing[] = ["other", "open", "shared", "asked"];

/** A run bears on what was asked only as far as each of its sentences does. */
function bearingOfRun(topics: readonly Topic[], asking: Asking): { readonly topic: Topic; readonly bearing: Bearing } {
  const { conditions } = asking.asked;
  const judged = topics.map((topic) => ({
    topic,
    bearing: conditions.length === 0 ? ("asked" as const) : bearingOf(topic, conditions),
  }));
  const weakest = bearings.flatMap((b) => judged.find((j) => j.bearing === b) ?? [])[0];
  return weakest ?? { topic: { conditions: [], said: "nowhere" }, bearing: "open" };
}

/** Share of the question's weight that a sentence holds; what stands over it counts in part. */
function coverageOf(
  marks: ReadonlySet<string>,
  context: ReadonlySet<string>,
  bearing: Bearing,
  fits: boolean,
  { asked }: Asking,
): number {
  const total = asked.terms.reduce((sum, t) => sum + t.weight, 0);
  if (total === 0) return 0;
  const isAbout = asked.conditions.length > 0 && (bearing === "asked" || bearing === "shared");
  const held = asked.terms.reduce((sum, term) => {
    if (holdsTerm(marks, term)) return sum + term.weight;
    if (term.role === "condition") return sum + (isAbout ? term.weight * 0.9 : 0);
    if (term.role === "want") return sum + (fits ? term.weight : 0);
    return holdsTerm(context, term) ? sum + term.weight * weigh.context : sum;
  }, 0);
  const keys = asked.terms.filter((t) => t.key === true);
  const isMissing = keys.length > 0 && !keys.some((t) => holdsTerm(marks, t) || holdsTerm(context, t));
  return (held / total) * (isMissing ? weigh.keyMissing : 1);
}

/** How well kinds fit those wanted: 1 for the nearest kind, said first. */
function kindFit(kinds: readonly Kind[], wanted: readonly Kind[]): number {
  const [first] = kinds;
  if (first === undefined || wanted.length === 0) return 0.5;
  const at = wanted.indexOf(first);
  if (at >= 0) return at === 0 ? 1 : 0.85;
  return kinds.some((k) => wanted.includes(k)) ? 0.6 : 0;
}

/** A list that lost its lines: "… are used: - Surgery - Chemotherapy - …". */
const flattened = /\s-\s\p{L}.*\s-\s\p{L}/su;

const studied: readonly Kind[] = ["results", "dose", "lasting", "treatment"];

/** Sentences on treatments say more when they name what was given and what came of it. */
function substanceOf(
  kinds: readonly Kind[],
  figures: readonly Figure[],
  marks: ReadonlySet<string>,
  { wanted, reader }: Asking,
): number {
  if (!studied.some((k) => wanted.includes(k)) || !studied.some((k) => kinds.slice(0, 2).includes(k))) return 0;
  const kindOfMark = (mark: string): string | undefined =>
    mark.startsWith("#") ? reader.lexicon.concepts.get(mark.slice(1))?.kind : undefined;
  const agent = [...marks].some((m) => /^(?:drug|procedure|care)$/.test(kindOfMark(m) ?? ""));
  const measured = figures.filter((f) => f.dimension !== "" || f.over !== undefined).length;
  return (
    (agent ? weigh.substance : 0) +
    weigh.substance * (kinds[0] === "results" || measured > 0 ? 1 : 0) +
    weigh.substance * (measured > 1 ? 1 : 0)
  );
}

const topicsOfRun = ({ topicAt }: Stretch, { from, to }: Run): readonly Topic[] =>
  Array.from({ length: to - from + 1 }, (_, i) => topicAt(from + i));

const isInside = (unit: Unit, hit: { readonly start: number; readonly end: number }): boolean =>
  unit.start < hit.end && unit.end > hit.start;

const spanOf = (passage: IndexedPassage): { readonly start: number; readonly end: number } => {
  const [, start = "0", end = "0"] = /#(\d+)-(\d+)$/.exec(passage.id) ?? [];
  return { start: Number(start), end: Number(end) };
};

function quoteOf(
  reading: SourceReading,
  stretch: Stretch,
  at: number,
  rank: number,
  context: ReadonlySet<string>,
  asking: Asking,
): Quote | undefined {
  const run = wholeRun(stretch.units, at);
  const [first, last] = [stretch.units[run?.from ?? -1], stretch.units[run?.to ?? -1]];
  if (run === undefined || first === undefined || last === undefined) return undefined;
  const { source } = reading;
  const { document } = source.stored;
  const text = document.text.slice(first.start, last.end);
  const { topic, bearing } = bearingOfRun(topicsOfRun(stretch, run), asking);
  const figures = readFigures(text);
  const answers = source.stored.metadata.question;
  const titles = answers === undefined ? stretch.titles : [answers, ...stretch.titles];
  const kinds = kindsOf(stretch.units[at]?.text ?? text, figures, titles);
  const marks = new Set(stretch.units.slice(run.from, run.to + 1).flatMap((unit) => [...reading.marks(unit)]));
  const fit = kindFit(kinds, asking.wanted);
  const coverage = coverageOf(marks, context, bearing, fit >= 0.6, asking);
  const page = document.pages.find((p) => p.start <= first.start && first.start < p.end)?.number;
  const score =
    weigh.coverage * coverage +
    weigh.kind * fit +
    weigh.rank * rank +
    substanceOf(kinds, figures, marks, asking) +
    (answers !== undefined && asking.wanted.includes(kindOfTitle(answers) ?? "other") ? weigh.answers : 0) -
    (bearing === "open" ? weigh.open : bearing === "shared" ? weigh.shared : 0) -
    (source.standing === undefined ? 0 : weigh.unsettled) -
    (flattened.test(text) ? weigh.flattened : 0);
  return {
    source,
    start: first.start,
    end: last.end,
    text,
    ...(page === undefined ? {} : { page }),
    titles: stretch.titles,
    topic,
    bearing,
    kinds,
    figures,
    marks,
    coverage,
    score,
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Quotations of a stretch of one section; units that were read with a better rank are passed over. */
function quotesWithin(
  reading: SourceReading,
  span: Span,
  rank: number,
  asking: Asking,
  seen: Set<Unit>,
): readonly Quote[] {
  const { document, metadata } = reading.source.stored;
  const from = blockAt(document, span.start);
  const to = Math.max(from, blockAt(document, span.end - 1));
  const stretch = stretchAround(reading, from, to, asking);
  if (stretch === undefined) return [];
  const over = [metadata.title, metadata.question ?? "", ...stretch.titles].join(" . ");
  const context = marksOf(wordsOf(over, asking.reader.stem), asking.reader);
  return stretch.units.flatMap((unit, at) => {
    if (!isInside(unit, span) || seen.has(unit)) return [];
    seen.add(unit);
    return isQuotable(unit) ? (quoteOf(reading, stretch, at, rank, context, asking) ?? []) : [];
  });
}

/** A short document that was found is read to its end: what follows the passage found may be what was asked for. */
const whole = { sources: 5, length: 5_000, rank: 0.6 } as const;

/** Stretches to read with their ranks: the passages found, and the sections of the short documents found first. */
function stretchesOf(
  hits: readonly Hit[],
  sources: ReadonlyMap<string, PreparedSource>,
): readonly { readonly version: string; readonly span: Span; readonly rank: number }[] {
  const top = Math.max(...hits.map((h) => h.score), Number.MIN_VALUE);
  const rankOf = (hit: Hit): number => Math.max(0, hit.score / top);
  const found = hits.map((hit) => ({ version: hit.passage.version, span: spanOf(hit.passage), rank: rankOf(hit) }));
  const first = new Map([...hits].reverse().map((hit) => [hit.passage.version, rankOf(hit)]));
  const short = [...sources].filter(
    ([version, { stored }]) => first.has(version) && stored.document.text.length <= whole.length,
  );
  const nearest = short.sort(([a], [b]) => (first.get(b) ?? 0) - (first.get(a) ?? 0)).slice(0, whole.sources);
  const rest = nearest.flatMap(([version, { stored }]) =>
    stored.document.blocks
      .filter((block) => block.kind !== "heading")
      .map((span) => ({ version, span, rank: whole.rank * (first.get(version) ?? 0) })),
  );
  return [...found, ...rest].sort((a, b) => b.rank - a.rank);
}

/** Every quotation of the passages found, best first, each place once. */
export function quotesFrom(
  hits: readonly Hit[],
  sources: ReadonlyMap<string, PreparedSource>,
  asked: AskedFor,
  question: Question,
  reader: ConditionReader,
): readonly Quote[] {
  const asking: Asking = { asked, wanted: kindsWanted(question, asked), reader };
  const best = new Map<string, Quote>();
  const readings = new Map([...sources].map(([version, source]) => [version, createSourceReading(source, reader)]));
  const seen = new Set<Unit>();
  for (const { version, span, rank } of stretchesOf(hits, sources)) {
    const reading = readings.get(version);
    if (reading === undefined) continue;
    for (const quote of quotesWithin(reading, span, rank, asking, seen)) {
      const key = `${version}#${quote.start}-${quote.end}`;
      const known = best.get(key);
      if (known === undefined || known.score < quote.score) best.set(key, quote);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.start - b.start);
}
