/**
 * Reads a MeSH descriptor file (desc*.xml) into names that mean the same thing. Streamed: the file has hundreds of megabytes, what
 * is kept of it a few.
 */
import { SaxesParser } from "saxes";
import type { Concept } from "../../core/knowledge/glossary.ts";
import { createLexicon, type Lexicon } from "../../core/question/lexicon.ts";

/** "Neuropathies, Anti-MAG" is an entry for a printed index; people write it the other way round. */
export function turned(term: string): string {
  const parts = term.split(", ");
  return parts.length === 2 ? `${parts[1]} ${parts[0]}` : term;
}

/** Only the preferred concept's terms are synonyms of a descriptor; its other concepts are narrower or related. */
function collector(): { readonly parser: SaxesParser; readonly concepts: Concept[] } {
  const concepts: Concept[] = [];
  const path: string[] = [];
  let [preferred, terms, ui, text]: [boolean, string[], string, string] = [false, [], "", ""];
  const parser = new SaxesParser();
  const within = (...names: readonly string[]): boolean =>
    names.every((name, at) => path[path.length - names.length + at] === name);
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name);
    text = "";
    if (name === "DescriptorRecord") [terms, ui] = [[], ""];
    if (name === "Concept") preferred = attributes["PreferredConceptYN"] === "Y";
  });
  parser.on("text", (more) => {
    text += more;
  });
  parser.on("closetag", ({ name }) => {
    if (within("DescriptorRecord", "DescriptorUI")) ui = text.trim();
    if (preferred && within("Term", "String")) terms.push(turned(text.trim()));
    if (name === "DescriptorRecord") {
      const [first, ...others] = [...new Set(terms)].filter((term) => term.length > 1);
      if (first !== undefined && others.length > 0)
        concepts.push({ id: ui.toLowerCase(), kind: "idea", name: first, synonyms: others, broader: [] });
    }
    path.pop();
  });
  return { parser, concepts };
}

/** The names, ready to be found in a search. Rejects when the file cannot be read or is no XML. */
export async function readMesh(pieces: AsyncIterable<string>): Promise<Lexicon> {
  const { parser, concepts } = collector();
  for await (const piece of pieces) parser.write(piece);
  parser.close();
  return createLexicon(concepts, []);
}
