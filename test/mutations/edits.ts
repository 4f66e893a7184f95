/** Edits that change what a sentence says: one number, one unit, one direction or one negation at a time. */
import { readFigures, type Span } from "../../src/core/answer/figures.ts";
import type { Random } from "./random.ts";

/** A way to change a sentence, with what was put in place of what. */
export interface Edit {
  readonly text: string;
  readonly change: string;
}

const replaced = (text: string, start: number, end: number, by: string): Edit => ({
  text: text.slice(0, start) + by + text.slice(end),
  change: `${text.slice(start, end)} → ${by}`,
});

const matchCase = (like: string, word: string): string =>
  /^\p{Lu}/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

const numberWords = "two three four five six seven eight nine ten eleven twelve".split(" ");

/** Another value that no reader would take for the same: a step, a slip of a digit, a factor. */
function otherNumber(written: string, random: Random): string {
  const word = numberWords.indexOf(written.toLowerCase());
  if (word >= 0)
    return matchCase(written, numberWords[(word + 1 + Math.floor(random.next() * 4)) % numberWords.length] ?? "two");
  if (/^(?:half)$/iu.test(written)) return matchCase(written, "a quarter");
  const value = Number(written.replaceAll(",", ""));
  const decimals = /\.(\d+)/u.exec(written)?.[1]?.length ?? 0;
  const step = 10 ** -decimals;
  const options = [value + step, value - step, value + 2 * step, value * 2, value * 10, value * 3 + step, value / 2]
    .filter((v) => v > 0 && Math.abs(v - value) >= step / 2)
    .map((v) => v.toFixed(decimals))
    .filter((v) => Number(v) !== value && Number(v) > 0);
  const chosen = random.pick(options) ?? (value + step).toFixed(decimals);
  return written.includes(",") ? Number(chosen).toLocaleString("en-US") : chosen;
}

/** Changes one figure, numerals and number words alike. */
export function changeNumber(text: string, names: readonly Span[], random: Random): Edit | undefined {
  const figure = random.pick(readFigures(text, names));
  if (figure === undefined) return undefined;
  const written = /\d[\d,]*(?:\.\d+)?|\p{L}+/gu;
  const parts = [...text.slice(figure.start, figure.end).matchAll(written)].filter(
    (m) => /\d/u.test(m[0]) || numberWords.includes(m[0].toLowerCase()) || /^half$/iu.test(m[0]),
  );
  const part = random.pick(
    parts.filter((p) => !/m2$|m²$/u.test(text.slice(0, figure.start + p.index + p[0].length).slice(-3))),
  );
  if (part === undefined) return undefined;
  const start = figure.start + part.index;
  return replaced(text, start, start + part[0].length, otherNumber(part[0], random));
}

const unitSwaps: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\s?(?:%|per cent|percent)/u, [" g/L", " months", " points"]],
  [/^[\s-]years?\b/u, [" months", " weeks"]],
  [/^[\s-]months?\b/u, [" weeks", " years", " days"]],
  [/^[\s-]weeks?\b/u, [" months", " days"]],
  [/^[\s-]days?\b/u, [" weeks", " months", " hours"]],
  [/^[\s-](?:hours?|h)\b/u, [" days", " weeks"]],
  [/^[\s-]minutes?\b/u, [" hours", " days"]],
  [/^\s?mg\/dL/u, [" g/dL", " g/L"]],
  [/^\s?g\/dL/u, [" mg/dL", " g/L"]],
  [/^\s?g\/L/u, [" mg/dL", " g/dL"]],
  [/^\s?BTU/u, [" TU", " %"]],
  [/^\s?TU/u, [" BTU", " %"]],
  [/^\s?cP/u, [" g/L", " kPa"]],
  [/^\s?mg\/m2(?!\s(?:per|twice))/u, [" mg/kg", " mg"]],
  [/^\s?mg\/h/u, [" mg", " mL/h"]],
  [/^\s?mL\/h/u, [" mg/h"]],
  [/^\s?ms\b/u, [" s", " months"]],
  [/^\s?mg\b(?!\/)/u, [" g", " kg"]],
  [/^\s?kPa\b/u, [" points", " %"]],
];

/** Changes the unit of one figure to another that makes a different amount. */
export function changeUnit(text: string, names: readonly Span[], random: Random): Edit | undefined {
  const spots = readFigures(text, names).flatMap((figure) => {
    const digits = /^-?[\d,.]*\d|^\p{L}+/u.exec(text.slice(figure.start))?.[0].length ?? 0;
    const at = figure.start + digits;
    const found = figure.over === undefined ? unitSwaps.find(([pattern]) => pattern.test(text.slice(at))) : undefined;
    const length = found?.[0].exec(text.slice(at))?.[0].length ?? 0;
    return found === undefined ? [] : [{ at, length, to: found[1] }];
  });
  const spot = random.pick(spots);
  const to = spot === undefined ? undefined : random.pick(spot.to);
  return spot === undefined || to === undefined ? undefined : replaced(text, spot.at, spot.at + spot.length, to);
}

