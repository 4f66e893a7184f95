/** The use cases with their surroundings filled in: what server and command line call. */
import type { Answer } from "../core/answer/answer.ts";
import type { AssessReport } from "../contract/assess.ts";
import type { Given } from "../core/answer/calculate.ts";
import { type Audience, isLay } from "../core/knowledge/claim.ts";
import { withoutWithdrawn } from "../core/answer/withdraw.ts";
import { ok, type Problem, type Result } from "../core/problem.ts";
import type { Actor } from "./actor.ts";
import { ask, type Asked } from "./answers/ask.ts";
import {
  type CalculationView,
  type CalculatorView,
  type ClaimView,
  findClaim,
  listCalculators,
  runCalculator,
  type SourceView,
} from "./answers/browse.ts";
import type { DocumentEvidence } from "./answers/from-documents.ts";
import type { Knowledge } from "./answers/knowledge.ts";
import type { LiveKnowledge } from "./answers/live-knowledge.ts";
import { listWithdrawn, type WithdrawnItem, withdrawnProblem } from "./standings/withdrawn-items.ts";
import { createSuspensionCases, type SuspensionCases } from "./standings/suspend.ts";
import {
  claimWithNotices,
  createNoticedSources,
  type NoticedSources,
  sourcesWithNotices,
  withNoticedSources,
} from "./answers/noticed-sources.ts";
import type { PackView } from "./answers/packs.ts";
import { createKeptCases, type KeptCases, type KeptParts } from "./answers/kept.ts";
import { saveAnswer } from "./answers/save.ts";
import { withSourceChanges } from "./answers/source-changes.ts";
import { checkAudit, listAudit } from "./audit/read.ts";
import { createFeedbackCases, type FeedbackCases } from "./feedback/feedback.ts";
import { guarded } from "./guarded.ts";
import { inUseOf } from "./in-use.ts";
import type { Action } from "./permissions.ts";
import type { AuditPage, AuditQuery, ChainCheckView } from "../contract/audit.ts";
import type { SearchRequest, SearchResponse } from "../contract/search.ts";
import { type AskedElsewhere, assessElsewhere, type ReportElsewhere } from "./patients/assess-elsewhere.ts";
import { createPlanCases, type PlanCases } from "./patients/apply-plan.ts";
import type { AskAboutCases } from "./patients/ask-about.ts";
import { assessForCards } from "./patients/assess-for-cards.ts";
import type { Assessor } from "./patients/assess.ts";
import type { CohortCases } from "./patients/cohort.ts";
import { createPatientCases, type PatientCases } from "./patients/patient-cases.ts";
import { createPlainCases, type PlainCases } from "./patients/plain-view.ts";
import { createDoseCases, type DoseCases } from "./patients/plan-doses.ts";
import { type CardGiven, type CardsAsked, showCards } from "./patients/show-cards.ts";
import type { PeopleCases } from "./people/people.ts";
import { createArticleShelf } from "./review/article-shelf.ts";
import { createFindArticle } from "./review/answering-articles.ts";
import { withArticleNow } from "./review/kept-article.ts";
import type { ReviewParts, ReviewStores } from "./review/parts.ts";
import { createReviewCases, type ReviewCases } from "./review/review-cases.ts";
import type { LibraryCases } from "./literature/library.ts";
import type { LiteratureSearch } from "./literature/search.ts";
import type { AuditLog } from "./ports/audit.ts";
import type { Patients } from "./ports/patients.ts";
import type { CardOutcome, Cards } from "./ports/cards.ts";
import type { Standings } from "./ports/standings.ts";
import type { SavedAnswers } from "./ports/saved-answers.ts";
import type { Surroundings } from "./ports/surroundings.ts";

export interface Decisions {
  readonly standings: Standings;
  readonly live: LiveKnowledge;
}

