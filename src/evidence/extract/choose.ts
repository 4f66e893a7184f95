/** Chooses which quotations are shown: the best, each saying something new, from more than one document where there are several. */
import type { Kind } from "./kinds.ts";
import { givesTheSameFigures, saysTheSame, type Studies } from "./one-source.ts";
import type { Quote } from "./quote.ts";

/** A quotation with others that say the same. */
export interface Quoted {
  readonly quote: Quote;
  readonly alike: readonly Quote[];
}

/** What a quotation loses for every one before it of the same document, and for words it repeats. */
const loss = { source: 0.015, repeat: 0.5 } as const;

/** A document in force leads before a draft that says the same; otherwise the first, which is the best. */
const leads = (a: Quote, b: Quote): boolean => a.source.standing === undefined && b.source.standing !== undefined;

/** The member that answers the question best: the group is weighed and placed by it. */
export const strongest = ({ quote, alike }: Quoted): Quote =>
  [quote, ...alike].reduce((best, q) => (q.score > best.score ? q : best));

/** True when two quotations are one statement: the same words, or one study's result told twice. */
const isOneStatement = (a: Quote, b: Quote, studies: Studies): boolean =>
  saysTheSame(a, b) || (a.source !== b.source && studies.isOne(a.source, b.source) && givesTheSameFigures(a, b));

/** Quotations that say the same become one with all their places; stretches that overlap are taken once. */
export function merged(quotes: readonly Quote[], studies: Studies): readonly Quoted[] {
  const out: { quote: Quote; alike: Quote[] }[] = [];
  for (const quote of quotes) {
    const all = out.flatMap((o) => [o.quote, ...o.alike]);
    if (all.some((o) => o.source === quote.source && quote.start < o.end && quote.end > o.start)) continue;
    const same = out.find((o) => isOneStatement(o.quote, quote, studies));
    if (same === undefined) out.push({ quote, alike: [] });
    else if (![same.quote, ...same.alike].some((a) => a.source === quote.source)) {
      const lead = leads(quote, same.quote) ? quote : same.quote;
      same.alike.push(lead === quote ? same.quote : quote);
      same.quote = lead;
    }
  }
  return out;
}

/** Share of a quotation's marks that those before it hold, at most. */
const repeats = (quote: Quote, before: readonly Quote[]): number =>
  Math.max(0, ...before.map((b) => quote.marks.intersection(b.marks).size / Math.max(8, quote.marks.size)));

/** With so many quotations of the kinds asked for, others are left out. */
const enough = 3;

/** What is chosen from: how many in all and of one kind, and how much a quotation must score beside the best. */
export interface Choice {
  readonly most: number;
  readonly mostOfKind: number;
  readonly least: number;
  readonly leastAside: number;
}

/**
 * Chooses among candidates whose kinds are told by `kindOf`; kinds that were asked for come first, in turn, so that none
 * crowds out another, and the rest only where they score as well as those.
 */
export function choose(
  candidates: readonly Quoted[],
  wanted: readonly Kind[],
  kindOf: (quote: Quote) => Kind,
  choice: Choice,
): readonly Quoted[] {
  const left = [...candidates];
  const chosen: Quoted[] = [];
  const take = (fits: (kind: Kind) => boolean, least: number): boolean => {
    const before = chosen.map(strongest);
    let best: { readonly at: number; readonly worth: number } | undefined;
    for (const [at, { quote, alike }] of left.entries()) {
      const strong = strongest({ quote, alike });
      const kind = kindOf(strong);
      if (!fits(kind) || before.filter((b) => kindOf(b) === kind).length >= choice.mostOfKind) continue;
      const same = before.filter((b) => b.source === quote.source).length;
      const repeated = Math.max(0, repeats(quote, before) - 0.5);
      const worth = strong.score + 0.02 * alike.length - loss.source * same - loss.repeat * repeated;
      if (worth >= least && (best === undefined || worth > best.worth)) best = { at, worth };
    }
    const next = best === undefined ? undefined : left.splice(best.at, 1)[0];
    if (next !== undefined) chosen.push(next);
    return next !== undefined;
  };
  for (let more = true; more && chosen.length < choice.most;) {
    more = false;
    for (const kind of wanted) if (chosen.length < choice.most && take((k) => k === kind, choice.least)) more = true;
  }
  if (wanted.length === 0 || chosen.length < enough)
    while (chosen.length < choice.most && take((k) => !wanted.includes(k), choice.leastAside));
  return chosen;
}
