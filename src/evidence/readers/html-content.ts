/** Finds where on a page its document stands, with Readability where that works, else the whole page. */
import { Readability } from "@mozilla/readability";
import type { DomDocument, DomElement } from "./html-dom.ts";
import { childrenOf, isElement, isText } from "./html-dom.ts";
import { Measures, wordsIn } from "./html-measure.ts";
import { isBibliography, isLinkList, isNavigation } from "./html-navigation.ts";

/** Readability reads each text once for every element around it: what that may come to, in elements and in characters. */
const mostVisits = 600_000;
const mostReading = 50_000_000;

const isScorable = ({ elements, length, depth }: Measures): boolean =>
  depth < 150 && elements * depth < mostVisits && length * depth < mostReading;

/** Marks an element in the copy that Readability takes apart. */
const mark = "data-ranvier-at";

type Parser = new (
  document: DomDocument,
  options: { readonly keepClasses: boolean; readonly serializer: (node: DomElement) => DomElement },
) => { parse(): { readonly content?: DomElement | null | undefined } | null };

/** The elements that Readability keeps; none when it finds no article. It takes its document apart, so gets a copy. */
function keptElements(document: DomDocument): readonly DomElement[] {
  const elements = [...document.querySelectorAll("body *")];
  for (const [at, element] of elements.entries()) element.setAttribute(mark, String(at));
  try {
    const reader = new (Readability as unknown as Parser)(document.cloneNode(true), {
      keepClasses: true,
      serializer: (node) => node,
    });
    const marked = reader.parse()?.content?.querySelectorAll(`[${mark}]`) ?? [];
    return [...marked].flatMap((element) => elements[Number(element.getAttribute(mark))] ?? []);
  } catch {
    // It is a help and not the reader: a page that it cannot make out is read as a whole.
    return [];
  }
}

function* withParents(element: DomElement): Generator<DomElement> {
  for (let up: DomElement | null = element; up !== null; up = up.parentElement) yield up;
}

/** For each element, how many kept words are in it. */
function keptWords(kept: readonly DomElement[]): ReadonlyMap<DomElement, number> {
  const counts = new Map<DomElement, number>();
  for (const element of kept) {
    let words = 0;
    for (const child of childrenOf(element)) if (isText(child)) words += wordsIn(child.textContent ?? "");
    for (const up of withParents(element)) counts.set(up, (counts.get(up) ?? 0) + words);
  }
  return counts;
}

/** The deepest element that holds all kept words. */
function holderOf(body: DomElement, counts: ReadonlyMap<DomElement, number>): DomElement {
  const enough = counts.get(body) ?? 0;
  let holder = body;
  for (let next: DomElement | undefined = body; next !== undefined;) {
    holder = next;
    next = [...childrenOf(holder)].filter(isElement).find((child) => (counts.get(child) ?? 0) >= enough);
  }
  return holder;
}

/** The whole that a page says its text belongs to, or the text's own place. */
const wholeOf = (holder: DomElement): DomElement =>
  [...withParents(holder)].findLast((up) => up.localName === "main" || up.getAttribute("role") === "main") ??
  [...withParents(holder)].findLast((up) => up.localName === "article") ??
  holder;

/** Decides for each element, from the outside inwards, whether it is a part of the document or stands beside it. */
export class Content {
  readonly #measures: Measures;
  readonly #prose: number;
  readonly #root: DomElement;
  readonly #around: ReadonlySet<DomElement>;
  readonly #kept: ReadonlyMap<DomElement, number>;

  constructor(document: DomDocument, body: DomElement) {
    this.#measures = new Measures(body);
    this.#prose = this.#measures.prose(body);
    const counts = keptWords(isScorable(this.#measures) ? keptElements(document) : []);
    const whole = wholeOf(holderOf(body, counts));
    const isUseful = counts.size > 0 && this.#measures.prose(whole) * 2 >= this.#proseOutsideNavigation(body);
    this.#root = isUseful ? whole : body;
    this.#kept = isUseful ? counts : new Map();
    this.#around = new Set(withParents(this.#root));
  }

  /** `inReferences` when the element stands in a list of references, where links are what is listed. */
  isBeside(element: DomElement, inReferences: boolean): boolean {
    if (isNavigation(element, this.#measures, this.#prose)) return true;
    if (isLinkList(element, this.#measures) && !this.#kept.has(element)) return !inReferences;
    if (this.#around.has(element)) return false;
    if (!this.#isInRoot(element)) return !this.#measures.holdsHeading(element) && !this.#isInHeading(element);
    return !inReferences && this.#isTeaser(element);
  }

  #isInRoot(element: DomElement): boolean {
    for (const up of withParents(element)) if (up === this.#root) return true;
    return false;
  }

  #isInHeading(element: DomElement): boolean {
    return [...withParents(element)].some((up) => up.localName === "h1");
  }

  /** Mostly links, and nothing of it was thought worth keeping. */
  #isTeaser(element: DomElement): boolean {
    if (this.#kept.size === 0 || this.#kept.has(element) || isBibliography(element)) return false;
    if (/^(?:table|figure|sup|sub|a|h[1-6])$/.test(element.localName)) return false;
    return this.#measures.of(element).links > 1 && this.#measures.linkShare(element) > 0.5;
  }

  #proseOutsideNavigation(element: DomElement): number {
    if (isNavigation(element, this.#measures, this.#prose)) return 0;
    let prose = this.#measures.prose(element);
    for (const child of childrenOf(element))
      if (isElement(child)) prose -= this.#measures.prose(child) - this.#proseOutsideNavigation(child);
    return prose;
  }
}
