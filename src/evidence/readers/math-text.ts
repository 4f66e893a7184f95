/** A MathML formula on one line: "x^2", "(a+b)/c", "√(n)". */
import type { XmlElement, XmlNode } from "./xml-tree.ts";

const elementsOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== "string");

/** Signs that are in the markup and not on the page: function application, invisible times, comma and plus. */
const plain = (text: string): string => text.replace(/[\u2061-\u2064]/g, "").replace(/\s+/g, " ");

/** In brackets where it is more than a number or a name. */
const grouped = (text: string): string => (/^(?:[\p{L}\p{N}.]*|\(.*\))$/u.test(text) ? text : `(${text})`);

const part = (element: XmlElement, index: number): string => {
  const child = elementsOf(element)[index];
  return child === undefined ? "" : nodeText(child).trim();
};

const rows = (element: XmlElement, row: string, between: string): string =>
  elementsOf(element)
    .filter((child) => child.name === row)
    .map((child) => nodeText(child).trim())
    .join(between);

const limits = (base: string, under: string, over: string): string =>
  `${base}${under === "" ? "" : `_${grouped(under)}`}${over === "" ? "" : `^${grouped(over)}`}`;

/** A bar or a hat over a letter belongs to it; a limit is marked as one. */
const accented = (base: string, over: string): string =>
  /^[¯^~ˆ˜→˙¨‾]$/u.test(over) ? base + over : limits(base, "", over);

const writers: Readonly<Record<string, (element: XmlElement) => string>> = {
  msup: (e) => `${part(e, 0)}^${grouped(part(e, 1))}`,
  msub: (e) => part(e, 0) + part(e, 1),
  msubsup: (e) => `${part(e, 0)}${part(e, 1)}^${grouped(part(e, 2))}`,
  mfrac: (e) => `${grouped(part(e, 0))}/${grouped(part(e, 1))}`,
  msqrt: (e) => `√(${children(e).trim()})`,
  mroot: (e) => `${grouped(part(e, 0))}^(1/${part(e, 1)})`,
  munder: (e) => limits(part(e, 0), part(e, 1), ""),
  mover: (e) => accented(part(e, 0), part(e, 1)),
  munderover: (e) => limits(part(e, 0), part(e, 1), part(e, 2)),
  mfenced: (e) =>
    (e.attributes["open"] ?? "(") +
    elementsOf(e)
      .map((child) => nodeText(child).trim())
      .join(", ") +
    (e.attributes["close"] ?? ")"),
  mtable: (e) => rows(e, "mtr", "; "),
  mtr: (e) => rows(e, "mtd", ", "),
  mspace: () => " ",
  annotation: () => "",
  "annotation-xml": () => "",
};

const children = (element: XmlElement): string => element.children.map(nodeText).join("");

function nodeText(node: XmlNode): string {
  if (typeof node === "string") return plain(node);
  const write = Object.hasOwn(writers, node.name) ? writers[node.name] : undefined;
  return write === undefined ? children(node) : write(node);
}

/** The formula of a `math` element. White space between its parts is layout; what a part says has none around it. */
export const mathText = (math: XmlElement): string => children(math).trim();
