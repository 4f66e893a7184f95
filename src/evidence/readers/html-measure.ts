/** Counts, for every element of a page, its words and those of them that are in links, and knows what holds the page. */
import { childrenOf, type DomElement, type DomNode, isElement, isText } from "./html-dom.ts";

export interface Measure {
  readonly words: number;
  readonly linked: number;
  readonly links: number;
}

const none: Measure = { words: 0, linked: 0, links: 0 };

export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]{1,100}/gu)?.length ?? 0;

export class Measures {
  readonly #found = new Map<DomElement, Measure>();
  readonly #holdsHeading = new Set<DomElement>();
  readonly #holdsPage = new Set<DomElement>();

  /** The most elements that stand within one another. */
  depth = 0;
  /** UTF-16 units of text. */
  length = 0;

  constructor(root: DomNode) {
    this.#measure(root, false, 1);
  }

  get elements(): number {
    return this.#found.size;
  }

  of(element: DomElement): Measure {
    return this.#found.get(element) ?? none;
  }

  /** Whether the page's heading is in it, or it is that. */
  holdsHeading(element: DomElement): boolean {
    return this.#holdsHeading.has(element);
  }

  /** Whether the heading or the main part of the page is within it. */
  holdsPage(element: DomElement): boolean {
    return this.#holdsPage.has(element) || this.#holdsHeading.has(element);
  }

  /** Words outside links: what a page says, in contrast to where it leads. */
  prose(element: DomElement): number {
    const { words, linked } = this.of(element);
    return words - linked;
  }

  /** The share of words that are in links. */
  linkShare(element: DomElement): number {
    const { words, linked } = this.of(element);
    return words === 0 ? 0 : linked / words;
  }

  #measure(node: DomNode, inLink: boolean, depth: number): Measure {
    this.depth = Math.max(this.depth, depth);
    let words = 0;
    let linked = 0;
    let links = 0;
    for (const child of childrenOf(node)) {
      if (isText(child)) {
        const text = child.textContent ?? "";
        const count = wordsIn(text);
        this.length += text.length;
        words += count;
        if (inLink) linked += count;
      } else if (isElement(child)) {
        const isLink = child.localName === "a" && child.hasAttribute("href");
        const within = this.#measure(child, inLink || isLink, depth + 1);
        this.#note(node, child);
        words += within.words;
        linked += within.linked;
        links += within.links + (isLink ? 1 : 0);
      }
    }
    const measure = { words, linked, links };
    if (isElement(node)) this.#found.set(node, measure);
    return measure;
  }

  #note(node: DomNode, child: DomElement): void {
    if (child.localName === "h1") this.#holdsHeading.add(child);
    if (!isElement(node)) return;
    if (this.#holdsHeading.has(child)) this.#holdsHeading.add(node);
    if (this.#holdsPage.has(child) || /^(?:main|article)$/.test(child.localName)) this.#holdsPage.add(node);
  }
}
