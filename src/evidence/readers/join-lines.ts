/** Lines that a page broke, joined to running text: words parted by a hyphen are made whole, real hyphens stay. */

/** Words as a document has them within its lines, in lower case: they tell a parted word from a compound. */
export type Vocabulary = ReadonlySet<string>;

const wordPattern = /[\p{L}\p{N}]{1,100}(?:[-\u2010\u2011][\p{L}\p{N}]{1,100}){0,9}/gu;

const plain = (word: string): string => word.toLowerCase().replace(/[\u2010\u2011]/g, "-");

/** The words of lines, without the first and, where a hyphen ends the line, the last: they may be halves. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) {
    const found = line.match(wordPattern) ?? [];
    const whole = /[-\u2010\u00ad]\s*$/.test(line) ? found.slice(1, -1) : found.slice(1);
    for (const word of whole) words.add(plain(word));
  }
  return words;
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Halves that are no word of their own: the hyphen before them parted a word. */
const endings = wordSet(
  "ing ings ed er ers ly ary ness ment ments tion tions sion sions able ably al ally ity ial ous ive less ful est en ry ty es ic ical ism ist ance ence ant ent ate ated ates ating ize ized ise ised tive tal",
);

/** First parts of compounds that keep their hyphen at a line end. */
const firstParts = wordSet(
  "non self well long short high low double single triple open placebo cross half quarter two three four five six seven eight nine ten twelve first second third best dose time risk patient age sex case evidence health small large full early late newly",
);

/** Second parts of compounds that keep their hyphen at a line end, after a first part of four letters and more. */
const secondParts = wordSet(
  "mediated associated related based dependent induced controlled blind blinded specific positive negative treated term up free dose label cell cells old like range scale effect effects center centre sided resistant reactive derived linked binding driven risk level levels naive onset analysis analyses effective reported rated adjusted weighted matched defined known established tolerated threatening limiting modifying targeting responsive refractory secreting producing",
);

/** Whether the hyphen between the two halves at a line break belongs to the word. The document's own words decide first. */
function isRealHyphen(before: string, after: string, words: Vocabulary): boolean {
  const first = plain(before);
  const second = plain(after);
  if (words.has(`${first}-${second}`)) return true;
  if (words.has(first + second)) return false;
  if (/[\p{Lu}\p{N}]$/u.test(before) || /^[\p{Lu}\p{N}]/u.test(after)) return true;
  if (endings.has(second)) return false;
  if (firstParts.has(first) || (first.length > 3 && secondParts.has(second))) return true;
  return first.length > 3 && second.length > 3 && words.has(first) && words.has(second);
}

/** What becomes of the place where two lines meet. */
type Seam = "space" | "none" | "drop-hyphen";

function seamOf(line: string, next: string, words: Vocabulary): Seam {
  if (line.endsWith("\u00ad")) return "drop-hyphen";
  // A dash or slash that touches its word ("6–", "mg/") goes on in the next line.
  if (/\S[\u2013\u2014/]$/.test(line)) return "none";
  const parted = /([\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+){0,4})[-\u2010]$/u.exec(line.slice(-80));
  const after = /^[\p{L}\p{N}]+/u.exec(next)?.[0];
  // "pre- and post-treatment" keeps its hyphen and a space.
  if (parted === null || after === undefined || /^(?:and|or|to|und|oder|bis|et|ou)$/i.test(after)) return "space";
  return isRealHyphen(parted[1] ?? "", after, words) ? "none" : "drop-hyphen";
}

/** Two stretches of text put together as if a line had ended between them. */
export function joinTwo(text: string, next: string, words: Vocabulary): string {
  if (text === "" || next === "") return text + next;
  const seam = seamOf(text.slice(-100), next.slice(0, 100), words);
  if (seam === "drop-hyphen") return text.slice(0, -1) + next;
  return text + (seam === "space" ? " " : "") + next;
}

/** Lines of one paragraph as running text. */
export function joinLines(lines: readonly string[], words: Vocabulary): string {
  const parts: string[] = [];
  for (const raw of lines) {
    const next = raw.trim();
    const last = parts.at(-1);
    if (next === "") continue;
    if (last !== undefined) {
      const seam = seamOf(last, next, words);
      if (seam === "drop-hyphen") parts[parts.length - 1] = last.slice(0, -1);
      if (seam === "space") parts.push(" ");
    }
    parts.push(next);
  }
  return parts.join("");
}
