/** One record's markup as a small tree, parsed by saxes; no declaration in it is ever followed. */
import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../core/problem.ts";
import { limits } from "../reader.ts";
import { parsePlainXml } from "./plain-xml.ts";
import { namedCharacter } from "./xml-entities.ts";

/** An element; names of it and of its attributes are without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Why markup could not be parsed, and on which of its lines, from 1. */
export interface XmlFault {
  readonly message: string;
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

/** Many empty elements cost far more memory than their markup. */
const mostElements = 500_000;

/** Leaves the parser from inside one of its handlers; never leaves this file. */
class Stop extends Error {}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name in attributes)
    if (name.includes(":"))
      return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
  return attributes;
}

/** Characters have names in DTDs that are not read: those of HTML are known, any other stays as it is written. */
function characterOf(name: string): string {
  if (!/^[\w.:-]+$/.test(name)) throw new Stop('an "&" that should be written "&amp;"');
  return namedCharacter(name) ?? `&${name};`;
}

const entities = new Proxy<Record<string, string>>(
  {},
  { get: (_, name) => (typeof name === "string" ? characterOf(name) : undefined) },
);

class TreeBuilder {
  readonly #top: OpenElement = { name: "", attributes: {}, children: [] };
  readonly #open: OpenElement[] = [this.#top];
  #elements = 0;

  get root(): XmlElement | undefined {
    return this.#top.children.find((child) => typeof child !== "string");
  }

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length > limits.depth) throw new Stop(`elements are nested more than ${limits.depth} deep`);
    if (++this.#elements > mostElements) throw new Stop(`there are more than ${mostElements} elements`);
    const element: OpenElement = { name: localName(name), attributes: localAttributes(attributes), children: [] };
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  closed(): void {
    this.#open.pop();
  }

  text(text: string): void {
    this.#open.at(-1)?.children.push(text);
  }
}

type PlainParser = SaxesParser<{ xmlns: false; position: false }>;

function createParser(builder: TreeBuilder): PlainParser {
  const parser: PlainParser = new SaxesParser({ xmlns: false, position: false });
  parser.ENTITIES = entities;
  parser.on("opentag", (tag) => builder.opened(tag.name, tag.attributes));
  parser.on("closetag", () => builder.closed());
  parser.on("text", (text) => builder.text(text));
  parser.on("cdata", (text) => builder.text(text));
  parser.on("doctype", () => {
    throw new Stop("a document type inside a record");
  });
  parser.on("error", (error) => {
    throw new Stop(error.message);
  });
  return parser;
}

/** The tree of one element's markup, or the first fault in it. */
export function parseXml(markup: string): Result<XmlElement, XmlFault> {
  const plain = parsePlainXml(markup);
  return plain === undefined ? parseAnyXml(markup) : ok(plain);
}

/** The same by the full parser alone, which knows all of XML. */
export function parseAnyXml(markup: string): Result<XmlElement, XmlFault> {
  const builder = new TreeBuilder();
  const parser = createParser(builder);
  try {
    parser.write(markup).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return err({ message: error.message.replace(/\.$/, ""), line: parser.line });
  }
  const { root } = builder;
  return root === undefined ? err({ message: "no element", line: 1 }) : ok(root);
}
