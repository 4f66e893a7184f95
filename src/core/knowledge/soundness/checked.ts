/** A pack laid out for its check: every item by id, every id that may be named, and where each item stands. */
import { createLexicon, type Lexicon } from "../../question/lexicon.ts";
import type { Problem } from "../../problem.ts";
import type { Claim } from "../claim.ts";
import type { Finding } from "../finding.ts";
import type { Origins, Pack } from "../knowledge.ts";
import type { Source } from "../source.ts";

/** What the rules read. `general` is missing only while the general pack itself is checked. */
export interface Checked {
  readonly pack: Pack;
  readonly general: Pack | undefined;
  readonly lexicon: Lexicon;
  readonly sources: ReadonlyMap<string, Source>;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly concepts: ReadonlySet<string>;
  /** The place of an item, or of one field of it: `claims/<id>`, `claims/<id>#say/patient`. */
  readonly where: (item: string, field?: string) => Problem["where"];
}

/** One rule of soundness: every place where the pack breaks it. */
export type Rule = (checked: Checked) => readonly Problem[];

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** The deepest place known for a field: the field itself, what holds it, or the item. */
function placeOf(origins: Origins, item: string, field: string): Problem["where"] {
  const steps = field.split("/");
  for (let depth = steps.length; depth > 0; depth--) {
    const found = origins.get(`${item}#${steps.slice(0, depth).join("/")}`);
    if (found !== undefined) return { ...found, pointer: `${item}/${field}` };
  }
  const found = origins.get(item) ?? { file: "pack.yaml", line: 1 };
  return { ...found, pointer: field === "" ? item : `${item}/${field}` };
}

/** Indexes a pack for its check. */
export function layOut(pack: Pack, origins: Origins, general: Pack | undefined): Checked {
  const concepts = [...pack.concepts, ...(general?.concepts ?? [])];
  return {
    pack,
    general,
    lexicon: createLexicon(concepts, [...pack.falseFriends, ...(general?.falseFriends ?? [])]),
    sources: byId(pack.sources),
    findings: byId(pack.findings),
    claims: byId(pack.claims),
    concepts: new Set(concepts.map((concept) => concept.id)),
    where: (item, field = "") => placeOf(origins, item, field),
  };
}

/** A breach of a rule, addressed to the person who can mend it. */
export const breach = (rule: string, where: Problem["where"], message: string, fix: string): Problem => ({
  code: "pack-unsound",
  rule,
  message,
  where,
  fix,
});

/** A few of the names that are most like a wrong one, for the fix: the same beginning or shared words. */
export function nearestNames(wrong: string, known: Iterable<string>): readonly string[] {
  const words = wrong.split("-");
  const scored = [...known].map((name) => {
    const others = name.split("-");
    const shared = words.filter((word) => others.includes(word)).length;
    const begins = others.filter((other) => words.some((word) => word.slice(0, 4) === other.slice(0, 4))).length;
    return { name, score: shared * 2 + begins - Math.abs(others.length - words.length) / 2 };
  });
  return scored
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ name }) => name);
}
