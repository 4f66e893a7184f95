/**
 * The part of an answer that comes from documents: whole sentences as they stand, about what was asked and nothing else.
 *
 *   passages found ─► sentences with their neighbours (quotes-from) ─► about the asked condition? (topic)
 *     ─► kept from lay readers? (lay-reader) ─► one study, the same words? (one-source)
 *     ─► disputes (disputes), sides of a yes-or-no question (sides), groups by kind (kinds)
 */
import { isLay } from "../../core/knowledge/claim.ts";
import type { Question } from "../../core/question/read-question.ts";
import { type AskedFor, readAskedFor } from "./asked-terms.ts";
import { choose, merged, type Quoted, strongest } from "./choose.ts";
import { type Condition, distinct, namesOf } from "./condition.ts";
import type { ConditionReader } from "./condition-reader.ts";
import { type Dispute, disputesAmong } from "./disputes.ts";
import { type Kind, kinds, kindTitles } from "./kinds.ts";
import { isForProfessionals } from "./lay-reader.ts";
import { type Studies, studiesOf } from "./one-source.ts";
import { isCurrent, type PreparedSource } from "./prepared-source.ts";
import { isFaithful, type Quote } from "./quote.ts";
import { kindsWanted } from "./kinds-wanted.ts";
import { type Hit, quotesFrom } from "./quotes-from.ts";
import { createSideJudge, isPolar } from "./sides.ts";

export interface ExtractSection {
  readonly id: string;
  readonly title: string;
  readonly quoted: readonly Quoted[];
}

export interface Extract {
  readonly outcome: "answered" | "partial" | "no-evidence";
  readonly asked: AskedFor;
  readonly sections: readonly ExtractSection[];
  readonly disputes: readonly Dispute[];
  /** Closest quotations, where the question is not answered. */
  readonly nearest: readonly Quote[];
  /** Conditions that passages found are about instead of the asked one, with the number of such passages' documents. */
  readonly others: readonly { readonly condition: Condition; readonly documents: number }[];
  /** Largest share of the question that a usable quotation covers. */
  readonly best: number;
  /** Something was kept from a lay reader. */
  readonly withheld: boolean;
  readonly studies: Studies;
}

/** What an extract is made from. */
export interface ExtractInput {
  readonly question: Question;
  readonly hits: readonly Hit[];
  readonly sources: ReadonlyMap<string, PreparedSource>;
  readonly reader: ConditionReader;
  /** Subject of the pack that the question was given to, absent without one. */
  readonly subject?: Condition | undefined;
}

/** Shares of the question that quotations must cover; chosen on data, see docs/decisions. */
export const coverageBars = { answer: 0.72, show: 0.55, nearest: 0.15 } as const;
/** Quotations shown in all, in one group, and as nearest. */
const most = { shown: 15, group: 5, nearest: 3, linked: 80 } as const;
/** A quotation is shown when it scores this much of the best: of a kind that was asked for, and of another. */
const besideBest = { wanted: 0.55, aside: 0.86 } as const;

const kindOf = (quote: Quote, wanted: readonly Kind[]): Kind =>
  quote.kinds.slice(0, 2).find((k) => wanted.includes(k)) ?? quote.kinds[0] ?? "other";

function byKind(quoted: readonly Quoted[], wanted: readonly Kind[]): readonly ExtractSection[] {
  const order = [...wanted, ...kinds.filter((k) => !wanted.includes(k))];
  const groups = Map.groupBy(quoted, (q) => kindOf(strongest(q), wanted));
  return order.flatMap((kind) => {
    const group = groups.get(kind)?.slice(0, most.group) ?? [];
    return group.length === 0 ? [] : [{ id: `quoted-${kind}`, title: kindTitles[kind], quoted: group }];
  });
}

/** By kind; a yes-or-no question gets what speaks for it and what against it first. */
function grouped(
  quoted: readonly Quoted[],
  wanted: readonly Kind[],
  { question, reader }: ExtractInput,
): readonly ExtractSection[] {
  const judge = isPolar(question.text) ? createSideJudge(question.text, reader.lexicon) : undefined;
  if (judge === undefined) return byKind(quoted, wanted);
  const sides = Map.groupBy(quoted, (q) => judge(q.quote));
  const side = (which: "for" | "against", title: string): readonly ExtractSection[] => {
    const group = sides.get(which)?.slice(0, most.group) ?? [];
    return group.length === 0 ? [] : [{ id: `quoted-${which}`, title, quoted: group }];
  };
  return [
    ...side("for", "Quotations that speak for it"),
    ...side("against", "Quotations that speak against it"),
    ...byKind(sides.get("neither") ?? [], wanted),
  ];
}

