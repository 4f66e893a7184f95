/** For tests of readers: inputs made of text or bytes, and what came out of them, checked against the contract. */
import { Document } from "../document.ts";
import type { Input, Reader } from "../reader.ts";

/** A file of these bytes, handed over in small pieces so that every border between pieces is met. */
export function inputOf(content: string | Uint8Array, name = "file", pieceBytes = 1000): Input {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  return { name, size: bytes.length, bytes: pieces };
}

/** A file of one unit repeated up to a size, without ever being whole in memory. */
export function repeatedInput(start: string, unit: string, bytes: number, end = ""): Input {
  const block = new TextEncoder().encode(unit.repeat(Math.ceil(65_536 / unit.length)));
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(start);
    for (let sent = 0; sent < bytes; sent += block.length) yield block;
    yield new TextEncoder().encode(end);
  };
  return { name: "long", size: bytes, bytes: pieces };
}

/** What a reader gave: documents, each valid, and problems as "code:line". */
export interface Outcome {
  readonly documents: readonly Document[];
  readonly problems: readonly string[];
}

export async function outcomeOf(read: Reader, input: Input): Promise<Outcome> {
  const documents: Document[] = [];
  const problems: string[] = [];
  for await (const reading of read(input)) {
    if (reading.ok) documents.push(Document.parse(reading.document));
    else problems.push(`${reading.problem.code}:${reading.problem.where?.line ?? "-"}`);
  }
  return { documents, problems };
}

/** The only document of a file that has one and no problem. */
export async function onlyDocument(read: Reader, content: string | Uint8Array): Promise<Document> {
  const { documents, problems } = await outcomeOf(read, inputOf(content));
  const [document] = documents;
  if (document === undefined || documents.length > 1 || problems.length > 0)
    throw new Error(`expected one document, got ${documents.length} and the problems ${problems.join(", ")}`);
  return document;
}

/** Blocks as "kind: text". */
export const blocksOf = (document: Document): readonly string[] =>
  document.blocks.map(({ kind, start, end }) => `${kind}: ${document.text.slice(start, end)}`);

/** Sections as "level role title". */
export const sectionsOf = (document: Document): readonly string[] =>
  document.sections.map(({ level, role, title }) => `${level} ${role} ${title}`.trim());

/** Everything that an async sequence gives. */
export async function listOf<T>(sequence: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const value of sequence) list.push(value);
  return list;
}
