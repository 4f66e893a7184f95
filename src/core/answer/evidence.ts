/** What a claim's supports and the extraction-sheet findings they cite say together, read once per finding. */
import type { Support } from "../knowledge/claim.ts";
import type { Finding } from "../knowledge/finding.ts";
import type { Lexicon } from "../question/lexicon.ts";
import { type Signal, signalsOf, signalsOfAbout } from "./direction.ts";
import { type Figure, readFigures } from "./figures.ts";
import { type Counted, countsOf } from "./counts.ts";
import { termsOfConcept } from "./fit.ts";
import { matterSignals, matterSignalsOfAbout } from "./polarity.ts";
import { slotConcepts } from "./slots.ts";
import { namesIn, readStatement, type Statement, type StatementWord } from "./statement.ts";

/** A finding or a set of slots, read for every check. */
export interface Reading {
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly counts: readonly Counted[];
  readonly concepts: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly signals: readonly Signal[];
  readonly words: readonly StatementWord[];
}

/** The readings behind one sentence, with the figures its supports carry. */
export interface Evidence {
  readonly readings: readonly Reading[];
  readonly carried: readonly Figure[];
  readonly sources: ReadonlySet<string>;
  /** True when at least one finding of the extraction sheet is there to compare with. */
  readonly told: boolean;
}

/** Every term a text can be recognised by: stems and concepts. */
export function termsOf(statement: Statement): ReadonlySet<string> {
  const terms = new Set<string>(statement.concepts);
  for (const word of statement.words) if (word.content) terms.add(word.stem);
  return terms;
}

/** Reads a finding: its text and its slots. */
export function readFinding(finding: Finding, lexicon: Lexicon): Reading {
  const statement = readStatement(finding.finding, lexicon);
  const figures = readFigures(finding.finding, namesIn(statement));
  const slots = slotConcepts(finding.about);
  const concepts = new Set([...statement.concepts, ...slots]);
  return {
    text: finding.finding,
    figures,
    counts: countsOf(statement, figures),
    concepts,
    terms: new Set([...termsOf(statement), ...[...concepts].flatMap((id) => [...termsOfConcept(id, lexicon)])]),
    signals: [
      ...signalsOf(statement, figures),
      ...matterSignals(statement, figures),
      ...signalsOfAbout(finding.about, false),
      ...matterSignalsOfAbout(finding.about),
    ],
    words: statement.words,
  };
}

/** Reads a support: its slots, its arm and its numbers. */
export function readSupport(support: Support, lexicon: Lexicon): Reading {
  const { about } = support;
  const arm = readStatement(about.arm ?? "", lexicon);
  const concepts = new Set([...slotConcepts(about), ...arm.concepts]);
  return {
    text: about.arm ?? "",
    counts: [],
    figures: support.says === "supports" ? support.numbers.flatMap((n) => readFigures(n)) : [],
    concepts,
    terms: new Set([...termsOf(arm), ...[...concepts].flatMap((id) => [...termsOfConcept(id, lexicon)])]),
    signals: [...signalsOfAbout(about, true), ...matterSignalsOfAbout(about)],
    words: [],
  };
}
