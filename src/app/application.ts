/** The use cases with their surroundings filled in: what server and command line call. */
import { isLay } from "../core/knowledge/claim.ts";
import { withoutWithdrawn } from "../core/answer/withdraw.ts";
import { ok, type Result } from "../core/problem.ts";
import { ask } from "./answers/ask.ts";
import { findClaim, listCalculators, runCalculator } from "./answers/browse.ts";
import { listWithdrawn, withdrawnProblem } from "./standings/withdrawn-items.ts";
import { createSuspensionCases, type SuspensionCases } from "./standings/suspend.ts";
import {
  claimWithNotices,
  createNoticedSources,
  type NoticedSources,
  sourcesWithNotices,
  withNoticedSources,
} from "./answers/noticed-sources.ts";
import { createKeptCases } from "./answers/kept.ts";
import { saveAnswer } from "./answers/save.ts";
import { withSourceChanges } from "./answers/source-changes.ts";
import { checkAudit, listAudit } from "./audit/read.ts";
import { createFeedbackCases, type FeedbackCases } from "./feedback/feedback.ts";
import { guarded } from "./guarded.ts";
import { inUseOf } from "./in-use.ts";
import { assessElsewhere } from "./patients/assess-elsewhere.ts";
import { assessForCards } from "./patients/assess-for-cards.ts";
import type { Assessor } from "./patients/assess.ts";
import { createNoticedCases } from "./patients/noticed-cases.ts";
import { createPlanCases } from "./patients/apply-plan.ts";
import { createSentNotes } from "./patients/note-sent.ts";
import { createPatientCases } from "./patients/patient-cases.ts";
import { createPlainCases } from "./patients/plain-view.ts";
import { createDoseCases } from "./patients/plan-doses.ts";
import { showCards } from "./patients/show-cards.ts";
import type { PeopleCases } from "./people/people.ts";
import { createArticleShelf } from "./review/article-shelf.ts";
import { createFindArticle } from "./review/answering-articles.ts";
import { withArticleNow } from "./review/kept-article.ts";
import type { ReviewParts } from "./review/parts.ts";
import { createReviewCases, type ReviewCases } from "./review/review-cases.ts";
import type { LibraryCases } from "./literature/library.ts";
import { actions, suspensionActions, type UseCases } from "./use-cases.ts";
import type { Parts } from "./parts.ts";

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
    packHash: (ids) => inUse().assessor.packHash(ids),
    ownHash: () => inUse().assessor.ownHash(),
    records: (text, today) => inUse().assessor.records(text, today),
    parsed: (value, today) => inUse().assessor.parsed(value, today),
    advised: (value, today) => inUse().assessor.advised(value, today),
    chart: (chart, today) => inUse().assessor.chart(chart, today),
    reading: (chart, today) => inUse().assessor.reading(chart, today),
    readingOf: (text, today) => inUse().assessor.readingOf(text, today),
  };
  const patientCases = createPatientCases({ ...parts, assessor });
  const notes = createSentNotes(parts);
  const noticedCases = createNoticedCases(
    {
      ...patientCases,
      ...createDoseCases({ assessor, patients: parts.patients, surroundings }),
      ...createPlainCases({ assessor, patients: parts.patients, surroundings }),
      assess: async (actor, text) => {
        const { records, packHash } = inUse().assessor;
        const report = records(text, surroundings.now().slice(0, 10));
        if (report.ok) await notes.assessed(actor, report.value.patients, { origin: "app", packHash });
        return report;
      },
      assessElsewhere: (actor, asked) => assessElsewhere({ ...parts, notes, assessor: inUse().assessor }, actor, asked),
      askWithRecord: (actor, asked, record) => inUse().askAbout.askWithRecord(actor, asked, record),
      askAboutPatient: (actor, id, asked) => inUse().askAbout.askAboutPatient(actor, id, asked),
    },
    noticed,
  );
  const { assessElsewhere: assess } = noticedCases;
  const cardParts = {
    assess: assessForCards(assessor),
    packHash: assessor.ownHash,
    cards: parts.cards,
    noticed,
    surroundings,
  };
  const useCases: UseCases = {
    ask: async (actor, asked) => {
      const answer = await ask({ ...inUse().answering, findArticle }, actor, asked);
      return answer.ok ? ok(withNoticedSources(answer.value, await noticed())) : answer;
    },
    saveAnswer: (actor, asked) => {
      const { answering, assessor: now } = inUse();
      return saveAnswer({ ...answering, findArticle, savedAnswers, packHash: now.packHash }, actor, asked);
    },
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
    ...patientCases,
    ...noticedCases,
    ...createPlanCases({ knowledge: () => inUse().knowledge, now: surroundings.now, assess }),
    searchLiterature: parts.literatureSearch.search,
    listAudit: (_actor, query) => listAudit(audit, query),
    checkAudit: () => checkAudit(audit),
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
