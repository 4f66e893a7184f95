/** What raised figures, note marks and formulas in HTML mean in plain text. */
import { childrenOf, type DomElement, type DomNode, isElement } from "./html-dom.ts";
import { mathText } from "./math-text.ts";
import type { XmlNode } from "./xml-tree.ts";

/** "9" raised after "10" is a power, and must not become "109". */
export const isRaisedNumber = (before: string, raised: string): boolean =>
  /\d$/.test(before) && /^\s*[-\u2212\u2013+]?\d/.test(raised);

/** A raised link is a reference to a note: "58%<sup><a>4</a></sup>" becomes "58%[4]", not "58%4". */
export function noteMarkOf(element: DomElement, raised: string, before: string): string | undefined {
  const isNote = element.querySelector("a") !== null || element.parentElement?.localName === "a";
  const mark = raised.trim();
  if (!isNote || mark === "") return undefined;
  const isBracketed = /^[[(]/.test(mark) || /[[(](?:[\d\s,;\u2013-]*[,;\u2013-])?\s*$/.test(before);
  return isBracketed ? mark : `[${mark}]`;
}

/** Whether a word ends and another begins where two elements meet: "Advisory Board" + "All articles". */
export const opensWord = (before: string, after: string): boolean =>
  /(?:\p{Ll}{3}|[\d.!?)])$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after);

function toXml(node: DomNode): XmlNode {
  if (!isElement(node)) return node.textContent ?? "";
  const children = [...childrenOf(node)].filter((child) => child.nodeType === 1 || child.nodeType === 3).map(toXml);
  return { name: node.localName, attributes: {}, children };
}

/** A formula on one line. */
export function mathOf(element: DomElement): string {
  const math = toXml(element);
  return typeof math === "string" ? math : mathText(math);
}
