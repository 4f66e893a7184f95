/** The text of a stretch of Markdown without its markup: emphasis, links, code, inline HTML and escapes. */
import { parseHtml } from "./html-dom.ts";
import { textOf } from "./html-flow.ts";
import { removeInvisible } from "./html-visible.ts";
import { withoutEmphasis } from "./markdown-emphasis.ts";

/** Punctuation that was escaped or is code is set aside as one of Unicode's 32 non-characters, so that it is no markup. */
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const aside = 0xfdd0;
const guard = (text: string): string =>
  text.replace(/[!-/:-@[-`{-~]/g, (mark) => String.fromCharCode(aside + punctuation.indexOf(mark)));
const unguard = (text: string): string =>
  text.replace(/[\ufdd0-\ufdef]/g, (mark) => punctuation[mark.charCodeAt(0) - aside] ?? mark);

/** Labels of links that are defined elsewhere in the file, in lower case. */
export type Labels = ReadonlySet<string>;

/** Code between runs of as many backticks. */
function guardCode(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const lastOf = new Map(runs.map((run, index) => [run.length, index]));
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined || (lastOf.get(run.length) ?? 0) <= index) continue;
    let close = index + 1;
    while (runs[close]?.length !== run.length) close++;
    const end = runs[close]?.at ?? text.length;
    parts.push(text.slice(from, run.at), guard(text.slice(run.at + run.length, end)));
    from = end + run.length;
    index = close;
  }
  return parts.join("") + text.slice(from);
}

/** `[text](address "title")` and images likewise; the address is markup unless it is all there is. */
const link =
  /!?\[((?:[^[\]]|\[[^[\]]{0,500}\]){0,2000})\]\(\s*(?:<([^<>\n]{0,2000})>|([^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,2000}){0,5}))(?:\s+(?:"[^"]{0,1000}"|'[^']{0,1000}'))?\s*\)/g;
const labelled = /!?\[([^[\]]{1,1000})\](?:\[([^[\]]{0,1000})\])?/g;

const withoutLinks = (text: string, labels: Labels): string =>
  text
    .replace(link, (_, words: string, bracketed = "", bare = "") => (words.trim() === "" ? bracketed + bare : words))
    .replace(labelled, (whole, words: string, label = "") => {
      if (words.startsWith("^")) return `[${words.slice(1)}]`;
      return labels.has((label === "" ? words : String(label)).toLowerCase()) ? words : whole;
    })
    .replace(/<((?:https?:\/\/|mailto:|doi:)[^<>\s]+)>/gi, (_, address: string) => guard(address));

/** Pandoc's raised and lowered text: "10^9^" and "H~2~O". */
const withoutScripts = (text: string): string =>
  text
    .replace(/(\d)\^([-\u2212+]?\d[^\s^]{0,20})\^/g, `$1${guard("^")}$2`)
    .replace(/([^\s^])\^([^\s^]{1,40})\^/g, "$1$2")
    .replace(/([\p{L}\p{N})])~([^\s~]{1,40})~/gu, "$1$2");

/** Inline HTML and character entities, read as HTML reads them. */
function withoutHtml(text: string): string {
  if (!/<[a-z/!]|&(?:#\w+|\w+);/i.test(text)) return text;
  const safe = text.replace(/<(?![a-z/!])/gi, "&lt;");
  const parsed = parseHtml("", `<p>${safe}</p>`);
  if (!parsed.ok) return text;
  removeInvisible(parsed.document);
  const body = parsed.document.querySelector("body");
  return body === null ? text : textOf(body, "; ");
}

/** The text of a stretch of Markdown. */
export function inlineMarkdown(source: string, labels: Labels = new Set()): string {
  const guarded = guardCode(source.replaceAll("\\`", guard("`"))).replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
    guard(mark),
  );
  return unguard(withoutScripts(withoutEmphasis(withoutHtml(withoutLinks(guarded, labels)))));
}
