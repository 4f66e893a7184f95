/** A case made from a real answer of the shipped packs, and people who act on it. */
import type { Act } from "../../src/core/review/act.ts";
import type { ActContext } from "../../src/core/review/acting.ts";
import { applyAct } from "../../src/core/review/apply-act.ts";
import type { ReviewContent } from "../../src/core/review/content.ts";
import { pageFrom } from "../../src/core/review/from-answer.ts";
import { createGround, type Ground } from "../../src/core/review/ground.ts";
import type { ReviewPolicy } from "../../src/core/review/policy.ts";
import type { ReviewCase } from "../../src/core/review/review-case.ts";
import type { Reviewer } from "../../src/core/review/reviewer.ts";
import { digestOf } from "../../src/store/digest.ts";
import type { Audience } from "../../src/core/knowledge/claim.ts";
import { askProduct, shippedKnowledge } from "./product.ts";

let made: Ground | undefined;
/** The ground of the shipped packs. */
export const shippedGround = (): Ground => (made ??= createGround(shippedKnowledge().libraries, digestOf));

const questions = new Map<string, ReviewContent>();

/** A content from a question to the shipped product, with a page for each audience. */
export function contentFrom(question: string, audiences: readonly Audience[] = ["clinician"]): ReviewContent {
  const key = `${question} ${audiences.join()}`;
  const known = questions.get(key);
  if (known !== undefined) return known;
  const answers = audiences.map((audience) => askProduct({ question, audience }));
  const [first] = answers;
  if (first === undefined) throw new Error("no audience");
  const { evidenceCurrentThrough, packs } = first;
  const content = { title: question, pages: answers.map(pageFrom), evidenceCurrentThrough, packs };
  questions.set(key, content);
  return content;
}

export const reviewer = (id: string, roles: Reviewer["roles"], expertise: readonly string[] = []): Reviewer => ({
  id,
  name: `Name of ${id}`,
  roles,
  expertise,
  interests: "none",
  provedMinutesAgo: 1,
});

export const people = {
  editor: reviewer("editor", ["editor"]),
  neurologist: reviewer("neurologist", ["reviewer"], ["neurologist"]),
  haematologist: reviewer("haematologist", ["reviewer"], ["haematologist"]),
  lay: reviewer("lay", ["reviewer"], ["lay-reader"]),
  both: reviewer("both", ["editor", "reviewer"], ["neurologist"]),
  administrator: reviewer("administrator", ["administrator"]),
  surveillance: { ...reviewer("surveillance", ["surveillance"]), provedMinutesAgo: undefined },
} as const satisfies Readonly<Record<string, Reviewer>>;
export type Name = keyof typeof people;

export const twoSignOffs: ReviewPolicy = {
  signOffs: 2,
  requires: [{ expertise: "neurologist", when: "always" }],
  validDays: 30,
  freshMinutes: 10,
};

export function caseOf(content: ReviewContent, set: Partial<ReviewCase> = {}): ReviewCase {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    subject: { kind: "article", slug: "an-article" },
    state: "submitted",
    revision: 1,
    content,
    contentHash: digestOf(content),
    authors: ["editor"],
    assignees: [],
    comments: [],
    suggestions: [],
    signOffs: [],
    createdAt: "2026-11-01T10:00:00.000Z",
    updatedAt: "2026-11-01T10:00:00.000Z",
    ...set,
  };
}

let ids = 0;
export const contextOf = (who: Reviewer, set: Partial<ActContext> = {}): ActContext => {
  ids += 1;
  return {
    reviewer: who,
    policy: twoSignOffs,
    today: "2026-11-02",
    now: "2026-11-02T10:00:00.000Z",
    newId: `id-${ids}`,
    ground: shippedGround(),
    hashOf: (_subject, content) => digestOf(content),
    itemMoved: () => false,
    reviewerNamed: (person) => Object.values(people).find(({ id }) => id === person)?.name,
    ...set,
  };
};

/** Performs acts one after the other; throws at the first that is refused. */
export function perform(
  start: ReviewCase,
  acts: readonly (readonly [Name, Act | ((current: ReviewCase) => Act)])[],
  set: Partial<ActContext> = {},
): ReviewCase {
  return acts.reduce((current, [name, act]) => {
    const done = applyAct(current, typeof act === "function" ? act(current) : act, contextOf(people[name], set));
    if (!done.ok) throw new Error(`${name}: ${done.error.message}`);
    return done.value.case;
  }, start);
}

export const signAs =
  (as: string) =>
  (current: ReviewCase): Act => ({ kind: "sign-off", as, contentHash: current.contentHash });
