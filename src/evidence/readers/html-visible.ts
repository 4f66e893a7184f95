/** Takes out of a page what nobody who looks at it sees. */
import { childrenOf, type DomDocument, type DomElement, type DomNode, isElement } from "./html-dom.ts";

const silent = "script, style, template, iframe, object, embed, audio, video, canvas, applet, [hidden], input";

/** Classes under which text is kept for screen readers only. */
const unseen = /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|d-none)(?:\s|$)/i;

const isStyledAway = (element: DomElement): boolean =>
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute("style") ?? "");

/** Behind an open dialog a page may hide all of itself from screen readers; what holds paragraphs is on the page. */
const isDecoration = (element: DomElement): boolean =>
  element.getAttribute("aria-hidden") === "true" &&
  element.querySelector("p, h1, h2, h3, li, table, section, article") === null;

const isUnseen = (element: DomElement): boolean =>
  isStyledAway(element) || unseen.test(element.getAttribute("class") ?? "") || isDecoration(element);

function* comments(node: DomNode): Generator<DomNode & { remove(): void }> {
  for (const child of childrenOf(node)) {
    if (child.nodeType === 8) yield child as DomNode & { remove(): void };
    else if (isElement(child)) yield* comments(child);
  }
}

/** Removes scripts, styles, templates, embedded things, comments and hidden elements. */
export function removeInvisible(document: DomDocument): void {
  for (const element of Array.from(document.querySelectorAll(silent))) element.remove();
  for (const element of Array.from(document.querySelectorAll("[style], [class], [aria-hidden]")))
    if (!/^(?:html|body)$/.test(element.localName) && isUnseen(element)) element.remove();
  for (const comment of Array.from(comments(document))) comment.remove();
}