/** The other conditions that quotations are about, the most frequent first. */
function othersIn(quotes: readonly Quote[], asked: AskedFor): Extract["others"] {
  const foreign = quotes.filter((q) => q.bearing === "other" && q.coverage >= coverageBars.nearest);
  const named = foreign.flatMap((q) =>
    q.topic.said === "document" ? q.topic.conditions : q.topic.conditions.filter((c) => c.standing === "disease"),
  );
  const conditions = distinct(named).filter((c) => !asked.conditions.some((a) => a.id === c.id));
  return conditions
    .map((condition) => ({
      condition,
      documents: new Set(
        foreign.filter((q) => q.topic.conditions.some((c) => c.id === condition.id)).map((q) => q.source),
      ).size,
    }))
    .sort((a, b) => b.documents - a.documents)
    .slice(0, 4);
}

/** Answered when enough of the question is covered by a sentence of a kind that was asked for. */
function outcomeOf(about: readonly Quote[], wanted: readonly Kind[]): Extract["outcome"] {
  const fits = about.filter((q) => wanted.length === 0 || q.kinds.some((k) => wanted.includes(k)));
  if (fits.some((q) => q.bearing !== "open" && q.coverage >= coverageBars.answer)) return "answered";
  return about.some((q) => q.coverage >= coverageBars.show) ? "partial" : "no-evidence";
}

/** Drugs and procedures that the question names. */
const agentsAsked = (asked: AskedFor, { lexicon }: ConditionReader): ReadonlySet<string> =>
  new Set(
    asked.terms.flatMap(({ concept }) =>
      concept !== undefined && /^(?:drug|procedure)$/.test(lexicon.concepts.get(concept)?.kind ?? "") ? [concept] : [],
    ),
  );

/** Makes the extract. Nothing of a version that is retracted, superseded or retired is used. */
export function extractAnswer(input: ExtractInput): Extract {
  const { question, reader } = input;
  const asked = readAskedFor(question, reader, input.subject);
  const current = new Map([...input.sources].filter(([, source]) => isCurrent(source.stored)));
  const found = quotesFrom(input.hits, current, asked, question, reader).filter(isFaithful);
  const open = isLay(question.audience)
    ? found.filter((q) => !isForProfessionals(q.text, reader.lexicon, reader.forms))
    : found;
  const about = open.filter((q) => q.bearing !== "other" && q.coverage >= coverageBars.show);
  const studies = studiesOf(found.filter((q) => q.bearing !== "other").slice(0, most.linked));
  const wanted = kindsWanted(question, asked);
  const reached = outcomeOf(about, wanted);
  const disputes =
    reached === "no-evidence"
      ? []
      : disputesAmong(open, { wanted, agents: agentsAsked(asked, reader) }, studies, reader.lexicon);
  const beside = new Set(disputes.flatMap((d) => d.sides.flatMap((s) => s.quotes)));
  const top = about[0]?.score ?? 0;
  const candidates = merged(about.slice(0, most.linked), studies).filter(
    (m) => ![m.quote, ...m.alike].some((q) => beside.has(q)),
  );
  const shown = choose(candidates, wanted, (quote) => kindOf(quote, wanted), {
    most: most.shown,
    mostOfKind: most.group,
    least: top * besideBest.wanted,
    leastAside: top * besideBest.aside,
  });
  const sections = grouped(shown, wanted, input);
  // A page that shows nothing answers nothing.
  const outcome = sections.length + disputes.length === 0 ? "no-evidence" : reached;
  const hidden = found.filter((q) => !open.includes(q) && q.bearing !== "other" && q.coverage >= coverageBars.show);
  return {
    outcome,
    asked,
    sections: outcome === "no-evidence" ? [] : sections,
    disputes,
    nearest:
      outcome === "no-evidence"
        ? merged(
            open.filter((q) => q.coverage >= coverageBars.nearest),
            studies,
          )
            .slice(0, most.nearest)
            .map((m) => m.quote)
        : [],
    others: othersIn(open, asked),
    best: Math.max(0, ...open.filter((q) => q.bearing !== "other").map((q) => q.coverage)),
    withheld: hidden.length > 0,
    studies,
  };
}

/** Names of the conditions asked for. */
export const askedNames = (asked: AskedFor): string => namesOf(asked.conditions);
