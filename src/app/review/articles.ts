/** Published articles: a permanent address, every approved version readable, what changed between them. */
import type { ArticleSummary, ArticleView, SentenceDifference } from "../../contract/review.ts";
import type { Audience } from "../../core/knowledge/claim.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { ReviewPage } from "../../core/review/content.ts";
import { withoutWithdrawn } from "../../core/answer/withdraw.ts";
import { statementWithdrawn } from "../../core/knowledge/withdrawn.ts";
import { differences } from "../../core/review/difference.ts";
import {
  type ApprovedVersion,
  type ReopenReason,
  type ReviewCase,
  type ReviewState,
  stateOn,
} from "../../core/review/review-case.ts";
import { toAnswer } from "../../core/review/to-answer.ts";
import { contentWithoutWithdrawn } from "../../core/review/withdraw-content.ts";
import { dayOf, notFound, type ReviewParts } from "./parts.ts";
import { reasonsFor } from "./surveillance.ts";

const slugOf = ({ subject }: ReviewCase): string => (subject.kind === "article" ? subject.slug : "");

/** Readers need not wait for surveillance to send it back: what does not stand any more is not shown as approved. */
const statusOf = (reviewCase: ReviewCase, moved: readonly ReopenReason[], today: string): ReviewState =>
  moved.some(({ kind }) => kind !== "review-expired") ? "submitted" : stateOn(reviewCase, today);

/** Articles that were approved and are not withdrawn, by title. */
export async function listArticles(parts: ReviewParts): Promise<readonly ArticleSummary[]> {
  const { reviews, surroundings, knowledge } = parts;
  const [cases, latest] = await Promise.all([reviews.list(), reviews.latestVersions()]);
  const today = dayOf(surroundings.now());
  const { withdrawn } = knowledge();
  const listed: ArticleSummary[] = [];
  for (const reviewCase of cases) {
    const { id, subject, state } = reviewCase;
    const version = latest.get(id);
    if (version === undefined || subject.kind !== "article" || state === "retired") continue;
    if (withdrawn.article.has(subject.slug)) continue;
    const moved = state === "approved" ? await reasonsFor(parts, reviewCase, version) : [];
    listed.push({
      slug: subject.slug,
      title: version.content.title,
      status: statusOf(reviewCase, moved, today),
      version: version.version,
      audiences: version.content.pages.map(({ audience }) => audience),
      approvedAt: version.approvedAt,
      evidenceCurrentThrough: version.content.evidenceCurrentThrough,
    });
  }
  return listed.sort((a, b) => (a.title < b.title ? -1 : 1));
}

const nearest: Readonly<Record<Audience, Audience>> = {
  clinician: "trainee",
  trainee: "clinician",
  patient: "carer",
  carer: "patient",
};

/** The page for a reader; for one it was not written for, that of the nearest reader, else the first. */
function pageFor(pages: readonly ReviewPage[], audience: Audience | undefined): ReviewPage | undefined {
  const of = (wanted: Audience | undefined) => pages.find((page) => page.audience === wanted);
  return of(audience) ?? (audience === undefined ? undefined : of(nearest[audience])) ?? pages[0];
}

/** What readers must know before they read. */
function noticesOf(
  reviewCase: ReviewCase,
  version: ApprovedVersion,
  latest: number,
  today: string,
  moved: readonly ReopenReason[],
): readonly string[] {
  const found = moved.filter(({ kind }) => kind !== "review-expired");
  const reasons = reviewCase.state === "approved" ? found : (reviewCase.reopened?.reasons ?? []);
  return [
    ...(version.version < latest ? [`This is version ${version.version}; version ${latest} has taken its place.`] : []),
    ...(stateOn(reviewCase, today) === "expired"
      ? [`The approval ran out on ${version.expiresOn}; the board has not looked at it again yet.`]
      : []),
    ...(reasons.length === 0 ? [] : ["It is being looked at again.", ...new Set(reasons.map(({ text }) => text))]),
  ];
}

async function findArticle({ reviews }: ReviewParts, slug: string) {
  const reviewCase = await reviews.findBySubject({ kind: "article", slug });
  const versions = reviewCase === undefined ? [] : await reviews.versions(reviewCase.id);
  const latest = versions.at(-1);
  return reviewCase === undefined || latest === undefined ? undefined : { reviewCase, versions, latest };
}

/** Says why an article is gone, to whoever comes to its address. */
async function whyGone({ reviews, knowledge }: ReviewParts, reviewCase: ReviewCase): Promise<Problem | undefined> {
  const gone = (message: string): Problem => ({ code: "withdrawn", message, fix: "ask the question anew" });
  const suspended = knowledge().withdrawn.article.get(slugOf(reviewCase));
  if (suspended !== undefined) return gone(statementWithdrawn(suspended));
  if (reviewCase.state !== "retired") return undefined;
  const retired = (await reviews.history(reviewCase.id)).findLast(({ kind }) => kind === "retire");
  const why = retired?.text.replace(/^retired it: /u, "");
  return gone(`This article was withdrawn${why === undefined ? "" : `: ${why}`}`);
}

/** An article as a reader sees it. */
export async function openArticle(
  parts: ReviewParts,
  slug: string,
  asked: { readonly audience?: Audience | undefined; readonly version?: number | undefined },
): Promise<Result<ArticleView>> {
  const found = await findArticle(parts, slug);
  if (found === undefined) return err(notFound);
  const { reviewCase, versions, latest } = found;
  const gone = await whyGone(parts, reviewCase);
  if (gone !== undefined) return err(gone);
  const version = asked.version === undefined ? latest : versions.find((v) => v.version === asked.version);
  const page = version === undefined ? undefined : pageFor(version.content.pages, asked.audience);
  if (version === undefined || page === undefined) return err(notFound);
  const today = dayOf(parts.surroundings.now());
  const moved = reviewCase.state === "approved" ? await reasonsFor(parts, reviewCase, latest) : [];
  const status = version === latest ? statusOf(reviewCase, moved, today) : "expired";
  const shown = toAnswer(version.content, page, {
    id: `article/${slug}/${version.version}`,
    status,
    at: version.approvedAt,
    version: version.version,
    ...(version === latest ? {} : { replacedBy: latest.version }),
    signOffs: version.signOffs,
  });
  return ok({
    slug: slugOf(reviewCase),
    title: version.content.title,
    page: withoutWithdrawn(shown, parts.knowledge().withdrawn),
    audiences: version.content.pages.map(({ audience }) => audience),
    version: version.version,
    versions: versions.map(({ version: number, approvedAt, signOffs }) => ({
      version: number,
      approvedAt,
      signOffs: signOffs.map(({ name, as, interests, at }) => ({ name, as, interests, at })),
    })),
    lastUpdated: version.approvedAt,
    expiresOn: version.expiresOn,
    notices: noticesOf(reviewCase, version, latest.version, today, moved),
  });
}

/** What changed between two versions. */
export async function compareVersions(
  parts: ReviewParts,
  slug: string,
  from: number,
  to: number,
): Promise<Result<readonly SentenceDifference[]>> {
  const found = await findArticle(parts, slug);
  if (found === undefined) return err(notFound);
  const gone = await whyGone(parts, found.reviewCase);
  if (gone !== undefined) return err(gone);
  const { withdrawn } = parts.knowledge();
  const of = (number: number) => {
    const content = found.versions.find(({ version }) => version === number)?.content;
    return content === undefined ? undefined : contentWithoutWithdrawn(content, withdrawn);
  };
  const [before, after] = [of(from), of(to)];
  if (before === undefined || after === undefined) return err(notFound);
  return ok(differences(before, after));
}
