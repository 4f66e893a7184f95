/** Where a document's sentence says otherwise than a pack's statement: other numbers, or the other direction. */
import { sameFigures } from "../../core/answer/figure-match.ts";
import { type Figure, readFigures } from "../../core/answer/figures.ts";
import type { GoesAgainst } from "../../core/answer/verify.ts";
import type { Sentence } from "../../core/answer/answer.ts";
import type { Claim } from "../../core/knowledge/claim.ts";
import type { Quote } from "./quote.ts";

/** A pack's statement as the page shows it. */
export interface Stated {
  readonly sentence: Sentence;
  readonly claim: Claim;
}

/** A statement and the quotations that say otherwise. */
export interface ClaimDispute {
  readonly stated: Stated;
  readonly over: "direction" | "numbers";
  readonly quotes: readonly Quote[];
}

/** Kinds of amounts that are compared: doses and shares. Times and counts differ for too many good reasons. */
const compared = /^(?:mg|mg\/m2|mg\/kg|mg\/m2\/d|mg\/kg\/d|mg\/d|%)$/;
const none: ReadonlySet<string> = new Set();
const most = { disputes: 3, quotes: 2 } as const;

/** What a claim's supports are about; each must be named by a sentence that says otherwise of the same thing. */
function namesSame(quote: Quote, claim: Claim): boolean {
  return claim.support.some(({ says, about }) => {
    const named = [about.drug, about.measure].filter((id) => id !== undefined);
    return says === "supports" && named.length > 0 && named.every((id) => quote.marks.has(`#${id}`));
  });
}

/** A direction is of one thing only when the claim says what was given and what then changed. */
const statesDirection = (claim: Claim): boolean =>
  claim.support.some(
    ({ says, about }) =>
      says === "supports" && about.direction !== undefined && about.drug !== undefined && about.measure !== undefined,
  );

const inDimension = (figures: readonly Figure[], dimension: string): readonly Figure[] =>
  figures.filter((f) => f.dimension === dimension);

/** Amounts of one kind given by both, none of which is the same. */
function numbersDiffer(quote: Quote, claim: Claim): boolean {
  const supports = claim.support.filter(
    (s) => s.says === "supports" && (s.about.measure !== undefined || s.about.drug !== undefined),
  );
  const carried = supports.flatMap((s) => s.numbers.flatMap((n) => readFigures(n)));
  return [...new Set(quote.figures.map((f) => f.dimension))].some((dimension) => {
    if (!compared.test(dimension)) return false;
    // Shares are of one thing only when the claim says of what; a dose is its drug's.
    if (dimension === "%" && !supports.some((s) => s.about.measure !== undefined)) return false;
    const [own, told] = [inDimension(quote.figures, dimension), inDimension(carried, dimension)];
    return own.length > 0 && told.length > 0 && !own.some((f) => sameFigures(f, carried, none).length > 0);
  });
}

/** Compares quotations about the pack's own subject with the statements on the page. */
export function claimDisputes(
  stated: readonly Stated[],
  quotes: readonly Quote[],
  goesAgainst: GoesAgainst,
): readonly ClaimDispute[] {
  const usable = quotes.filter((q) => q.bearing === "asked" && q.topic.said !== "nowhere");
  const disputes: ClaimDispute[] = [];
  const shown = new Set<Quote>();
  for (const statement of stated) {
    // One sentence is set against one statement: the first on the page that it goes against.
    const same = usable.filter((q) => !shown.has(q) && namesSame(q, statement.claim));
    const turned = statesDirection(statement.claim)
      ? same.filter((q) => goesAgainst(q.text, statement.claim.support).length > 0)
      : [];
    const other = turned.length > 0 ? [] : same.filter((q) => numbersDiffer(q, statement.claim));
    const against = [...turned, ...other].slice(0, most.quotes);
    if (against.length === 0) continue;
    against.forEach((q) => shown.add(q));
    disputes.push({ stated: statement, over: turned.length > 0 ? "direction" : "numbers", quotes: against });
  }
  return disputes.slice(0, most.disputes);
}
