/** Text to tokens for reading a situation: words with their places, contractions opened, punctuation kept. */
import { plain } from "./words.ts";

/** A word or a mark. `start` and `end` are places in the text as written; a contraction gives two tokens with one place. */
export interface Token {
  readonly word: string;
  readonly mark: boolean;
  readonly start: number;
  readonly end: number;
}

/** Note-takers' abbreviations with a stroke, opened into words. */
const strokes: Readonly<Record<string, string>> = {
  "w/o": "without",
  "w/": "with",
  "s/p": "status post",
  "h/o": "history of",
  "y/o": "yo",
  "c/o": "complains of",
  "d/t": "due to",
  "k+": "potassium",
  "na+": "sodium",
};

/** Endings after an apostrophe, opened. */
const endings: Readonly<Record<string, string>> = { m: "am", ve: "have", re: "are", ll: "will", d: "would" };

/** Words after which 's is "is" and not a possessive. */
const isAfter = new Set("he she it that what who there here how where why this".split(" "));

/** Contractions written without their apostrophe, and others that have no rule. */
const unapostrophed: Readonly<Record<string, string>> = {
  cannot: "can not",
  cant: "can not",
  dont: "do not",
  doesnt: "does not",
  didnt: "did not",
  isnt: "is not",
  arent: "are not",
  wasnt: "was not",
  werent: "were not",
  hasnt: "has not",
  havent: "have not",
  hadnt: "had not",
  wont: "will not",
  "won't": "will not",
  wouldnt: "would not",
  couldnt: "could not",
  shouldnt: "should not",
  im: "i am",
  ive: "i have",
  hes: "he is",
  shes: "she is",
  "ain't": "is not",
  "can't": "can not",
  "let's": "let us",
};

/** American and older spellings folded into one; both patterns and texts go through it. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/haem/g, "hem"],
  [/aemi/g, "emi"],
  [/oede/g, "ede"],
  [/rrhoea/g, "rrhea"],
  [/pnoea/g, "pnea"],
  [/anaes/g, "anes"],
  [/paed/g, "ped"],
  [/oeso/g, "eso"],
  [/^titre/g, "titer"],
  [/tumour/g, "tumor"],
  [/neighbour/g, "neighbor"],
  [/leuco/g, "leuko"],
  [/paralys(e|ed|ing)$/g, "paralyz$1"],
  [/(.{4})is(e|es|ed|ing|ation)$/g, "$1iz$2"],
  // Eponyms written without their apostrophe.
  [/(strom|naud)s$/g, "$1"],
];

/** Most words have nothing to fold, which one look tells. */
const foldable = new RegExp(spellings.map(([from]) => `(?:${from.source})`).join("|"));

/** The one spelling of a word under which patterns and texts meet. */
export function foldSpelling(word: string): string {
  if (word.length < 5 || !foldable.test(word)) return word;
  let out = word;
  for (const [from, to] of spellings) out = out.replace(from, to);
  return out;
}

/** What a table says of a word: nothing of what every object inherits, such as "constructor". */
export const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

function opened(word: string): readonly string[] {
  const whole = own(unapostrophed, word);
  if (whole !== undefined) return whole.split(" ");
  const cut = word.indexOf("'");
  if (cut < 0) return [word];
  const [base, ending] = [word.slice(0, cut), word.slice(cut + 1)];
  if (ending === "t" && base.endsWith("n")) return [base.slice(0, -1), "not"];
  if (ending === "s") return isAfter.has(base) ? [base, "is"] : [base, "'s"];
  const full = own(endings, ending);
  return full === undefined ? [base, ending] : [base, full];
}

const tokenPattern =
  /(?<stroke>\b(?:w\/o|s\/p|h\/o|y\/o|c\/o|d\/t)\b|\bw\/|\b(?:k|na)\+)|(?<number>\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*)|(?<word>\p{L}[\p{L}\p{M}]*(?:['’‘`´]\p{L}+)*)|(?<mark>\r?\n|[.?!;:,()/+=•·*<>≥≤]|[-–—−])/giu;

/** "70,000" and "70 000" become 70000; "38,5" and "70.000" keep their one separator, since they read two ways. */
function plainNumber(raw: string): string {
  const joined = raw.replace(/[ \u00a0]/g, "");
  return /^\d{1,3}(?:,\d{3})+$/.test(joined) ? joined.replaceAll(",", "") : joined;
}

/** A dash is a mark when it ends a word ("HBsAg-") or stands alone; between letters it only joins. */
function dashAt(text: string, at: number): string | undefined {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  if (before === "(" && after === ")") return "-";
  if (/\s/.test(before) && /\s/.test(after)) return "—";
  return /[\p{L}\p{N})]/u.test(before) && /[\s,;.)]/.test(after) ? "-" : undefined;
}

/** What a single word as written stands for. */
export const foldedWords = (raw: string): readonly string[] => opened(plain(raw)).map(foldSpelling);

function wordTokens(
  raw: string,
  start: number,
  text: string,
  folded: Map<string, readonly string[]>,
): readonly Token[] {
  const end = start + raw.length;
  // "I-RODS" is a scale, not somebody speaking of himself.
  if (raw === "I" && text[end] === "-") return [{ word: "i-", mark: false, start, end }];
  const words = folded.get(raw) ?? foldedWords(raw);
  folded.set(raw, words);
  return words.map((word) => ({ word, mark: false, start, end }));
}

/** A run of marks says no more than its first three, but for a question mark or a line end. */
function isSpent(tokens: readonly Token[], mark: string): boolean {
  const last = tokens.slice(-3);
  return last.length === 3 && last.every((t) => t.mark) && (last[2]?.word === mark || !/[?\n]/.test(mark));
}

/** The tokens of a text, in order. Bullets and line ends become "\n"; intra-word hyphens only separate. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const folded = new Map<string, readonly string[]>();
  for (const match of text.matchAll(tokenPattern)) {
    const raw = match[0];
    const [start, end] = [match.index, match.index + raw.length];
    const groups = match.groups ?? {};
    if (groups["word"] !== undefined) tokens.push(...wordTokens(raw, start, text, folded));
    else if (groups["number"] !== undefined) tokens.push({ word: plainNumber(raw), mark: false, start, end });
    else if (groups["stroke"] !== undefined)
      for (const word of (own(strokes, raw.toLowerCase()) ?? raw).split(" "))
        tokens.push({ word, mark: false, start, end });
    else {
      const mark = /[-–—−]/.test(raw) ? dashAt(text, start) : /[\n•·*]/.test(raw) ? "\n" : raw;
      if (mark !== undefined && !isSpent(tokens, mark)) tokens.push({ word: mark, mark: true, start, end });
    }
  }
  return tokens;
}
