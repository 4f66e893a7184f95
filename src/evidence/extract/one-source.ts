/** Which quotations say the same, and which documents report one study: they count as one source. */
import { sameFigures } from "../../core/answer/figure-match.ts";
import type { Figure } from "../../core/answer/figures.ts";
import type { PreparedSource } from "./prepared-source.ts";
import type { Quote } from "./quote.ts";

/** Share of words in common from which two sentences say the same. */
const nearlySame = 0.72;
/** Figures that two documents' sentences share when they report one study. */
const tellingFigures = 3;
/** Shortest title that is looked for in another document's text. */
const tellingTitle = 30;

/** Share of the smaller set of marks that both hold, and of both together. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = a.intersection(b).size;
  return common / Math.max(1, a.size + b.size - common);
}

const none: ReadonlySet<string> = new Set();

/** Figures of `a` that `b` gives too. */
const shared = (a: readonly Figure[], b: readonly Figure[]): readonly Figure[] =>
  a.filter((figure) => sameFigures(figure, b, none).length > 0);

const isTelling = (figure: Figure): boolean =>
  figure.dimension !== "" || figure.over !== undefined || figure.value > 12;

/** True when two sentences say the same: nearly the same words, and the same figures. */
export const saysTheSame = (a: Quote, b: Quote): boolean =>
  a.figures.length === b.figures.length &&
  Math.min(a.marks.size, b.marks.size) >= nearlySame * Math.max(a.marks.size, b.marks.size) &&
  overlap(a.marks, b.marks) >= nearlySame &&
  shared(a.figures, b.figures).length === a.figures.length;

/** True when two sentences give so many of the same figures that they tell of one result. */
export function givesTheSameFigures(a: Quote, b: Quote): boolean {
  const common = shared(a.figures.filter(isTelling), b.figures);
  return new Set(common.map((f) => `${f.value} ${f.dimension}`)).size >= tellingFigures;
}

const identifiersOf = ({ stored: { metadata } }: PreparedSource): readonly string[] =>
  [metadata.doi?.toLowerCase(), metadata.pmid, metadata.pmcid, ...metadata.trials].filter((id) => id !== undefined);

/** True when one document names the other: its title, DOI or PMID stands in the text. */
function names(a: PreparedSource, b: PreparedSource): boolean {
  const { text } = a.stored.document;
  const { title, doi } = b.stored.metadata;
  return (title.length >= tellingTitle && text.includes(title)) || (doi !== undefined && text.includes(doi));
}

/** True when two documents share an identifier or one names the other. */
const isLinked = (a: PreparedSource, b: PreparedSource): boolean => {
  const ids = new Set(identifiersOf(a));
  return identifiersOf(b).some((id) => ids.has(id)) || names(a, b) || names(b, a);
};

/** Documents grouped so that those of one study share a group; `group` gives the first of it. */
export interface Studies {
  readonly group: (source: PreparedSource) => PreparedSource;
  readonly isOne: (a: PreparedSource, b: PreparedSource) => boolean;
}

/** Finds reports of one study among the documents of quotations: by identifier, by naming, or by their figures. */
export function studiesOf(quotes: readonly Quote[]): Studies {
  const sources = [...new Set(quotes.map((q) => q.source))];
  const first = new Map(sources.map((s) => [s, s] as const));
  const group = (source: PreparedSource): PreparedSource => {
    let at = source;
    for (let next = first.get(at); next !== undefined && next !== at; next = first.get(at)) at = next;
    return at;
  };
  const join = (a: PreparedSource, b: PreparedSource): void => void first.set(group(b), group(a));
  sources.forEach((a, i) => {
    for (const b of sources.slice(i + 1)) if (group(a) !== group(b) && isLinked(a, b)) join(a, b);
  });
  quotes.forEach((a, i) => {
    for (const b of quotes.slice(i + 1))
      if (a.source !== b.source && group(a.source) !== group(b.source) && givesTheSameFigures(a, b))
        join(a.source, b.source);
  });
  return { group, isOne: (a, b) => group(a) === group(b) };
}
