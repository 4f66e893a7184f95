/** Puts other wordings of claims into a file of claims, as text: every other character of the file stays as it is. */
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Scalar } from "yaml";
import type { Claim } from "../core/knowledge/claim.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";

/** New wordings by the claim's id; a reader that is left out keeps its wording. */
export type Rewordings = ReadonlyMap<string, Partial<Claim["say"]>>;

export interface Reworded {
  readonly text: string;
  /** Claims of this file that were reworded. */
  readonly claims: readonly string[];
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const readers = ["clinician", "patient"] as const;

/** A text as a YAML scalar on one line: JSON's double quotes are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

/** Where a wording stands, and what takes its place; a block's last line break is kept. */
function spliceOf(node: Scalar, source: string, wording: string): Splice | undefined {
  if (!node.range || node.anchor !== undefined) return undefined;
  const [start, end] = node.range;
  const isBlock = node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";
  return { start, end, text: isBlock && source[end - 1] === "\n" ? `${quoted(wording)}\n` : quoted(wording) };
}

const shared = (id: string): Problem => ({
  code: "pack-yaml",
  message: `${id}: its wording is shared with others by an anchor or alias`,
  rule: "pack-format",
  fix: "write the text out in the file, then export again",
});

/** The file with the new wordings, or why one of them cannot be put in. */
export function rewordYaml(source: string, rewordings: Rewordings): Result<Reworded, readonly Problem[]> {
  const { contents } = parseDocument(source);
  const splices: Splice[] = [];
  const problems: Problem[] = [];
  const claims: string[] = [];
  for (const item of isSeq(contents) ? contents.items : []) {
    const id = isMap(item) ? item.get("id") : undefined;
    const wordings = typeof id === "string" ? rewordings.get(id) : undefined;
    if (!isMap(item) || typeof id !== "string" || wordings === undefined) continue;
    claims.push(id);
    for (const reader of readers) {
      const wording = wordings[reader];
      if (wording === undefined) continue;
      const say: unknown = item.get("say", true);
      const node: unknown = isMap(say) ? say.get(reader, true) : undefined;
      const splice = isNode(node) && !isAlias(node) && isScalar(node) ? spliceOf(node, source, wording) : undefined;
      if (splice === undefined) problems.push(shared(id));
      else splices.push(splice);
    }
  }
  if (problems.length > 0) return err(problems);
  const backwards = splices.toSorted((a, b) => b.start - a.start);
  const text = backwards.reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), source);
  return ok({ text, claims });
}
