/** Publishes an article made from a real answer of the shipped packs, signed by two reviewers, straight into the records. */
import type { Reviews, ReviewWrite } from "../../src/app/ports/reviews.ts";
import type { Act } from "../../src/core/review/act.ts";
import { applyAct } from "../../src/core/review/apply-act.ts";
import type { ReviewContent } from "../../src/core/review/content.ts";
import type { Ground } from "../../src/core/review/ground.ts";
import type { ApprovedVersion, ReviewCase } from "../../src/core/review/review-case.ts";
import type { Audience } from "../../src/core/knowledge/claim.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { caseOf, contentFrom, contextOf, type Name, people, signAs, twoSignOffs } from "./review.ts";

export interface Published {
  readonly id: string;
  readonly content: ReviewContent;
}

const writeOf = (reviewCase: ReviewCase, name: Name, act: Act, approved?: ApprovedVersion): ReviewWrite => {
  const at = realSurroundings.now();
  const { id, revision } = reviewCase;
  return {
    case: reviewCase,
    act,
    approved,
    tell: [],
    event: { revision, at, by: name, name: people[name].name, kind: act.kind, text: act.kind },
    entry: { at, actor: name, action: `review.${act.kind}`, subject: `review/${id}`, origin: "test" },
  };
};

export interface ToPublish {
  readonly question: string;
  readonly slug: string;
  readonly audiences?: readonly Audience[];
  readonly ground?: Ground;
  readonly validDays?: number;
}

/** Publishes it as approved now. */
export async function publishArticle(reviews: Reviews, asked: ToPublish): Promise<Published> {
  const now = realSurroundings.now();
  const content = { ...contentFrom(asked.question, asked.audiences), title: asked.question };
  const id = realSurroundings.newId();
  let current = caseOf(content, {
    id,
    subject: { kind: "article", slug: asked.slug },
    state: "under-review",
    createdAt: now,
    updatedAt: now,
  });
  if (!(await reviews.create(writeOf(current, "editor", { kind: "submit" })))) throw new Error("the address is taken");
  for (const [name, as] of [
    ["neurologist", "neurologist"],
    ["haematologist", "haematologist"],
  ] as const) {
    const act = signAs(as)(current);
    const context = contextOf(people[name], {
      now,
      today: now.slice(0, 10),
      policy: { ...twoSignOffs, validDays: asked.validDays ?? 365 },
      ...(asked.ground === undefined ? {} : { ground: asked.ground }),
    });
    const done = applyAct(current, act, context);
    if (!done.ok) throw new Error(done.error.message);
    const { revision } = current;
    current = done.value.case;
    if (!(await reviews.act(revision, writeOf(current, name, act, done.value.approved))))
      throw new Error("somebody else acted");
  }
  if (current.state !== "approved") throw new Error("it is not approved");
  return { id, content };
}
