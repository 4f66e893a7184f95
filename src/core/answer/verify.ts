/** Checks a sentence against the records of its support: agrees, disagrees or not checkable, with the check named. */
import type { Support } from "../knowledge/claim.ts";
import type { Finding } from "../knowledge/finding.ts";
import type { Lexicon } from "../question/lexicon.ts";
import { stemOf } from "../question/words.ts";
import type { Check } from "./answer.ts";
import { compareSignal, signalsOf } from "./direction.ts";
import { readFinding, readSupport, type Reading, termsOf } from "./evidence.ts";
import { countsOf, miscounted } from "./counts.ts";
import { boundIn, dimensionsOf, emptyRanges, isCarried, repeated } from "./figure-match.ts";
import { type Figure, readFigures } from "./figures.ts";
import { createSheetIndex, fitOf } from "./fit.ts";
import { authorsOf, strangers } from "./named-sources.ts";
import { compareNegations } from "./negation.ts";
import { matterSignals, stanceOf } from "./polarity.ts";
import { unnamedConcepts, widened } from "./slots.ts";
import { namesIn, readStatement, type Statement } from "./statement.ts";

/** The outcome of a check. `check` says which layer passed. */
export interface Verdict {
  readonly verdict: "agrees" | "disagrees" | "not-checkable";
  readonly check: Check;
  readonly reasons: readonly string[];
}

/** Checks one sentence against the supports of its claim. */
export type Verify = (text: string, supports: readonly Support[]) => Verdict;

/** The extraction sheet by fact id. */
export type Findings = ReadonlyMap<string, Finding>;

export function checkFigures(figures: readonly Figure[], text: string, carried: readonly Figure[], reported: readonly Figure[], records: readonly (readonly Figure[])[]): readonly string[] {
  const written = dimensionsOf(text, figures);
  return [...emptyRanges(figures).map((f) => `“${f.raw}” begins a range that does not go up`), ...repeated(figures, carried, records, written).map((f) => `“${f.raw}” stands more often than in the record`), ...figures.flatMap((figure) => {
    if (!isCarried(figure, carried, written)) return [`“${figure.raw}” is carried by no support`];
    const bound = boundIn(figure, [...carried, ...reported], written);
    return figure.bound !== undefined && bound !== undefined && bound !== figure.bound
      ? [`“${figure.raw}” is bounded on the other side in the record`]
      : [];
  })];
}

/** The supports' figures, once per fact: two sources of one fact list its figures twice. */
function perFact(supports: readonly Support[], own: readonly Reading[]): readonly Figure[] {
  const longest = new Map<string, readonly Figure[]>();
  own.forEach((reading, i) => {
    const fact = supports[i]?.fact ?? String(i);
    if (reading.figures.length > (longest.get(fact)?.length ?? 0)) longest.set(fact, reading.figures);
  });
  return [...longest.values()].flat();
}

/** @internal exported while tuning */
export const tuning = { minShare: 0.12, rivalRatio: 0.55, minCommon: 2 };

/** Makes a verifier for one pack: the extraction sheet is read once. */
export function createVerifier(lexicon: Lexicon, findings: Findings, subject: readonly string[] = []): Verify {
  const sheet = new Map<string, Reading>();
  for (const finding of findings.values()) sheet.set(finding.id, readFinding(finding, lexicon));
  const index = createSheetIndex(
    [...findings.values()].map((f) => ({ terms: sheet.get(f.id)?.terms ?? new Set<string>(), sources: f.sources })),
  );
  const known = authorsOf([...findings.values()].flatMap((f) => f.sources), lexicon);

  return (text, supports) => {
    const statement = readStatement(text, lexicon);
    const figures = readFigures(text, namesIn(statement));
    const own = supports.map((s) => readSupport(s, lexicon));
    const told = [...new Set(supports.flatMap((s) => s.fact ?? []))].flatMap((fact) => sheet.get(fact) ?? []);
    const readings = [...own, ...told];
    const carried = own.flatMap((r) => r.figures);
    const disagree: string[] = [];
    const open: string[] = [];

    disagree.push(...checkFigures(figures, text, carried, told.flatMap((r) => r.figures), [...told.map((r) => r.figures), perFact(supports, own)]));
    const sources = new Set(supports.map((s) => s.source));
    disagree.push(...strangers(statement, authorsOf(sources, lexicon), known, told.map((r) => r.text).join(" ")));
    const terms = new Set([...readings.flatMap((r) => [...r.terms]), ...[...sources].flatMap((s) => s.split("-").map(stemOf))]);
    const allowed = widened([...readings.flatMap((r) => [...r.concepts]), ...subject], lexicon);
    const missing = unnamedConcepts(statement, allowed, terms, lexicon);
    disagree.push(...missing.map((m) => `the record does not name “${m}”`));

    const common = new Set([...subject, ...supports.flatMap((s) => [s.about.drug ?? "", s.about.population ?? ""])]);
    disagree.push(...miscounted(countsOf(statement, figures), told.flatMap((r) => r.counts)).map((f) => `the record counts otherwise than “${f.raw}”`));
    const record = readings.flatMap((r) => r.signals);
    for (const signal of [...signalsOf(statement, figures), ...matterSignals(statement, figures)]) {
      const agreement = compareSignal(signal, record, common);
      if (agreement === "conflicts") disagree.push(`“${signal.word}” goes the other way in the record`);
      if (agreement === "open") open.push(`the record does not say which way “${signal.word}” goes`);
    }
    const stance = stanceOf(readings.flatMap((r) => r.words));
    for (const f of compareNegations(statement, stance))
      (f.outcome === "conflicts" ? disagree : open).push(f.reason);
    const fit = fitOf(termsOf(statement), terms, sources, index);
    if (fit.share < tuning.minShare || fit.common < tuning.minCommon) open.push(`too little in common with the record (${fit.share.toFixed(2)})`);
    else if (fit.share < tuning.rivalRatio * fit.rival) open.push(`another record fits better (${fit.share.toFixed(2)} vs ${fit.rival.toFixed(2)})`);
    if (disagree.length > 0) return { verdict: "disagrees", check: "not-checkable", reasons: [...disagree, ...open] };
    if (open.length > 0) return { verdict: "not-checkable", check: "not-checkable", reasons: open };
    return { verdict: "agrees", check: figures.length > 0 ? "numbers-agree" : "curated", reasons: [] };
  };
}

export type { Statement };
