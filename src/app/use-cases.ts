/** The use cases of the product, and what each takes to be allowed; `permissions.ts` says who may. */
import type { Answer } from "../core/answer/answer.ts";
import type { AssessReport } from "../contract/assess.ts";
import type { Given } from "../core/answer/calculate.ts";
import type { Audience } from "../core/knowledge/claim.ts";
import type { Problem, Result } from "../core/problem.ts";
import type { Actor } from "./actor.ts";
import type { Asked } from "./answers/ask.ts";
import type { CalculationView, CalculatorView, ClaimView, SourceView } from "./answers/browse.ts";
import type { WithdrawnItem } from "./standings/withdrawn-items.ts";
import type { SuspensionCases } from "./standings/suspend.ts";
import type { PackView } from "./answers/packs.ts";
import type { KeptCases } from "./answers/kept.ts";
import type { Action } from "./permissions.ts";
import type { AuditPage, AuditQuery, ChainCheckView } from "../contract/audit.ts";
import type { SearchRequest, SearchResponse } from "../contract/search.ts";
import type { AskedElsewhere, ReportElsewhere } from "./patients/assess-elsewhere.ts";
import type { PlanCases } from "./patients/apply-plan.ts";
import type { AskAboutCases } from "./patients/ask-about.ts";
import type { CohortCases } from "./patients/cohort.ts";
import type { PatientCases } from "./patients/patient-cases.ts";
import type { PlainCases } from "./patients/plain-view.ts";
import type { DoseCases } from "./patients/plan-doses.ts";
import type { CardGiven, CardsAsked } from "./patients/show-cards.ts";
import type { CardOutcome } from "./ports/cards.ts";

export interface UseCases
  extends AskAboutCases, DoseCases, KeptCases, PlainCases, PatientCases, PlanCases, CohortCases {
  readonly ask: (actor: Actor, asked: Asked) => Promise<Result<Answer>>;
  readonly saveAnswer: (
    actor: Actor,
    asked: Asked,
  ) => Promise<Result<{ readonly token: string; readonly path: string }>>;
  readonly savedAnswer: (actor: Actor, token: string) => Promise<Answer | undefined>;
  readonly listClaims: (actor: Actor, audience: Audience) => readonly ClaimView[];
  readonly findClaim: (actor: Actor, id: string, audience: Audience) => Promise<ClaimView | undefined>;
  readonly listSources: (actor: Actor) => Promise<readonly SourceView[]>;
  readonly listCalculators: (actor: Actor) => readonly CalculatorView[];
  readonly runCalculator: (
    actor: Actor,
    id: string,
    given: Given,
    audience: Audience,
  ) => Result<CalculationView, readonly Problem[]>;
  /** What is withdrawn now, for pages that say so in its place. */
  readonly listWithdrawn: (actor: Actor) => readonly WithdrawnItem[];
  /** Why an item is not there, when it was withdrawn. */
  readonly withdrawnProblem: (actor: Actor, kind: "claim" | "calculator", id: string) => Problem | undefined;
  readonly listPacks: (actor: Actor, audience: Audience) => readonly PackView[];
  /** FHIR text in; nothing of it is stored, and each patient is an entry of the audit. */
  readonly assess: (actor: Actor, text: string) => Promise<Result<AssessReport, readonly Problem[]>>;
  /** Patients assessed for another program, with an audit entry for each. */
  readonly assessElsewhere: (
    actor: Actor,
    asked: AskedElsewhere,
  ) => Promise<Result<ReportElsewhere, readonly Problem[]>>;
  readonly searchLiterature: (actor: Actor, request: SearchRequest) => Promise<Result<SearchResponse>>;
  readonly listAudit: (actor: Actor, query: AuditQuery) => Promise<AuditPage>;
  readonly checkAudit: (actor: Actor) => Promise<ChainCheckView>;
  /** Cards for a hospital system that calls by CDS Hooks. */
  readonly showCards: <Card>(
    actor: Actor,
    asked: CardsAsked,
    write: (given: CardGiven) => Card,
  ) => Promise<Result<readonly Card[], readonly Problem[]>>;
  /** What became of cards; gives those that this client was never shown. */
  readonly recordCardOutcomes: (
    actor: Actor,
    client: string,
    outcomes: readonly CardOutcome[],
  ) => Promise<readonly string[]>;
}

export const actions: { readonly [Name in keyof UseCases]: Action } = {
  ask: "answers.ask",
  askWithRecord: "patients.read",
  askAboutPatient: "patients.read",
  planDoses: "patients.read",
  plainView: "patients.read",
  saveAnswer: "answers.keep",
  savedAnswer: "answers.open",
  keepingOf: "answers.open",
  eraseAnswer: "answers.keep",
  countKept: "kept.count",
  listClaims: "evidence.browse",
  findClaim: "evidence.browse",
  listSources: "evidence.browse",
  listCalculators: "evidence.browse",
  runCalculator: "calculators.run",
  listWithdrawn: "evidence.browse",
  withdrawnProblem: "evidence.browse",
  listPacks: "evidence.browse",
  assess: "patients.read",
  assessElsewhere: "patients.read",
  applyPlan: "patients.read",
  listDefinitions: "evidence.browse",
  searchLiterature: "documents.search",
  listAudit: "audit.read",
  checkAudit: "audit.read",
  importRecords: "patients.change",
  importExamples: "patients.change",
  listPatients: "patients.read",
  openPatient: "patients.read",
  patientFacts: "patients.read",
  viewPatient: "patients.read",
  exportPatient: "patients.read",
  listMeasures: "patients.read",
  addEntry: "patients.change",
  correctEntry: "patients.change",
  withdrawEntry: "patients.change",
  undoEntry: "patients.change",
  entryHistory: "patients.read",
  deletePatient: "patients.change",
  cohort: "patients.read",
  cohortOfRecords: "patients.read",
  showCards: "patients.read",
  recordCardOutcomes: "patients.read",
};

export const suspensionActions: { readonly [Name in keyof SuspensionCases]: Action } = {
  suspend: "standings.suspend",
  liftSuspension: "standings.suspend",
  listSuspensions: "standings.read",
};
