/** What a pack's own page shows: topics with search dates, corrections of what it started from, open questions. */
import type { Library } from "../../core/answer/library.ts";
import { type Audience, isLay } from "../../core/knowledge/claim.ts";
import type { Correction, Topic } from "../../core/knowledge/pack.ts";
import type { Rule } from "../../core/knowledge/rule.ts";
import type { Knowledge } from "./knowledge.ts";

export interface PackView {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly summary: string;
  readonly method: string;
  readonly owner: string;
  readonly review: string;
  readonly contentHash: string;
  readonly examples: readonly string[];
  readonly counts: Readonly<Record<"claims" | "sources" | "conflicts" | "gaps" | "calculators", number>>;
  readonly topics: readonly Topic[];
  readonly corrections: readonly Correction[];
  readonly gaps: readonly { readonly id: string; readonly say: string }[];
  /** None for lay readers: rules speak about a patient to those who treat them. */
  readonly rules: readonly Pick<Rule, "id" | "title">[];
}

function viewOf(library: Library, digestOf: (value: unknown) => string, audience: Audience): PackView {
  const { pack } = library;
  const { id, title, version, summary, method, owner, review, examples, topics, corrections } = pack.header;
  return {
    id,
    title,
    version,
    summary,
    method,
    owner,
    review,
    examples,
    topics,
    corrections,
    contentHash: digestOf(pack),
    counts: {
      claims: pack.claims.length,
      sources: pack.sources.length,
      conflicts: pack.conflicts.length,
      gaps: pack.gaps.length,
      calculators: pack.calculators.length,
    },
    gaps: pack.gaps.map((gap) => ({ id: gap.id, say: isLay(audience) ? gap.say.patient : gap.say.clinician })),
    rules: isLay(audience) ? [] : pack.rules.map((rule) => ({ id: rule.id, title: rule.title })),
  };
}

/** Every loaded subject pack. `digestOf` gives the content hash that reviews are tied to. */
export const listPacks = (
  knowledge: Knowledge,
  digestOf: (value: unknown) => string,
  audience: Audience,
): readonly PackView[] => knowledge.libraries.map((library) => viewOf(library, digestOf, audience));
