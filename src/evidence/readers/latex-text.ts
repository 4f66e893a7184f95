/** Plain text out of the LaTeX that BibTeX fields are written in. What is not known loses its markup and keeps its words. */
import { accentMarks, characterOf, isLetterCommand } from "./latex-characters.ts";

/** Commands that only set type. */
const typesetting = new Set(
  "left right big Big rm it bf em sl tt sc sf bfseries itshape displaystyle textstyle protect relax noindent par quad qquad newline linebreak hfill".split(
    " ",
  ),
);

/** Stand-ins for escaped signs while the signs themselves are taken as markup. */
const escaped: readonly (readonly [string, string])[] = [
  ["{", "\ue000"],
  ["}", "\ue001"],
  ["$", "\ue002"],
  ["_", "\ue003"],
  ["%", "%"],
  ["&", "&"],
  ["#", "#"],
];

/** Stands for "^" in a formula until it is known whether it follows a digit. */
const raise = "\ue005";

/** \\'{e}, {\\'e}, \\'e and \\'{\\i}; the accents that are letters need a brace or a space after them. */
const accent =
  /\\(?:([`'^"~=.])\s*|([uvHtcdbkr])(?:\s+|(?=\{)))(?:\{\s*\\?([A-Za-z])\s*\}|\\([ij])(?![A-Za-z])|([A-Za-z]))/g;

function accented(
  whole: string,
  sign?: string,
  named?: string,
  braced?: string,
  dotless?: string,
  bare?: string,
): string {
  const mark = accentMarks.get(sign ?? named ?? "");
  return mark === undefined ? whole : `${braced ?? dotless ?? bare ?? ""}${mark}`.normalize("NFC");
}

/** A command for a character gives it; any other loses its backslash, and its name when it has an argument. */
function command(_: string, name: string, space: string, brace: string): string {
  const character = characterOf(name);
  if (character !== undefined) return `${character}${isLetterCommand(name) ? "" : space}${brace}`;
  if (brace !== "") return brace;
  return typesetting.has(name) ? " " : `${name}${space}`;
}

/** An amount of money, "$5 million to $10", is no formula. */
const isAmount = (inner: string): boolean => /^\d[\d.,]*\s+\p{L}/u.test(inner);

/** What stands between two dollar signs, without them and with its raised parts marked. */
function formulas(text: string): string {
  const parts = text.split("$");
  return parts
    .map((part, index) => {
      const isInside = index % 2 === 1 && index < parts.length - 1;
      if (!isInside) return index === parts.length - 1 && index % 2 === 1 ? `$${part}` : part;
      return isAmount(part) ? `$${part}$` : part.replaceAll("^", raise).replaceAll("_", "");
    })
    .join("");
}

/** 10^{9} keeps its meaning; what is raised after a letter stands in the line, as what is lowered does. */
const raised = (text: string): string =>
  text
    .replace(/\\textsuperscript\b\s*/g, raise)
    .replace(/\\textsubscript\b\s*/g, "")
    .replace(/(?<=\d\s?)\ue005(?=\{?\s*[-−+]?\d)/g, "^")
    .replaceAll(raise, "");

/** Commands whose arguments must not run together. */
const argumentsApart = (text: string): string =>
  text
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$2 ($1)")
    .replace(/\\([A-Za-z]+)\{\}/g, (_, name: string) => characterOf(name) ?? name);

const signsOf = (text: string): string =>
  text
    .replace(/[{}]/g, "")
    .replace(/---/g, "—")
    .replace(/(?<!-)--(?!-)/g, "–")
    .replace(/``/g, "“")
    .replace(/''/g, "”");

/** The text of a field. Its line breaks are kept, so that empty lines still part paragraphs. */
export function latexToText(source: string): string {
  let text = source;
  for (const [sign, standIn] of escaped) text = text.replaceAll(`\\${sign}`, standIn);
  text = text.replace(accent, accented).replace(/(?<!\/)~/g, " ");
  text = argumentsApart(raised(formulas(text)))
    .replace(/\\\\(?:\[[^\]]{0,20}\])?|\\[ ,;:!/]/g, " ")
    .replace(/\\([A-Za-z]+)\*?(\s*)(\{?)/g, command);
  text = signsOf(text);
  for (const [sign, standIn] of escaped) if (standIn !== sign) text = text.replaceAll(standIn, sign);
  return text;
}
