/** Numbers written as words, where they carry a finding: two to twelve and the tens, halves, thirds and quarters. */

const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

const values: ReadonlyMap<string, number> = new Map([
  ...small.map((word, value) => [word, value] as const),
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
  ["sixty", 60],
  ["seventy", 70],
  ["eighty", 80],
  ["ninety", 90],
  ["hundred", 100],
  ["twice", 2],
]);

/** Parts of a whole, as the denominator they stand for. */
const parts: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halves", 2],
  ["halved", 2],
  ["halving", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fifth", 5],
  ["fifths", 5],
]);

const words = [...values.keys()].join("|");
const wholePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}-]|\bthe |\bthese |\bthose )(${words})(?![\p{L}\p{N}])(?!-sided|-way|\sanother|\skinds)`,
  "giu",
);
const partPattern =
  /(?<![\p{L}\p{N}-])(?:(one|an?|two|three|four)[\s-])?(half|halves|halved|halving|thirds?|quarters?|fifths?)(?![\p{L}\p{N}-])/giu;

/** Most sentences have no such word; one quick look tells. */
const anyWhole = new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, "i");
const anyPart = /hal[fv]|third|quarter|fifth/i;

/** A number found in words. `over` is there for a part of a whole. */
export interface NumberWord {
  readonly value: number;
  readonly over?: number | undefined;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** "third" alone is an order ("the third visit"); "a third" and "two thirds" are parts. */
const isOrdinal = (count: string | undefined, part: string): boolean => count === undefined && !/^hal/i.test(part);

/** Every part of a whole written in words. */
export function readParts(text: string): readonly NumberWord[] {
  if (!anyPart.test(text)) return [];
  const found: NumberWord[] = [];
  for (const match of text.matchAll(partPattern)) {
    const [raw, count, part = ""] = match;
    const over = parts.get(part.toLowerCase());
    if (over === undefined || isOrdinal(count, part)) continue;
    const value = count === undefined ? 1 : (values.get(count.toLowerCase()) ?? 1);
    found.push({ value, over, raw, start: match.index, end: match.index + raw.length });
  }
  return found;
}

/** Every whole number written in words. "One" counts only before a unit of time or "of": it is mostly an article. */
export function readWholes(text: string): readonly NumberWord[] {
  if (!anyWhole.test(text)) return [];
  const found: NumberWord[] = [];
  for (const match of text.matchAll(wholePattern)) {
    const raw = match[0];
    const end = match.index + raw.length;
    const value = values.get(raw.toLowerCase());
    const after = text.slice(end, end + 16);
    if (value === undefined) continue;
    if (
      value === 1 &&
      !/^(?:\s(?:out )?of\s(?:the |these |those )?\d|[\s-](?:years?|months?|weeks?|days?|hours?)\b)/iu.test(after)
    )
      continue;
    found.push({ value, raw, start: match.index, end });
  }
  return found;
}
