/** Studies a sentence names by author and year, held against the sources it cites. */
import type { Lexicon } from "../question/lexicon.ts";
import { stemOf } from "../question/words.ts";
import type { Statement } from "./statement.ts";

/** Author words of source ids that carry a year: "nobile-orazio-2000" is named by "Nobile-Orazio 2000". */
export function authorsOf(sources: Iterable<string>, lexicon: Lexicon): ReadonlyMap<string, ReadonlySet<string>> {
  const authors = new Map<string, Set<string>>();
  for (const source of sources) {
    const [, author, year] = /^([a-z]{4,})(?:-[a-z-]+?)?-((?:19|20)\d\d)(?:-|$)/u.exec(source) ?? [];
    if (author === undefined || year === undefined || lexicon.stems.has(stemOf(author))) continue;
    authors.set(author, (authors.get(author) ?? new Set()).add(year));
  }
  return authors;
}

/** Reasons why a study named in the sentence is not one of those cited; `told` is what the cited findings say. */
export function strangers(
  statement: Statement,
  cited: ReadonlyMap<string, ReadonlySet<string>>,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  told: string,
): readonly string[] {
  const reasons: string[] = [];
  statement.words.forEach((word, at) => {
    if (!known.has(word.plain) || !/^\p{Lu}/u.test(word.raw)) return;
    const years = cited.get(word.plain);
    const named = new RegExp(String.raw`^[\p{L}'’-]*(?:\s\p{Lu}\p{L}+|-\p{L}+)?,?\s\(?((?:19|20)\d\d)\b`, "u").exec(
      statement.text.slice(statement.words[at]?.end ?? 0),
    )?.[1];
    if (told.includes(word.raw)) return;
    if (years === undefined) reasons.push(`${word.raw} is not among the sources cited`);
    else if (named !== undefined && !years.has(named))
      reasons.push(`${word.raw} ${named} is not among the sources cited`);
  });
  return reasons;
}
