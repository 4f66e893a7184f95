/** Everything people do in a review, each behind the permission it takes; the table of acts then says who may what. */
import type {
  ActRequest,
  ArticleSummary,
  ArticleView,
  CaseView,
  Notification,
  Proposal,
  QueueView,
  QueueRequest,
  SentenceDifference,
  StaleEntry,
  SubmitRequest,
} from "../../contract/review.ts";
import type { Audience } from "../../core/knowledge/claim.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { defaultPolicy, type ReviewPolicy } from "../../core/review/policy.ts";
import type { ReopenReason } from "../../core/review/review-case.ts";
import type { Actor } from "../actor.ts";
import { guarded } from "../guarded.ts";
import type { Action } from "../permissions.ts";
import { performAct } from "./act.ts";
import { compareVersions, listArticles, openArticle } from "./articles.ts";
import { isReviewer, notFound, type ReviewParts, reviewerOf, surveillance } from "./parts.ts";
import { listQueue } from "./queue.ts";
import { propose, submitAnswer, submitItem } from "./submit.ts";
import { listStale, survey } from "./surveillance.ts";
import { tellOfSources } from "./tell-of-sources.ts";
import { viewCase } from "./view-case.ts";

type Asked = SubmitRequest["ask"];
type Made = Promise<Result<{ readonly id: string }>>;

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly expertise: readonly string[];
  readonly interests: string;
}

export interface ReviewUseCases {
  readonly propose: (actor: Actor, asked: Asked) => Promise<Result<Proposal>>;
  readonly submit: (actor: Actor, request: SubmitRequest) => Made;
  readonly submitItem: (actor: Actor, subject: { readonly kind: "claim" | "rule"; readonly item: string }) => Made;
  readonly queue: (actor: Actor, query: QueueRequest) => Promise<QueueView>;
  readonly open: (actor: Actor, id: string) => Promise<CaseView | undefined>;
  readonly see: (actor: Actor, id: string, revision: number) => Promise<boolean>;
  readonly act: (actor: Actor, id: string, request: ActRequest) => Promise<Result<CaseView>>;
  readonly candidates: (actor: Actor) => Promise<readonly Candidate[]>;
  readonly policy: (actor: Actor) => Promise<{ readonly policy: ReviewPolicy; readonly since?: string | undefined }>;
  readonly setPolicy: (actor: Actor, policy: ReviewPolicy) => Promise<void>;
  readonly listArticles: (actor: Actor) => Promise<readonly ArticleSummary[]>;
  readonly openArticle: (
    actor: Actor,
    slug: string,
    asked: { readonly audience?: Audience | undefined; readonly version?: number | undefined },
  ) => Promise<Result<ArticleView>>;
  readonly compareVersions: (
    actor: Actor,
    slug: string,
    from: number,
    to: number,
  ) => Promise<Result<readonly SentenceDifference[]>>;
  readonly notifications: (actor: Actor) => Promise<readonly Notification[]>;
  readonly seeNotifications: (actor: Actor, upTo: string) => Promise<void>;
}

const actions: { readonly [Name in keyof ReviewUseCases]: Action } = {
  propose: "review.submit",
  submit: "review.submit",
  submitItem: "review.submit",
  queue: "review.read",
  open: "review.read",
  see: "review.read",
  act: "review.act",
  candidates: "review.read",
  policy: "articles.read",
  setPolicy: "review.set-policy",
  listArticles: "articles.read",
  openArticle: "articles.read",
  compareVersions: "articles.read",
  notifications: "notifications.own",
  seeNotifications: "notifications.own",
};

/** What the program itself does, without anybody asking. */
export interface Surveillance {
  /** Reopens a case for these reasons, whatever somebody else does to it meanwhile. */
  readonly reopen: (id: string, reasons: readonly ReopenReason[]) => Promise<Result<void>>;
  /** Everything that was approved once and does not stand on its ground now. */
  readonly listStale: () => Promise<readonly StaleEntry[]>;
  /** Sends that back to the board; gives how many cases it reopened. */
  readonly survey: () => Promise<number>;
}

