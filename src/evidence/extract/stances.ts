/** What a quotation affirms or denies of matters that are disputed: effect, endpoints met, advice, how consistent the evidence is. */
import { type Axis, signalsOf } from "../../core/answer/direction.ts";
import { matterSignals } from "../../core/answer/polarity.ts";
import { readStatement, type Statement } from "../../core/answer/statement.ts";
import { type Lexicon, withBroader } from "../../core/question/lexicon.ts";
import type { Quote } from "./quote.ts";

/** Matters on which two documents are compared. `consistent`: whether the evidence points one way. */
export type Disputed = Axis | "consistent";

/** One matter with the sign a sentence gives it; matters that it both affirms and denies are left out. */
export type Stances = ReadonlyMap<Disputed, 1 | -1>;

const steady = /^(?:consistent|consistently|uniform|uniformly|unequivocal|robust|conclusive|conclusively)$/;
const unsteady =
  /^(?:inconsistent|inconsistently|conflicting|contradictory|mixed|varying|variable|equivocal|inconclusive|heterogeneous|disputed|controversial)$/;
/** Only what is said of evidence is said of its consistency. */
const ofEvidence =
  /\b(?:evidence|trials?|stud(?:y|ies)|results?|efficacy|findings|outcomes?|endpoints?|data|effect\w*|benefits?)\b/i;

function consistencyOf(statement: Statement): readonly (1 | -1)[] {
  if (!ofEvidence.test(statement.text)) return [];
  return statement.words.flatMap((word): readonly (1 | -1)[] => {
    if (unsteady.test(word.plain)) return [word.negated ? 1 : -1];
    const less = /\b(?:less|not)\s+$/i.test(statement.text.slice(0, word.start));
    return steady.test(word.plain) ? [word.negated || less ? -1 : 1] : [];
  });
}

/** Reads a quotation's stances. */
export function stancesOf(
  text: string,
  lexicon: Lexicon,
): { readonly stances: Stances; readonly statement: Statement } {
  const statement = readStatement(text, lexicon);
  const signs = new Map<Disputed, Set<1 | -1>>();
  const add = (matter: Disputed, sign: 1 | -1): void => {
    signs.set(matter, (signs.get(matter) ?? new Set()).add(sign));
  };
  for (const signal of [...matterSignals(statement, []), ...signalsOf(statement, [])])
    if (signal.idle !== true && signal.weak !== true && signal.sign !== 0)
      add(
        signal.axis,
        signal.axis === "outcome" && signal.negated === true ? (signal.sign === 1 ? -1 : 1) : signal.sign,
      );
  for (const sign of consistencyOf(statement)) add("consistent", sign);
  const stances = new Map<Disputed, 1 | -1>();
  for (const [matter, both] of signs) {
    const [only] = both;
    if (only !== undefined && both.size === 1) stances.set(matter, only);
  }
  return { stances, statement };
}

/** Drugs and procedures that a quotation names, without the classes they belong to. */
export function agentsIn({ marks }: Quote, lexicon: Lexicon): ReadonlySet<string> {
  const agents = [...marks]
    .filter((m) => m.startsWith("#"))
    .map((m) => m.slice(1))
    .filter((id) => ["drug", "procedure"].includes(lexicon.concepts.get(id)?.kind ?? ""));
  const classes = new Set(agents.flatMap((id) => withBroader(id, lexicon).slice(1)));
  return new Set(agents.filter((id) => !classes.has(id)));
}