const opposites: readonly (readonly [string, string])[] = [
  ["rose", "fell"],
  ["risen", "fallen"],
  ["rises", "falls"],
  ["rise", "fall"],
  ["rising", "falling"],
  ["raised", "lowered"],
  ["raise", "lower"],
  ["increased", "decreased"],
  ["increases", "decreases"],
  ["increase", "decrease"],
  ["higher", "lower"],
  ["highest", "lowest"],
  ["high", "low"],
  ["improved", "worsened"],
  ["improves", "worsens"],
  ["improve", "worsen"],
  ["improvement", "worsening"],
  ["better", "worse"],
  ["best", "worst"],
  ["stronger", "weaker"],
  ["faster", "slower"],
  ["slowly", "rapidly"],
  ["slow", "fast"],
  ["gained", "lost"],
  ["larger", "smaller"],
  ["longer", "shorter"],
  ["elevated", "reduced"],
  ["up", "down"],
];
const flips = new Map(
  opposites.flatMap(
    ([a, b]) =>
      [
        [a, b],
        [b, a],
      ] as const,
  ),
);
/** Places where such a word names something else: "low-dose", "more than", "up to", "set up". */
const fixed = /^(?:\s(?:to|than)\b|-\p{L})/u;
const fixedBefore =
  /\b(?:set|follow|work|made|make|add|adding|added|brought|wake|wakes|woke|waking|build|builds|built|come)[\s-]$/iu;

/** Turns one word of direction round. */
export function flipDirection(text: string, _names: readonly Span[], random: Random): Edit | undefined {
  const spots = [...text.matchAll(/(?<![\p{L}-])\p{L}+(?![\p{L}])/gu)].filter((m) => {
    const word = m[0].toLowerCase();
    const [before, after] = [text.slice(0, m.index), text.slice(m.index + m[0].length)];
    const bound = /^\s(?:to|than)\s(?:\d|half|two)/u.test(after);
    if (word === "up" || word === "down")
      return !fixed.test(after) && /\b(?:went|go|goes|going|gone|came|comes)\s$/iu.test(before);
    if (
      /^falls?$/u.test(word) &&
      /\b(?:of|and|for|likely|from|to) $|\bmake $/iu.test(before) &&
      /^(?: and| more|,|\.)/u.test(after)
    )
      return false;
    if (word === "longer" && /\bno $/iu.test(before)) return false;
    return flips.has(word) && !bound && !/^-\p{L}/u.test(after) && !fixedBefore.test(before);
  });
  const spot = random.pick(spots);
  if (spot === undefined) return undefined;
  const by = flips.get(spot[0].toLowerCase()) ?? spot[0];
  return replaced(text, spot.index, spot.index + spot[0].length, matchCase(spot[0], by));
}

const removals: readonly (readonly [RegExp, string])[] = [
  [/\bdo not (?!all\b|always\b|every|only\b|even\b)(?=\p{L})/gu, ""],
  [
    /\b(was|were|is|are|has|have|had|should|will|can|could|would) not (?!all\b|always\b|every|only\b|yet\b|even\b)/gu,
    "$1 ",
  ],
  [/\bcannot\b/gu, "can"],
  [
    /\bno (?=(?:difference|relation|benefit|evidence|effect|gain|link|correlation|randomised|controlled|serious|major|drug|medicine|good|proven|trial|study|bleeding|figures?|patient|comparison))/gu,
    "a ",
  ],
  [
    /\bNo (?=(?:difference|relation|benefit|evidence|effect|drug|medicine|reliable|randomised|trial|study|target|comparison))/gu,
    "A ",
  ],
  [/\bnone\b(?= of| was| were| died)/gu, "all"],
  [/\bNone\b/gu, "All"],
  [/\b([Nn])obody\b/gu, "everybody"],
  [/\bnever\b/gu, "always"],
  [/\bmissed (?=(?:its|their|the) (?:main|primary))/gu, "met "],
  [/\bcontraindicated\b/gu, "recommended"],
  [/\b(?:is|are) avoided\b/gu, "are recommended"],
  [/\bunchanged\b/gu, "changed"],
  [/\bunrelated\b/gu, "related"],
  [/\b([Nn])either (?=(?:reached|rule|nor))/gu, "both "],
];

