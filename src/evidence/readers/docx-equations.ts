/** Word's equations on one line, as runs of text in the place where they stand. */
import { parseXml, type XmlElement, type XmlNode } from "./xml-tree.ts";

const grouped = (text: string): string => (/^(?:[\p{L}\p{N}.]*|\(.*\))$/u.test(text) ? text : `(${text})`);

const part = (element: XmlElement, name: string): string => {
  const child = element.children.find((node) => typeof node !== "string" && node.name === name);
  return child === undefined ? "" : textOf(child);
};

const parts = (element: XmlElement, name: string): readonly string[] =>
  element.children.filter((node) => typeof node !== "string" && node.name === name).map(textOf);

const writers: Readonly<Record<string, (element: XmlElement) => string>> = {
  sSup: (e) => `${part(e, "e")}^${grouped(part(e, "sup"))}`,
  sSub: (e) => part(e, "e") + part(e, "sub"),
  sSubSup: (e) => `${part(e, "e")}${part(e, "sub")}^${grouped(part(e, "sup"))}`,
  f: (e) => `${grouped(part(e, "num"))}/${grouped(part(e, "den"))}`,
  rad: (e) => `√(${part(e, "e")})`,
  d: (e) => `(${parts(e, "e").join(", ")})`,
  m: (e) => parts(e, "mr").join("; "),
};

function textOf(node: XmlNode): string {
  if (typeof node === "string") return "";
  if (node.name === "t") return node.children.filter((child) => typeof child === "string").join("");
  const write = Object.hasOwn(writers, node.name) ? writers[node.name] : undefined;
  return write === undefined ? node.children.map(textOf).join("") : write(node);
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const closing = "</m:oMath>";

const asRun = (markup: string): string => {
  const tree = parseXml(markup);
  return tree.ok ? `<w:r><w:t xml:space="preserve"> ${escaped(textOf(tree.value))} </w:t></w:r>` : markup;
};

/** The markup of a document with its equations as runs of text. */
export function writeEquations(markup: string): string {
  const plain = markup.replace(/<\/?m:oMathPara(?:\s[^>]*)?>/g, "");
  const parts: string[] = [];
  let from = 0;
  for (const { index } of plain.matchAll(/<m:oMath[\s>]/g)) {
    const close = plain.indexOf(closing, index);
    if (close === -1) break;
    if (index < from) continue;
    parts.push(plain.slice(from, index), asRun(plain.slice(index, close + closing.length)));
    from = close + closing.length;
  }
  return parts.join("") + plain.slice(from);
}