export interface ReviewCases extends ReviewUseCases {
  readonly surveillance: Surveillance;
}

const mostNotifications = 100;
const mostAttempts = 5;

async function act(
  parts: ReviewParts,
  actor: Actor,
  id: string,
  { revision, act: given }: ActRequest,
): Promise<Result<CaseView>> {
  const by = await reviewerOf(parts, actor);
  const done = await performAct(parts, by, { id, revision, act: given, origin: actor.origin ?? "app" });
  if (!done.ok) return done;
  await parts.reviews.see(id, actor.id, done.value.revision, parts.surroundings.now());
  return ok(await viewCase(parts, done.value, by));
}

async function reopen(parts: ReviewParts, id: string, reasons: readonly ReopenReason[]): Promise<Result<void>> {
  let problem: Problem = notFound;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const found = await parts.reviews.find(id);
    if (found === undefined) return err(notFound);
    const { revision } = found;
    const done = await performAct(parts, surveillance, {
      id,
      revision,
      act: { kind: "reopen", reasons },
      origin: "app",
    });
    if (done.ok) return ok(undefined);
    problem = done.error;
    if (problem.code !== "acted-meanwhile") break;
  }
  return err(problem);
}

function createUseCases(parts: ReviewParts): ReviewUseCases {
  const { reviews, notifications, surroundings } = parts;
  return {
    propose: (actor, asked) => propose(parts, actor, asked),
    submit: (actor, request) => submitAnswer(parts, actor, request),
    submitItem: (actor, subject) => submitItem(parts, actor, subject),
    queue: (actor, query) => listQueue(parts, actor, query),
    open: async (actor, id) => {
      const found = await reviews.find(id);
      return found === undefined ? undefined : viewCase(parts, found, await reviewerOf(parts, actor));
    },
    see: async (actor, id, revision) => {
      const found = await reviews.find(id);
      if (found === undefined) return false;
      await reviews.see(id, actor.id, Math.min(revision, found.revision), surroundings.now());
      return true;
    },
    act: (actor, id, request) => act(parts, actor, id, request),
    candidates: async () =>
      (await parts.people.list())
        .filter(isReviewer)
        .map(({ id, name, expertise, interests }) => ({ id, name, expertise, interests })),
    policy: async () => {
      const inForce = await reviews.policy();
      return inForce === undefined ? { policy: defaultPolicy } : { policy: inForce.policy, since: inForce.since };
    },
    setPolicy: (actor, policy) =>
      reviews.setPolicy(policy, {
        at: surroundings.now(),
        actor: actor.id,
        action: "review.policy-set",
        subject: "review/policy",
        inputDigest: parts.digestOf(policy),
        origin: actor.origin ?? "app",
      }),
    listArticles: () => listArticles(parts),
    openArticle: (_actor, slug, asked) => openArticle(parts, slug, asked),
    compareVersions: (_actor, slug, from, to) => compareVersions(parts, slug, from, to),
    notifications: async (actor) =>
      (await notifications.ofPerson(actor.id, mostNotifications)).map(
        ({ id, at, case: caseId, text, harm, seenAt }) => ({
          id,
          at,
          ...(caseId === undefined ? {} : { case: caseId }),
          text,
          harm,
          seen: seenAt !== undefined,
        }),
      ),
    seeNotifications: (actor, upTo) => notifications.see(actor.id, upTo, surroundings.now()),
  };
}

/** Builds them. */
export function createReviewCases(parts: ReviewParts): ReviewCases {
  const reopenCase: Surveillance["reopen"] = (id, reasons) => reopen(parts, id, reasons);
  return {
    ...guarded(createUseCases(parts), actions),
    surveillance: {
      reopen: reopenCase,
      listStale: () => listStale(parts),
      survey: async () => {
        await tellOfSources(parts);
        return survey(parts, reopenCase);
      },
    },
  };
}
