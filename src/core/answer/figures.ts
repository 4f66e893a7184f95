/** Reads the figures of a sentence or of a support's `numbers`, in one form, so that they can be compared. */
import { type FigureUnit, unitAt, unitBefore } from "./figure-units.ts";
import { readParts, readWholes } from "./number-words.ts";

/** Which side of its value a figure bounds. */
export type Bound = "above" | "below";

/**
 * One figure. `value` is in the base unit of its `dimension` ("" when none is written); a fraction carries its
 * denominator in `over`; `near` is the dimension its surroundings suggest when it has none of its own.
 */
export interface Figure {
  readonly value: number;
  readonly over?: number | undefined;
  readonly dimension: string;
  readonly factor: number;
  readonly near?: FigureUnit | undefined;
  readonly bound?: Bound | undefined;
  /** Written in letters: "two trials" may count what the sentence itself lists. */
  readonly lettered?: boolean | undefined;
  /** A share named in words, such as "half", which a percentage or any equal fraction can carry. */
  readonly share?: boolean | undefined;
  /** "about a quarter": near enough is the same. */
  readonly rough?: boolean | undefined;
  /** One end of "0 to 5". */
  readonly ranged?: "low" | "high" | undefined;
  /** A number of people, which no unit written elsewhere can apply to. */
  readonly people?: boolean | undefined;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text, such as a name that holds digits. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const numeral = String.raw`\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?`;
// Digits glued to letters are names (CD20, P0, PN-1007, HNK-1); a sign counts only where it cannot be a dash.
const numeralPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/]|\p{L}{2}-|[A-Z]-|\d[-/])(?:(?<=^|[\s(=])-(?=\d))?(?:${numeral})|(?<=\d[-/])(?:${numeral})`,
  "gu",
);
const ordinalOrName = /^(?:st|nd|rd|th)(?!\p{L})|^\p{L}*\d|^[.,:]\d/u;

const before: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:>=?|≥|at least|no fewer than|not less than|(?<!no |not )(?:more|greater|higher|later|longer|older) than|over|above|beyond|exceed(?:s|ed|ing)?|from)\s*(?:an? )?$/i,
    "above",
  ],
  [
    /(?:<=?|≤|at most|up to|no more than|not more than|(?<!no |not )(?:less|fewer|lower|younger) than|under|below|within)\s*(?:an? )?$/i,
    "below",
  ],
];
const after: readonly (readonly [RegExp, Bound])[] = [
  [/^[\s\p{L}%/0-9()]{0,18}? or (?:more|older|higher|above|over|longer)\b/iu, "above"],
  [/^[\s\p{L}%/0-9()]{0,18}? or (?:less|fewer|lower|below|under|younger)\b/iu, "below"],
];

/** One kind of dash, minus and space, without moving any character. */
const levelled = (text: string): string => text.replace(/[–—−‐‑]/g, "-").replace(/[\u00a0\u202f\u2009]/g, " ");

/** "95% CI" and "95 % confidence interval" name an interval; their 95 is no figure. */
const confidence = /\b9[059]\s?%\s?(?:CIs?\b|confidence intervals?\b|intervals?\b)/gi;
const ratioBefore = /\b(HR|OR|RR|NNT|NNH|hazard ratio|odds ratio|relative risk|risk ratio)[\s:=]*(?:of |was )?$/;
const ratioNames: ReadonlyMap<string, string> = new Map([
  ["hazard ratio", "HR"],
  ["odds ratio", "OR"],
  ["relative risk", "RR"],
  ["risk ratio", "RR"],
]);
const pBefore = /(?<![\p{L}])p(?:[\s-]?values?)?\s*(?:[=<>≤]|of|was|is)?\s*$/iu;
const ageBefore =
  /\b(?:aged?|ages|(?:the )?age (?:of|above|over|below|under)|past|people over|men over|women over|older than|younger than|those over|in over)\s*$/i;

const boundOf = (text: string, start: number, end: number): Bound | undefined =>
  before.find(([pattern]) => pattern.test(text.slice(Math.max(0, start - 24), start)))?.[1] ??
  after.find(([pattern]) => pattern.test(text.slice(end, end + 30)))?.[1];

const roughBefore = /\b(?:about|around|roughly|nearly|almost|some|over|under|more than|less than|just) $/i;

const year: FigureUnit = { dimension: "d", factor: 365.25 };

/** The dimension a bare number's surroundings write out: p, HR, or "month 8". */
function labelBefore(
  text: string,
  start: number,
): { readonly dimension?: string; readonly near?: FigureUnit | undefined } {
  const lead = text.slice(Math.max(0, start - 20), start);
  const ratio = ratioBefore.exec(lead)?.[1];
  if (ratio !== undefined) return { dimension: ratioNames.get(ratio) ?? ratio };
  if (pBefore.test(lead)) return { dimension: "p" };
  if (ageBefore.test(lead)) return { near: year };
  return { near: unitBefore(lead) };
}

function figureAt(text: string, start: number, raw: string, value: number): Figure {
  const end = start + raw.length;
  const unit = unitAt(text, end);
  const label = unit === undefined || unit.dimension === "" ? labelBefore(text, start) : {};
  return {
    value: value * (unit?.factor ?? 1),
    dimension: unit?.dimension || (label.dimension ?? ""),
    factor: unit?.factor ?? 1,
    near: label.near,
    bound: boundOf(text, start, unit?.end ?? end),
    raw: text.slice(start, unit?.end ?? end),
    start,
    end: unit?.end ?? end,
  };
}

const overlaps = (spans: readonly Span[], start: number, end: number): boolean =>
  spans.some((span) => start < span.end && end > span.start);

/** "2020 patients" is a count, not a year. */
const counted = /^[\s-](?:patients?|people|persons?|participants?|cases?|men|women|adults?)\b/;

/** Years of citations: bare, four digits, no thousands separator, 19xx or 20xx. */
const isYear = (figure: Figure, digits: string): boolean =>
  (figure.dimension === "" || figure.dimension === "point") &&
  figure.near === undefined &&
  /^(?:19|20)\d\d$/.test(digits);

function numeralsOf(text: string, names: readonly Span[]): readonly Figure[] {
  if (!/\d/.test(text)) return [];
  const skipped = [
    ...names,
    ...[...text.matchAll(confidence)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
  ];
  const found: Figure[] = [];
  for (const match of text.matchAll(numeralPattern)) {
    const [raw] = match;
    const end = match.index + raw.length;
    if (overlaps(skipped, match.index, end) || ordinalOrName.test(text.slice(end))) continue;
    const figure = figureAt(text, match.index, raw, Number(raw.replaceAll(",", "")));
    const people = counted.test(text.slice(end));
    if (!isYear(figure, raw) || people) found.push({ ...figure, people });
  }
  return found;
}

const wordsAsFigures = (text: string, names: readonly Span[]): readonly Figure[] => [
  ...readParts(text)
    .filter((part) => !overlaps(names, part.start, part.end))
    .map((part): Figure => ({
      ...part,
      dimension: "",
      factor: 1,
      share: true,
      rough: roughBefore.test(text.slice(Math.max(0, part.start - 16), part.start)),
      bound: boundOf(text, part.start, part.end),
    })),
  ...readWholes(text)
    .filter((whole) => !overlaps(names, whole.start, whole.end))
    .map((whole) => ({ ...figureAt(text, whole.start, whole.raw, whole.value), lettered: true })),
];

const fractionJoint = /^\s?\/\s?$|^ (?:out )?of (?:the |these |those |its |all |his )?(?:last )?$/;
/** "Of 7 people, 4 …" */
const groupJoint = /^ (?:people|patients|persons|participants),? $/;
const partJoint = /^ in (?:every )?$/;
const rangeJoint = /^(?:\s?-\s?| to | and | or | and\/or |, | against | versus | vs )$/;

/** Joins "4" and "13" of "4/13" or "4 of 13" into one figure. */
function withFractions(text: string, figures: readonly Figure[]): readonly Figure[] {
  const out: Figure[] = [];
  for (let i = 0; i < figures.length; i++) {
    const [first, second] = [figures[i], figures[i + 1]];
    if (first === undefined) break;
    const joint = second === undefined ? "" : text.slice(first.end, second.start);
    const whole =
      second !== undefined && first.dimension === "" && second.dimension === "" && second.over === undefined;
    if (
      whole &&
      first.over === undefined &&
      first.value >= second.value &&
      groupJoint.test(joint) &&
      /\bof $/i.test(text.slice(0, first.start))
    ) {
      out.push({ ...second, over: first.value, raw: text.slice(first.start, second.end), start: first.start });
      i++;
      continue;
    }
    const isPart = whole && first.over === undefined && first.value <= second.value;
    if (
      isPart &&
      (fractionJoint.test(joint) || (partJoint.test(joint) && first.value < second.value && second.value <= 100000))
    ) {
      out.push({ ...first, over: second.value, raw: text.slice(first.start, second.end), end: second.end });
      i++;
    } else out.push(first);
  }
  return out;
}

/** Gives the numbers of "5, 10 and 15 years" and "5-31 %" the unit that ends their list. */
function withCarriedUnits(text: string, figures: readonly Figure[]): readonly Figure[] {
  const out = [...figures];
  for (let i = out.length - 2; i >= 0; i--) {
    const [first, second] = [out[i], out[i + 1]];
    if (first === undefined || second === undefined || first.over !== undefined) continue;
    const joint = text.slice(first.end, second.start);
    const between = joint === " and " && /\bbetween $/i.test(text.slice(0, first.start));
    if (between || /^(?:\s?-\s?| to )$/.test(joint)) {
      out[i] = { ...first, ranged: "low" };
      out[i + 1] = { ...second, ranged: "high" };
    }
    if (first.dimension !== "" || !rangeJoint.test(joint)) continue;
    out[i] = { ...(out[i] ?? first), near: second.dimension === "" ? second.near : second };
  }
  return out;
}

/** Every figure of a text in order; `names` are stretches whose digits belong to a name, such as "10-metre walk". */
export function readFigures(raw: string, names: readonly Span[] = []): readonly Figure[] {
  const text = levelled(raw);
  const all = [...numeralsOf(text, names), ...wordsAsFigures(text, names)].sort((a, b) => a.start - b.start);
  const apart = all.filter(
    (figure, i) =>
      !all.some(
        (other, j) =>
          j !== i &&
          other.start <= figure.start &&
          other.end >= figure.end &&
          (other.end - other.start > figure.end - figure.start || j < i),
      ),
  );
  return withCarriedUnits(text, withFractions(text, apart));
}
