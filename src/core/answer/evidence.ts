/** What a claim's supports and the extraction-sheet findings they cite say, read once each for every check. */
import type { Support } from "../knowledge/claim.ts";
import type { Finding } from "../knowledge/finding.ts";
import type { Lexicon } from "../question/lexicon.ts";
import { stemOf } from "../question/words.ts";
import { type Arms, armsOf } from "./arms.ts";
import { type Counted, countsOf } from "./counts.ts";
import { type Signal, signalsOf, signalsOfAbout } from "./direction.ts";
import { type Figure, readFigures } from "./figures.ts";
import { createSheetIndex, type SheetIndex, termsOfConcept } from "./fit.ts";
import { authorsOf } from "./named-sources.ts";
import { matterSignals, matterSignalsOfAbout } from "./polarity.ts";
import { slotConcepts } from "./slots.ts";
import { namesIn, readStatement, type Statement } from "./statement.ts";

/** Words and directions that a finding's text or a support's slots state. */
interface Record {
  readonly figures: readonly Figure[];
  readonly concepts: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly signals: readonly Signal[];
}

/** A finding of the extraction sheet. */
export interface ToldRecord extends Record {
  readonly statement: Statement;
  readonly counts: readonly Counted[];
}

/** A support: its slots, its arms and the figures it carries. */
export interface SlotRecord extends Record {
  readonly support: Support;
  readonly arms: Arms | undefined;
  readonly counts: readonly Counted[];
  /** Stems of the words that the support holds denied. */
  readonly denies: ReadonlySet<string>;
}

/** All that one sentence is held against. */
export interface Evidence {
  readonly slots: readonly SlotRecord[];
  readonly told: readonly ToldRecord[];
  readonly sources: ReadonlySet<string>;
}

/** The extraction sheet by fact id. */
export type Findings = ReadonlyMap<string, Finding>;

/** Every term a text can be recognised by: stems and concepts. */
export function termsOf(statement: Statement): ReadonlySet<string> {
  const terms = new Set<string>(statement.concepts);
  for (const word of statement.words) if (word.content) terms.add(word.stem);
  return terms;
}

/** Reads records for one pack, remembering each; `index` tells how well any record of the sheet fits a sentence. */
export interface EvidenceReader {
  readonly index: SheetIndex;
  /** Authors of every study on the sheet, with the years of their studies. */
  readonly authors: ReadonlyMap<string, ReadonlySet<string>>;
  read(supports: readonly Support[]): Evidence;
}

/** Supports remembered at most, so that a long-lived process that is handed new ones does not grow. */
const remembered = 4000;

/** Reads the sheet once. */
export function createEvidenceReader(lexicon: Lexicon, findings: Findings): EvidenceReader {
  const conceptTerms = new Map<string, ReadonlySet<string>>();
  const termsOfId = (id: string): ReadonlySet<string> => {
    const terms = conceptTerms.get(id) ?? termsOfConcept(id, lexicon);
    conceptTerms.set(id, terms);
    return terms;
  };
  const widened = (own: ReadonlySet<string>, concepts: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...own, ...[...concepts].flatMap((id) => [...termsOfId(id)])]);

  const readFinding = (finding: Finding): ToldRecord => {
    const statement = readStatement(finding.finding, lexicon);
    const figures = readFigures(finding.finding, namesIn(statement));
    const concepts = new Set([...statement.concepts, ...slotConcepts(finding.about)]);
    return {
      statement,
      figures,
      counts: countsOf(statement, figures),
      concepts,
      terms: widened(termsOf(statement), concepts),
      signals: [
        ...signalsOf(statement, figures),
        ...matterSignals(statement, figures),
        ...signalsOfAbout(finding.about, false),
        ...matterSignalsOfAbout(finding.about, false),
      ],
    };
  };
  const readSupport = (support: Support): SlotRecord => {
    const arm = readStatement(support.about.arm ?? "", lexicon);
    const concepts = new Set([...slotConcepts(support.about), ...arm.concepts]);
    const named = new Set([...termsOf(arm), ...support.source.split("-").map(stemOf)]);
    return {
      support,
      arms: armsOf(support, stemOf),
      counts: support.numbers.flatMap((text) => countsOf(readStatement(text, lexicon), readFigures(text))),
      denies: new Set((support.denies ?? []).map(stemOf)),
      figures: support.says === "supports" ? support.numbers.flatMap((n) => readFigures(n)) : [],
      concepts,
      terms: widened(named, concepts),
      signals: [...signalsOfAbout(support.about, true), ...matterSignalsOfAbout(support.about, true)],
    };
  };

  const sheet = new Map([...findings.values()].map((finding) => [finding.id, readFinding(finding)]));
  const known = new Map<Support, SlotRecord>();
  const slotsOf = (support: Support): SlotRecord => {
    const record = known.get(support) ?? readSupport(support);
    if (known.size >= remembered) known.clear();
    known.set(support, record);
    return record;
  };
  return {
    index: createSheetIndex(
      [...findings.values()].map((f) => ({ terms: sheet.get(f.id)?.terms ?? new Set(), sources: f.sources })),
    ),
    authors: authorsOf(
      [...findings.values()].flatMap((f) => f.sources),
      lexicon,
    ),
    read: (supports) => ({
      slots: supports.map(slotsOf),
      told: [...new Set(supports.flatMap((s) => s.fact ?? []))].flatMap((fact) => sheet.get(fact) ?? []),
      sources: new Set(supports.map((s) => s.source)),
    }),
  };
}
