/** How far this page has come: submitted, under review, approved; and how current its evidence is. */
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

export function ReviewState({ answer }: { readonly answer: Answer }) {
  const { review } = answer;
  return (
    <section className="review" aria-label="Review">
      {review.banner === undefined ? null : (
        <p className="banner">
          <span aria-hidden="true">▲ </span>
          {review.banner}
        </p>
      )}
      <div className="review-line">
        <Stepper status={review.status} />
        <span className="soft">
          {words[review.status]}
          {review.approvedAt === undefined ? "" : ` on ${dateWords(review.approvedAt)}`}
          {review.approvedBy === undefined ? "" : ` by ${review.approvedBy.join(", ")}`}
          {review.version === undefined ? "" : `, version ${review.version}`}
        </span>
      </div>
      <p className="soft">
        Evidence current through {dateWords(answer.evidenceCurrentThrough)}
        {answer.packs.map((pack) => ` · ${pack.id} pack ${pack.version}`).join("")}
        {review.version === undefined ? ` · answered ${dateWords(answer.createdAt)}` : ""}
      </p>
    </section>
  );
}
