/** Tells what on a page leads elsewhere or belongs to the site, by its elements, roles and class names. */
import { childrenOf, type DomElement, isText } from "./html-dom.ts";
import type { Measures } from "./html-measure.ts";

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const always = names("nav dialog button select textarea datalist noscript menu svg");
const roles = names("navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist");

/** Names of things that no document has inside. */
const strong = names(
  "cookie cookies consent gdpr onetrust cookiebanner newsletter subscribe subscription signup login signin paywall advert advertisement advertising ads sponsored outbrain taboola breadcrumb breadcrumbs pagination navbar skiplink skip popup modal comments comment commentlist disqus",
);

/** Names that a document may use for its own parts too; they count where links are many. */
const weak = names(
  "nav menu toolbar share sharing social related recommended recommendations teaser teasers promo sidebar pager trending popular masthead footer header toc tags tools widget",
);

const bibliography = names("references reference reflist biblio bibliography citations footnotes endnotes fn");

/** The parts of an element's class and id, as in "site-footer" or "relatedArticles". */
const tokensOf = (element: DomElement): readonly string[] =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[\s_-]+/);

const isWithin = (element: DomElement, tags: ReadonlySet<string>): boolean => {
  for (let up = element.parentElement; up !== null; up = up.parentElement) if (tags.has(up.localName)) return true;
  return false;
};

const quotes = names("blockquote figure table");
const articles = names("article main section");

/** A list of references: its many links are its content. */
export function isBibliography(element: DomElement): boolean {
  if (/^doc-(?:bibliography|endnotes)$/.test(element.getAttribute("role") ?? "")) return true;
  const tokens = tokensOf(element);
  return tokens.some((token) => bibliography.has(token)) || tokens.join("-").includes("ref-list");
}

/** A list of which nearly every word is a link. */
export const isLinkList = (element: DomElement, measures: Measures): boolean =>
  /^(?:ul|ol)$/.test(element.localName) &&
  element.children.length >= 3 &&
  measures.linkShare(element) > 0.8 &&
  !isBibliography(element);

/** A part of a sentence, whatever it is called. */
function isInSentence(element: DomElement): boolean {
  if (!/^(?:a|span|i|b|em|strong|font|sup|sub|small|cite|abbr|time|label|u|q|mark)$/.test(element.localName))
    return false;
  for (const node of childrenOf(element.parentElement ?? element))
    if (isText(node) && /[\p{L}\p{N}]/u.test(node.textContent ?? "")) return true;
  return false;
}

const isSiteHeader = (element: DomElement): boolean => element.localName === "header" && !isWithin(element, articles);

function isByName(element: DomElement, measures: Measures): boolean {
  const tokens = tokensOf(element);
  if (tokens.some((token) => strong.has(token))) return true;
  return measures.linkShare(element) > 0.2 && tokens.some((token) => weak.has(token));
}

/** An aside inside an article is a box of its text unless it is mostly links. */
const isSideMatter = (element: DomElement, measures: Measures): boolean =>
  (element.localName === "aside" || element.getAttribute("role") === "complementary") &&
  (!isWithin(element, articles) || measures.linkShare(element) > 0.3);

/** Whether an element is navigation by what it says of itself. `prose` is the number of unlinked words of the page. */
export function isNavigation(element: DomElement, measures: Measures, prose: number): boolean {
  const name = element.localName;
  if (name === "html" || name === "body" || name === "main" || name === "article") return false;
  if (always.has(name)) return true;
  // A name on what holds the page, such as "with-sidebar", is about its layout.
  if (measures.holdsPage(element) || measures.prose(element) * 2 > prose) return false;
  if (roles.has(element.getAttribute("role") ?? "") || isSiteHeader(element)) return true;
  if (name === "footer") return !isWithin(element, quotes);
  if (name === "form") return measures.prose(element) < 60;
  if (isBibliography(element) || isInSentence(element)) return false;
  return isSideMatter(element, measures) || isByName(element, measures);
}
