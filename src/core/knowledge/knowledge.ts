/** A pack as one value, after loading and before indexing. */
import type { Calculator, Regimen } from "./calculator.ts";
import type { Claim } from "./claim.ts";
import type { Cohort } from "./cohort.ts";
import type { Finding } from "./finding.ts";
import type { Concept, FalseFriend } from "./glossary.ts";
import type { Conflict, FrequentQuestion, Gap, Outline, PackHeader, PageSketch, Uncovered } from "./pack.ts";
import type { Decline } from "./decline.ts";
import type { Belief, SenseScale } from "./belief.ts";
import type { NamedPhrases, PatientFactRule, PremiseRule, UrgentRule } from "./situation.ts";
import type { Measured } from "./measured.ts";
import type { ChartFact } from "./fact.ts";
import type { Measure } from "./measure.ts";
import type { Rule, RuleFamily } from "./rule.ts";
import type { Source } from "./source.ts";

/** Everything one pack folder says. Ids are bare here; outside a pack they are `<pack>/<id>`. */
export interface Pack {
  readonly header: PackHeader;
  readonly sources: readonly Source[];
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly concepts: readonly Concept[];
  readonly falseFriends: readonly FalseFriend[];
  readonly conflicts: readonly Conflict[];
  readonly gaps: readonly Gap[];
  readonly outlines: readonly Outline[];
  readonly pages: readonly PageSketch[];
  readonly frequent: readonly FrequentQuestion[];
  readonly calculators: readonly Calculator[];
  readonly regimens: readonly Regimen[];
  readonly measured: readonly Measured[];
  readonly coverage: readonly Uncovered[];
  /** Rules of the care pathway. */
  readonly rules: readonly Rule[];
  /** Questions that several rules share among them. */
  readonly families: readonly RuleFamily[];
  /** Ordinary English words that carry no subject. */
  readonly ordinary: readonly string[];
  readonly declines: readonly Decline[];
  readonly patientFacts: readonly PatientFactRule[];
  readonly urgent: readonly UrgentRule[];
  readonly premises: readonly PremiseRule[];
  /** False beliefs told apart from true ones by example, and the scales on which words contradict each other. */
  readonly beliefs: readonly Belief[];
  readonly senses: readonly SenseScale[];
  /** What a chart can hold, and the questions that may be put to it. */
  readonly measures: readonly Measure[];
  readonly facts: readonly ChartFact[];
  /** Outcomes of a treatment, told of many patients together. */
  readonly cohorts: readonly Cohort[];
  /** Named sets of phrases that premises share. */
  readonly wordings: readonly NamedPhrases[];
}

/** Where an item stands in the pack's files: `<kind>/<id>` to file and line. */
export type Origins = ReadonlyMap<string, { readonly file: string; readonly line: number }>;
