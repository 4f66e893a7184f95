/** Digests over canonical JSON: keys sorted, so that equal content has an equal digest. */
import { hash } from "node:crypto";
import { canonicalJson } from "../core/canonical-json.ts";

/** SHA-256 in hexadecimal. */
export const sha256 = (text: string): string => hash("sha256", text);

/** Digest of a value's content. */
export const digestOf = (value: unknown): string => sha256(canonicalJson(value));
