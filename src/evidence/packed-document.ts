/** A document in compact form, for keeping: its text and structure in few bytes, its metadata apart. */
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { Document, type Metadata } from "./document.ts";

/** The first level is as small as the next ones on prose, and faster; a small buffer spares memory on short texts. */
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 4096 } as const;

/** All of a document but its metadata. */
export function packDocument({ format, text, blocks, sections, pages }: Document): Uint8Array {
  const packed = zstdCompressSync(JSON.stringify({ format, text, blocks, sections, pages }), packing);
  // A copy of its own: the buffer behind is larger, and would be sent and kept along.
  return new Uint8Array(packed);
}

/** The document as it was read. */
export function unpackDocument(content: Uint8Array, metadata: Metadata): Document {
  const rest = JSON.parse(zstdDecompressSync(content).toString("utf8")) as Omit<Document, "metadata">;
  return Document.parse({ ...rest, metadata });
}