/** "did not improve" to "improved", "does not mean" to "means". */
const verbal = /\b(did|does) not (?:yet |really )?(?!all\b|always\b|only\b)(\p{L}+)/gu;
const irregular = new Map([
  ["find", "found"],
  ["get", "got"],
  ["tell", "told"],
  ["fall", "fell"],
  ["rise", "rose"],
  ["come", "came"],
  ["have", "had"],
  ["mean", "meant"],
  ["go", "went"],
]);

function inflected(auxiliary: string, verb: string): string {
  if (auxiliary === "does") return verb === "have" ? "has" : /(?:s|sh|ch|x|o)$/u.test(verb) ? `${verb}es` : `${verb}s`;
  return irregular.get(verb) ?? (verb.endsWith("e") ? `${verb}d` : `${verb}ed`);
}

/** Takes one negation away. */
export function removeNegation(text: string, _names: readonly Span[], random: Random): Edit | undefined {
  const spots = removals.flatMap(([pattern, by]) =>
    [...text.matchAll(pattern)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
      by: by.replace("$1", m[1] ?? ""),
    })),
  );
  const verbs = [...text.matchAll(verbal)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    by: inflected(m[1] ?? "", m[2] ?? ""),
  }));
  const spot = random.pick([...spots, ...verbs]);
  return spot === undefined ? undefined : replaced(text, spot.start, spot.end, spot.by);
}

const additions: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/\b(?:was|were|is|are|has|have|had)\b(?! not\b| no\b| never\b| to\b| n't)/gu, (found) => `${found} not`],
  [
    /\b(?:can|should|will)\b(?! not\b| also not\b| never\b| be if)/gu,
    (found) => (found === "can" ? "cannot" : `${found} not`),
  ],
  [
    /\b(?:improved|fell|rose|worsened|differed|reached|gained|caused|found|reported|responded|showed|lowered|removed|recommends?|went|gave)\b(?= )/gu,
    (found) => `did not ${base.get(found) ?? found}`,
  ],
];
const base = new Map([
  ["improved", "improve"],
  ["fell", "fall"],
  ["rose", "rise"],
  ["worsened", "worsen"],
  ["differed", "differ"],
  ["reached", "reach"],
  ["gained", "gain"],
  ["caused", "cause"],
  ["found", "find"],
  ["reported", "report"],
  ["responded", "respond"],
  ["showed", "show"],
  ["lowered", "lower"],
  ["removed", "remove"],
  ["recommends", "recommend"],
  ["went", "go"],
  ["gave", "give"],
]);
/** Clauses that hold a negation already, and participles ("as found in"), are left alone. */
const negative = /\b(?:not|no|nor|never|none|nobody|neither|cannot|without|unclear|unknown)\b/iu;
const participle = /\b(?:was|were|is|are|been|be|has|have|had|not|did|and|or|as|who|of|group|people|patients|that) $/u;

function isPlain(text: string, start: number, end: number): boolean {
  const from = Math.max(...[".", ";", ":", ","].map((mark) => text.lastIndexOf(mark, start))) + 1;
  const rest = text.slice(end).search(/[.;:,](?!\d)/u);
  return !negative.test(text.slice(from, rest < 0 ? undefined : end + rest));
}

/** Puts one negation in, at a verb of a clause that has none. */
export function addNegation(text: string, _names: readonly Span[], random: Random): Edit | undefined {
  const spots = additions.flatMap(([pattern, by], i) =>
    [...text.matchAll(pattern)]
      .filter(
        (m) => isPlain(text, m.index, m.index + m[0].length) && (i < 2 || !participle.test(text.slice(0, m.index))),
      )
      .map((m) => ({ start: m.index, end: m.index + m[0].length, by: by(m[0]) })),
  );
  const spot = random.pick(spots);
  return spot === undefined ? undefined : replaced(text, spot.start, spot.end, spot.by);
}

const compared =
  /\b(rituximab|interferon-alpha|interferon|plasma exchange)\b([^.;:]*?\b(?:than|against|and)\b[^.;:]*?)\b(placebo|sham|IVIG|the dummy drip)\b/u;

/** Tells each arm's result of the other: "4 of 13 on placebo against 0 of 13 on rituximab". */
export function swapArms(text: string): Edit | undefined {
  const match = compared.exec(text);
  if (match === null) return undefined;
  const [all, first = "", between = "", second = ""] = match;
  if (!/\d|\bthan\b/u.test(text.slice(0, match.index) + between)) return undefined;
  return {
    text: text.slice(0, match.index) + second + between + first + text.slice(match.index + all.length),
    change: `${first} ↔ ${second}`,
  };
}
