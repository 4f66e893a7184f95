/** Titles and authors from the properties that programs write into files, where they are more than a program's filling. */
import { tidy } from "../text-builder.ts";
import { toAuthors } from "./stated-authors.ts";

const fillings =
  /^(?:untitled.*|unbenannt.*|sans titre|document ?\d*|dokument ?\d*|book ?\d*|presentation ?\d*|powerpoint presentation|pdf|print|layout ?\d*|slide ?\d*|title|no title|\(?anonymous\)?|n\/?a|none|default|template|doi:.*|pii:.*|article ?\d*|manuscript|main document|microsoft (?:word|powerpoint|excel).*)$/i;

const fileEnding =
  /\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|tex|dvi|ps|eps|wpd|pptx?|xlsx?|html?|txt|fm|3d|xml|pub|pages|tmp)$/i;

/** A title that says what the document is; "Microsoft Word - x.doc" and "wnl200765 1..8" do not. */
export function saneTitle(stated: unknown): string | undefined {
  const title = typeof stated === "string" ? tidy(stated) : "";
  if (fillings.test(title) || fileEnding.test(title) || /\d\.\.\d|[\ufffd\\]/.test(title)) return undefined;
  // One word, or several without a space, are a file's name more often than a title.
  return /\s/.test(title) && (title.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 ? title : undefined;
}

const programs =
  /^(?:administrator|admin|user|owner|root|author|unknown|anonymous|adobe.*|microsoft.*|windows.*|apple.*|acrobat.*|pdf.*|default|home|pc|test|guest|office.*|dell|hp|lenovo|laptop.*|desktop.*|ieuser|x+|\W*)$/i;

/** A name of at least two words, or in the form "Dalakas MC"; the name of an account is none. */
const isPerson = (name: string): boolean => !programs.test(name) && /\p{L}{2}/u.test(name) && /[\s,]/.test(name);

/** Authors by their names; accounts and programs are left out. */
export const saneAuthors = (stated: unknown): readonly string[] =>
  (typeof stated === "string" ? tidy(stated) : "")
    .split(/\s*;\s*/)
    .filter(isPerson)
    .flatMap(toAuthors);
