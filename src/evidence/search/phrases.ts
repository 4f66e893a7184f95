/** Quoted phrases in a search: stretches that must occur as they stand. */

const quoted = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»/g;

/** The phrases without their marks, and the text without the phrases. An opening mark that is never closed is an ordinary mark. */
export function findPhrases(text: string): { readonly phrases: readonly string[]; readonly rest: string } {
  const matches = [...text.matchAll(quoted)];
  const phrases = matches
    .map(([, ...groups]) => (groups.find((group) => group !== undefined) ?? "").replace(/\s+/g, " ").trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
  return { phrases: [...new Set(phrases)], rest: text.replaceAll(quoted, " ") };
}
