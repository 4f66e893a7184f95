/** Writes the page: bottom line, sections, both sides of disputes, what is unknown. No sentence twice, none too many. */
import { isLay } from "../knowledge/claim.ts";
import type { Conflict, Gap, Outline } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import type { Disagreement, Sentence } from "./answer.ts";
import type { Found } from "./find.ts";
import type { Library } from "./library.ts";
import type { Plan } from "./plan.ts";
import type { Writer } from "./sentences.ts";

/** Most words of a page, for a focused and for a broad question. */
export const wordLimits = { focused: 400, broad: 900 } as const;

/** The body of a page. */
export interface Body {
  readonly bottomLine: readonly Sentence[];
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentences: readonly Sentence[];
  }[];
  readonly disagreements: readonly Disagreement[];
  readonly unknowns: readonly Sentence[];
}

const wordsIn = (sentences: readonly Sentence[]): number =>
  sentences.reduce((n, s) => n + s.text.split(/\s+/).length, 0);

/** Counts words against the limit. */
class Budget {
  #left: number;
  constructor(limit: number) {
    this.#left = limit;
  }
  spend(sentences: readonly Sentence[]): readonly Sentence[] {
    this.#left -= wordsIn(sentences);
    return sentences;
  }
  reserve(words: number): void {
    this.#left -= words;
  }
  allows(words: number): boolean {
    return words <= this.#left;
  }
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A gap as a sentence: it says what is not known, so it needs no source. */
export function gapSentence(gap: Gap, question: Question): Sentence {
  return {
    text: isLay(question.audience) ? gap.say.patient : gap.say.clinician,
    citations: [],
    check: "curated",
    read: "not-read",
    approved: false,
  };
}

/** A dispute with both its sides, or nothing when a side has no checked sentence left. */
function disagreementOf(conflict: Conflict, writer: Writer): Disagreement | undefined {
  const sides = conflict.sides.map((side) => ({ label: side.label, statements: writer.writeAll(side.claims) }));
  if (sides.some((side) => side.statements.length === 0)) return undefined;
  return { id: conflict.id, topic: conflict.topic, sides, certainty: conflict.certainty };
}

/** Disputes a focused question touches: it names what they are about and asks the kind of thing they dispute. */
function conflictsFor(question: Question, library: Library, found: readonly Found[]): readonly Conflict[] {
  const top = found[0]?.statement;
  if (top === undefined) return [];
  return [...library.conflicts.values()]
    .filter((conflict) => {
      const named = conflict.about.filter((c) => question.concepts.has(c) || question.carried.includes(c));
      const onTopic = conflict.about.every((c) => top.focus.has(c) || top.tokens.has(`#${c}`));
      const asked = question.intents.slice(0, 2).some((i) => conflict.intents.includes(i));
      return named.length === conflict.about.length && asked && onTopic;
    })
    .map((conflict) => ({ conflict, nearness: nearnessOf(conflict, library, found) }))
    .sort((a, b) => b.nearness - a.nearness)
    .map(({ conflict }) => conflict);
}

/** Statements of the answer that an editor put on one page with a side of the conflict. */
function nearnessOf(conflict: Conflict, library: Library, found: readonly Found[]): number {
  const sides = new Set(conflict.sides.flatMap((side) => side.claims));
  return found.filter((f) =>
    (library.pagesOf.get(f.statement.claim.id) ?? []).some((page) => page.claims.some((id) => sides.has(id))),
  ).length;
}

/** Every section gets its first statement, then each its second, and so on while words are left: none is crowded out. */
function fillInRounds(
  outlined: Outline["sections"],
  library: Library,
  writer: Writer,
  budget: Budget,
): Body["sections"] {
  const chosen = outlined.map((): string[] => []);
  const rounds = Math.max(0, ...outlined.map((section) => section.claims.length));
  for (let round = 0; round < rounds; round++)
    for (const [at, section] of outlined.entries()) {
      const id = section.claims[round];
      if (id === undefined || writer.has(id) || !budget.allows(writer.lengthOf(id))) continue;
      budget.reserve(writer.lengthOf(id));
      chosen[at]?.push(id);
    }
  return outlined.flatMap((section, at) => {
    const sentences = writer.writeAll(chosen[at] ?? []);
    return sentences.length === 0 ? [] : [{ id: slug(section.title), title: section.title, sentences }];
  });
}

function composeOutline(
  plan: Extract<Plan, { kind: "outline" }>,
  question: Question,
  library: Library,
  writer: Writer,
): Body {
  const budget = new Budget(wordLimits.broad);
  const { outline } = plan;
  const bottomLine = budget.spend(writer.writeAll(outline.bottomLine));
  const disagreements = outline.conflicts.flatMap((id) => {
    const conflict = library.conflicts.get(id);
    const side = conflict === undefined ? undefined : disagreementOf(conflict, writer);
    if (side !== undefined) budget.spend(side.sides.flatMap((s) => s.statements));
    return side ?? [];
  });
  const unknowns = outline.gaps.flatMap((id) => {
    const gap = library.gaps.get(id);
    return gap === undefined ? [] : [gapSentence(gap, question)];
  });
  budget.spend(unknowns);
  const sections = fillInRounds(outline.sections, library, writer, budget);
  return { bottomLine, sections, disagreements, unknowns };
}

const bottomLineMost = 3;
const leadingMost = 2;
/** Statements this near the best are told apart by their own words rather than by their pages. */
const nearBest = 0.9;

/** The statements that answer first: near the best, those whose own words fit best. */
function leadingOf(found: readonly Found[]): readonly Found[] {
  const best = found[0]?.score ?? 0;
  return found
    .filter((f) => f.score >= best * nearBest)
    .sort((a, b) => b.signals.own - a.signals.own)
    .slice(0, leadingMost);
}

function composeFocused(
  plan: Extract<Plan, { kind: "focused" }>,
  question: Question,
  library: Library,
  writer: Writer,
): Body {
  const budget = new Budget(wordLimits.focused);
  const leading = leadingOf(plan.found);
  const demanded = leading[0]?.statement.topic.leads ?? [];
  const first = [...new Set([...demanded, ...leading.map((f) => f.statement.claim.id)])];
  const unknowns = plan.gaps.map((gap) => gapSentence(gap, question));
  const unknownFirst = plan.gapFirst ? unknowns : [];
  const claims = writer.writeAll(first.slice(0, bottomLineMost - unknownFirst.length));
  const bottomLine = budget.spend([...unknownFirst, ...claims]);
  const disagreements = conflictsFor(question, library, plan.found)
    .slice(0, 1)
    .flatMap((conflict) => disagreementOf(conflict, writer) ?? []);
  for (const d of disagreements) for (const side of d.sides) budget.spend(side.statements);
  const sections = new Map<string, { id: string; title: string; order: number; sentences: Sentence[] }>();
  for (const { statement } of withOpposing(plan.found, library)) {
    if (!budget.allows(writer.lengthOf(statement.claim.id))) continue;
    const sentence = writer.write(statement.claim.id);
    if (sentence === undefined) continue;
    budget.spend([sentence]);
    const { topic } = statement;
    const section = sections.get(topic.id) ?? {
      id: topic.id.replace("/", "-"),
      title: topic.title,
      order: topic.order,
      sentences: [],
    };
    section.sentences.push(sentence);
    sections.set(topic.id, section);
  }
  return {
    bottomLine,
    sections: [...sections.values()].map(({ id, title, sentences }) => ({ id, title, sentences })),
    disagreements,
    unknowns: plan.gapFirst ? [] : unknowns,
  };
}

/** A claim that others contradict is never shown without them. */
function withOpposing(
  found: readonly Found[],
  library: Library,
): readonly { readonly statement: Found["statement"] }[] {
  const out: { statement: Found["statement"] }[] = [];
  const add = (statement: Found["statement"]): void => {
    if (!out.some((o) => o.statement === statement)) out.push({ statement });
  };
  for (const { statement } of found) {
    add(statement);
    for (const id of statement.claim.contradicts) {
      const other = library.statements.get(id);
      if (other !== undefined && !library.sides.has(id)) add(other);
    }
  }
  return out;
}

/** Composes the body a plan calls for. */
export function composeBody(plan: Plan, question: Question, library: Library, writer: Writer): Body {
  if (plan.kind === "outline") return composeOutline(plan, question, library, writer);
  if (plan.kind === "focused") return composeFocused(plan, question, library, writer);
  return {
    bottomLine: [],
    sections: [],
    disagreements: [],
    unknowns: plan.gaps.map((gap) => gapSentence(gap, question)),
  };
}
