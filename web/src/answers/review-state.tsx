/** How far this page has come: submitted, under review, approved; and how current its evidence is. */
import { Link } from "@tanstack/react-router";
import type { Answer, ReviewStatus } from "../../../src/core/answer/answer.ts";
import { dateWords } from "../evidence/words.ts";

const steps = ["Submitted", "Under review", "Approved"] as const;

const reached: Readonly<Record<ReviewStatus, number>> = {
  draft: 0,
  submitted: 1,
  "under-review": 2,
  "changes-requested": 2,
  approved: 3,
  expired: 0,
  retired: 0,
  suspended: 0,
};

const words: Readonly<Record<ReviewStatus, string>> = {
  draft: "Not yet submitted",
  submitted: "Submitted for review",
  "under-review": "Under review",
  "changes-requested": "Reviewers asked for changes",
  approved: "Approved",
  expired: "The approval has expired",
  retired: "Retired: no longer kept up to date",
  suspended: "Suspended: do not use",
};

/** Whether the steps alone say this state. */
export const isStep = (status: ReviewStatus): boolean =>
  status === "submitted" || status === "under-review" || status === "approved";

export function Stepper({ status }: { readonly status: ReviewStatus }) {
  const done = reached[status];
  return (
    <ol className="steps" aria-label={`Review: ${words[status]}`}>
      {steps.map((step, at) => (
        <li
          key={step}
          className={at < done ? "step step-done" : "step"}
          aria-current={at === done - 1 ? "step" : false}
        >
          <span aria-hidden="true">{at < done ? "✓" : at + 1}</span> {step}
          {at < done ? null : <span className="visually-hidden"> (not reached)</span>}
        </li>
      ))}
    </ol>
  );
}

/** Who approved a version: true whatever its state is now. */
function approvalWords({ approvedAt, approvedBy, version }: Answer["review"]): string | undefined {
  if (approvedAt === undefined) return undefined;
  const what = version === undefined ? "Approved" : `Version ${version} was approved`;
  return `${what} on ${dateWords(approvedAt)}${approvedBy === undefined ? "" : ` by ${approvedBy.join(", ")}`}`;
}

export interface ReviewStateProps {
  readonly answer: Answer;
  /** A newer version is read instead, and the page says so elsewhere: the steps are those of another text. */
  readonly replaced?: boolean;
}

export function ReviewState({ answer, replaced = false }: ReviewStateProps) {
  const { review } = answer;
  const approval = approvalWords(review);
  return (
    <section className="review" aria-label="Review">
      {review.banner === undefined || replaced ? null : (
        <p className="banner">
          <span aria-hidden="true">▲ </span>
          {review.banner}
        </p>
      )}
      {replaced ? null : (
        <div className="review-line">
          <Stepper status={review.status} />
          {approval !== undefined && review.status === "approved" ? null : (
            <span className="soft">{words[review.status]}</span>
          )}
        </div>
      )}
      {approval === undefined ? null : <p className="soft">{approval}</p>}
      {answer.article === undefined ? null : (
        <p className="soft">
          From the approved article{" "}
          <Link to="/articles/$slug" params={{ slug: answer.article.slug }}>
            {answer.title}
          </Link>
          {answer.forThisPatient.length + answer.calculations.length + answer.corrections.length === 0
            ? ""
            : "; what concerns this question alone stands above it and is not part of it"}
          .
        </p>
      )}
      <p className="soft">
        Evidence current through {dateWords(answer.evidenceCurrentThrough)}
        {answer.packs.map((pack) => ` · ${pack.id} pack ${pack.version}`).join("")}
        {review.version === undefined ? ` · answered ${dateWords(answer.createdAt)}` : ""}
      </p>
    </section>
  );
}
