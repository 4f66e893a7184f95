/** Lays a tree of HTML out as sections and blocks, and puts aside what is not part of the document. */
import type { DomElement } from "./html-dom.ts";
import { blocksOf, HtmlFlow } from "./html-flow.ts";
import { isBibliography } from "./html-navigation.ts";
import { isTeaserTitle } from "./section-role.ts";
import type { SectionWriter } from "./section-writer.ts";

/** Whether an element stands beside the document. */
export type IsBeside = (element: DomElement, inReferences: boolean) => boolean;

const tagLevel = (element: DomElement): number => Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? 0);

/** What follows a heading up to the next that is not below it. */
function* under(heading: DomElement): Generator<DomElement> {
  for (let next = heading.nextElementSibling; next !== null; next = next.nextElementSibling) {
    const level = tagLevel(next);
    if (level > 0 && level <= tagLevel(heading)) return;
    yield next;
  }
}

/** Writes all that is within `root`, in the order of the source. */
export function layOutHtml(root: DomElement, writer: SectionWriter, isBeside: IsBeside = () => false): void {
  const putAside = new Set<DomElement>();
  const aside = (element: DomElement): true => {
    writer.navigation(blocksOf(element).map((block) => block.text));
    return true;
  };
  const takes = (element: DomElement): boolean => {
    const inReferences = writer.role === "references";
    if (putAside.has(element) || isBeside(element, inReferences)) return aside(element);
    if (tagLevel(element) > 1 && isTeaserTitle(element.textContent ?? "")) {
      for (const next of under(element)) putAside.add(next);
      return aside(element);
    }
    // A list of references without a title of its own must still not be quoted.
    if (!inReferences && isBibliography(element) && element.querySelector("li, p, tr, h1, h2, h3, h4, h5, h6") !== null)
      if (/^(?:ol|ul|div|section)$/.test(element.localName) && element.querySelector("h1, h2, h3, h4, h5, h6") === null)
        writer.heading("", 9, "references");
    return false;
  };
  new HtmlFlow({
    heading: (text, level) => writer.heading(text, level),
    block: (text, kind) => void writer.block(text, kind),
    takes,
  }).read(root);
}