export interface Parts {
  /** The packs as they ship. */
  readonly knowledge: Knowledge;
  /** What a board decided about them, as it moves; without it the packs stand as they ship. */
  readonly decisions?: Decisions | undefined;
  readonly surroundings: Surroundings;
  readonly savedAnswers: SavedAnswers;
  readonly audit: AuditLog;
  readonly digestOf: (value: unknown) => string;
  readonly literatureSearch: LiteratureSearch;
  readonly cards: Cards;
  /** Accounts; without them everybody at this machine is the local user, and nobody else may do anything. */
  readonly people?: PeopleCases | undefined;
  /** The clinic's documents, as answers quote them; without them the packs alone answer. */
  readonly documents?: DocumentEvidence | undefined;
  /** The library of those documents: lists, uploads, corrections. */
  readonly library?: LibraryCases | undefined;
  readonly patients: Patients;
  readonly patientRetention?: KeptParts["patientRetention"];
  /** Where reviews are kept; without it nothing is submitted and there are no articles. */
  readonly review?: ReviewStores | undefined;
  /** Records of the example patients as FHIR text, dated back from a day. */
  readonly examples: (today: string) => readonly string[];
}

interface UseCases extends AskAboutCases, DoseCases, KeptCases, PlainCases, PatientCases, PlanCases, CohortCases {
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
  /** FHIR text in; nothing of it is stored. */
  readonly assess: (actor: Actor, text: string) => Result<AssessReport, readonly Problem[]>;
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

/** What each use case takes to be allowed; `permissions.ts` says who may. */
const actions: { readonly [Name in keyof UseCases]: Action } = {
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

const suspensionActions: { readonly [Name in keyof SuspensionCases]: Action } = {
  suspend: "standings.suspend",
  liftSuspension: "standings.suspend",
  listSuspensions: "standings.read",
};

export interface Application extends UseCases {
  readonly suspensions?: SuspensionCases | undefined;
  /** Fails when nobody could look for a while whether something was withdrawn: then nothing may be answered. */
  readonly requireFresh: () => Promise<Result<void>>;
  readonly people?: PeopleCases | undefined;
  readonly library?: LibraryCases | undefined;
  readonly review?: ReviewCases | undefined;
  readonly feedback?: FeedbackCases | undefined;
  /** Rejects when the database does not answer. */
  readonly ready: () => Promise<readonly string[]>;
}

/** Builds the application. Views that depend on the packs alone are made once for each state of the packs. */
export function createApplication(parts: Parts): Application {
  const { surroundings, savedAnswers, audit, documents, decisions } = parts;
  const inUse = inUseOf(parts);
  const articles = parts.review === undefined ? undefined : createArticleShelf(parts.review.reviews);
  const noticedSources =
    documents && createNoticedSources(() => inUse().knowledge, documents.findRetractions, surroundings.now);
  /** What the clinic's documents say of the sources is said with every page that rests on them. */
  const noticed = async (): Promise<NoticedSources> => (await noticedSources?.()) ?? new Map<string, string>();
  const reviewParts: ReviewParts | undefined = parts.review && {
    ...parts,
    ...parts.review,
    knowledge: () => inUse().knowledge,
    shipped: () => parts.knowledge,
    refresh: decisions?.live.refresh,
    noticedSources,
    // A new article is made from the packs, not from an older article.
    ask: (actor, asked) => ask(inUse().answering, actor, asked),
  };
  const findArticle = reviewParts && createFindArticle(reviewParts);
  const assessor: Assessor = {
    packs: () => inUse().assessor.packs(),
    records: (text, today) => inUse().assessor.records(text, today),
    parsed: (value, today) => inUse().assessor.parsed(value, today),
    advised: (value, today) => inUse().assessor.advised(value, today),
    chart: (chart, today) => inUse().assessor.chart(chart, today),
    reading: (chart, today) => inUse().assessor.reading(chart, today),
    readingOf: (text, today) => inUse().assessor.readingOf(text, today),
  };
  const forElsewhere: UseCases["assessElsewhere"] = (actor, asked) =>
    assessElsewhere({ ...parts, assessor }, actor, asked);
  const cardParts = { assess: assessForCards(assessor), cards: parts.cards, surroundings };
  const useCases: UseCases = {
    ask: async (actor, asked) => {
      const answer = await ask({ ...inUse().answering, findArticle }, actor, asked);
      return answer.ok ? ok(withNoticedSources(answer.value, await noticed())) : answer;
    },
    saveAnswer: (actor, asked) => saveAnswer({ ...inUse().answering, findArticle, savedAnswers }, actor, asked),
    savedAnswer: async (_actor, token) => {
      const answer = await savedAnswers.find(token);
      if (answer === undefined) return undefined;
      const told = documents === undefined ? answer : await withSourceChanges(answer, documents);
      const shown = withNoticedSources(withoutWithdrawn(told, inUse().knowledge.withdrawn), await noticed());
      return reviewParts === undefined ? shown : withArticleNow(shown, reviewParts);
    },
    ...createKeptCases(parts),
    listClaims: (_actor, audience) => inUse().claims(isLay(audience)),
    findClaim: async (_actor, id, audience) => {
      const view = findClaim(inUse().knowledge, id, audience);
      return view && claimWithNotices(view, await noticed());
    },
    listSources: async () => sourcesWithNotices(inUse().sources(false), await noticed()),
    listCalculators: () => listCalculators(inUse().knowledge),
    runCalculator: (_actor, id, given, audience) => runCalculator(inUse().knowledge, id, given, audience),
    listWithdrawn: () => listWithdrawn(inUse().knowledge.withdrawn),
    withdrawnProblem: (_actor, kind, id) => withdrawnProblem(inUse().knowledge, kind, id),
    listPacks: (_actor, audience) => inUse().packs(isLay(audience)),
    assess: (_actor, text) => assessor.records(text, surroundings.now().slice(0, 10)),
    assessElsewhere: forElsewhere,
    ...createPlanCases({ knowledge: () => inUse().knowledge, now: surroundings.now, assess: forElsewhere }),
    searchLiterature: parts.literatureSearch.search,
    listAudit: (_actor, query) => listAudit(audit, query),
    checkAudit: () => checkAudit(audit),
    ...createPatientCases({ ...parts, assessor }),
    ...createDoseCases({ assessor, patients: parts.patients, surroundings }),
    ...createPlainCases({ assessor, patients: parts.patients, surroundings }),
    askWithRecord: (actor, asked, record) => inUse().askAbout.askWithRecord(actor, asked, record),
    askAboutPatient: (actor, id, asked) => inUse().askAbout.askAboutPatient(actor, id, asked),
    cohort: (actor, asked) => inUse().cohorts.cohort(actor, asked),
    cohortOfRecords: (actor, text, asked) => inUse().cohorts.cohortOfRecords(actor, text, asked),
    showCards: (_actor, asked, write) => showCards(cardParts, asked, write),
    recordCardOutcomes: (_actor, client, outcomes) => parts.cards.recordOutcomes(client, outcomes, surroundings.now()),
  };
  return {
    ...guarded(useCases, actions),
    people: parts.people,
    library: parts.library,
    review: reviewParts === undefined ? undefined : createReviewCases(reviewParts),
    feedback:
      parts.review?.feedback &&
      createFeedbackCases({
        ...parts,
        ...parts.review,
        feedback: parts.review.feedback,
        knowledge: () => inUse().knowledge,
      }),
    suspensions:
      decisions === undefined
        ? undefined
        : guarded(createSuspensionCases({ ...decisions, surroundings, articles }), suspensionActions),
    requireFresh: () => decisions?.live.requireFresh() ?? Promise.resolve(ok(undefined)),
    ready: async () => {
      await audit.list({ after: 0, limit: 1 });
      return parts.knowledge.libraries.map((library) => library.pack.header.id);
    },
  };
}
