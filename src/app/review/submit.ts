/** How something comes before the board: an answer as an article, a claim or a rule of a pack. */
import type { Proposal, SubmitRequest } from "../../contract/review.ts";
import type { Answer } from "../../core/answer/answer.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { ReviewContent } from "../../core/review/content.ts";
import { sentencesOfPage } from "../../core/review/content.ts";
import { pageFrom, removedOf } from "../../core/review/from-answer.ts";
import type { ReviewCase, ReviewSubject } from "../../core/review/review-case.ts";
import { slugFrom, withoutPerson } from "../../core/review/without-person.ts";
import type { Actor } from "../actor.ts";
import type { Asked } from "../answers/ask.ts";
import { performAct, writeOf } from "./act.ts";
import { contentOfItem, hashOf } from "./items.ts";
import { notFound, type ReviewParts, reviewerOf } from "./parts.ts";

type AskRequest = SubmitRequest["ask"];

/** The same question in general words, as the pages of an article answer it. */
async function askInGeneral(
  { ask }: ReviewParts,
  actor: Actor,
  asked: AskRequest,
): Promise<Result<{ readonly title: string; readonly asked: Asked; readonly answer: Answer }>> {
  const answer = await ask(actor, asked);
  if (!answer.ok) return answer;
  const title = withoutPerson(asked.question, answer.value.title);
  const { packs, audience, previous } = asked;
  const question = {
    question: title,
    audience: audience ?? answer.value.audience,
    ...(packs === undefined ? {} : { packs }),
    ...(previous === undefined ? {} : { previous }),
  };
  return ok({ title, asked: question, answer: answer.value });
}

/** What an answer would become. Nothing is stored. */
export async function propose(parts: ReviewParts, actor: Actor, asked: AskRequest): Promise<Result<Proposal>> {
  const general = await askInGeneral(parts, actor, asked);
  if (!general.ok) return general;
  const { title, answer } = general.value;
  const removed = [
    ...removedOf(answer),
    ...(title === asked.question.trim() ? [] : ["personal details of the question"]),
  ];
  return ok({ title, slug: slugFrom(title), removed, audiences: ["clinician", "trainee", "patient", "carer"] });
}

const nothingToReview: Problem = {
  code: "nothing-to-review",
  message: "The question has no answer that could be reviewed",
  fix: "ask it in other words, or submit another question",
};

async function contentFor(parts: ReviewParts, actor: Actor, request: SubmitRequest): Promise<Result<ReviewContent>> {
  const general = await askInGeneral(parts, actor, request.ask);
  if (!general.ok) return general;
  const answers: Answer[] = [];
  for (const audience of new Set(request.audiences)) {
    const answer = await parts.ask(actor, { ...general.value.asked, audience });
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  const pages = answers.map(pageFrom);
  const [first] = answers;
  if (
    first === undefined ||
    pages.some((page) => sentencesOfPage(page).every(({ says }) => says.citations.length === 0))
  )
    return err(nothingToReview);
  const evidenceCurrentThrough = answers.reduce(
    (oldest, answer) => (answer.evidenceCurrentThrough < oldest ? answer.evidenceCurrentThrough : oldest),
    first.evidenceCurrentThrough,
  );
  return ok({ title: request.title, pages, evidenceCurrentThrough, packs: first.packs });
}

/** Stores a new case in the state submitted. */
async function createCase(
  parts: ReviewParts,
  actor: Actor,
  subject: ReviewSubject,
  content: ReviewContent,
): Promise<ReviewCase | undefined> {
  const [by, people] = await Promise.all([reviewerOf(parts, actor), parts.people.list()]);
  const at = parts.surroundings.now();
  const made: ReviewCase = {
    id: parts.surroundings.newId(),
    subject,
    state: "submitted",
    revision: 1,
    content,
    contentHash: hashOf(parts, subject, content),
    // Whoever brings a claim or a rule before the board did not write it.
    authors: subject.kind === "article" ? [by.id] : [],
    assignees: [],
    comments: [],
    suggestions: [],
    signOffs: [],
    createdAt: at,
    updatedAt: at,
  };
  const done = { case: made, text: "submitted it" };
  const write = writeOf(
    parts,
    { before: made, done, act: { kind: "submit" }, by, people },
    { origin: actor.origin ?? "app" },
  );
  return (await parts.reviews.create(write)) ? made : undefined;
}

/** Makes an article's pages anew from the question and submits them under an address of their own. */
export async function submitAnswer(
  parts: ReviewParts,
  actor: Actor,
  request: SubmitRequest,
): Promise<Result<{ readonly id: string }>> {
  const content = await contentFor(parts, actor, request);
  if (!content.ok) return content;
  const made = await createCase(parts, actor, { kind: "article", slug: request.slug }, content.value);
  return made === undefined
    ? err({
        code: "address-taken",
        message: "There is an article at this address already, or there was one",
        where: { pointer: "/slug" },
        fix: "choose another address, or reopen that article",
      })
    : ok({ id: made.id });
}

const underReview: Problem = {
  code: "already-done",
  message: "It is under review already",
  fix: "open it in the queue",
};

/** Submits a claim or a rule; one that was decided before is reopened as the pack has it now. */
export async function submitItem(
  parts: ReviewParts,
  actor: Actor,
  subject: Extract<ReviewSubject, { kind: "claim" | "rule" }>,
): Promise<Result<{ readonly id: string }>> {
  const content = contentOfItem(parts, subject);
  if (content === undefined) return err({ ...notFound, message: "No pack has such an item", fix: "use <pack>/<id>" });
  const known = await parts.reviews.findBySubject(subject);
  if (known === undefined) {
    const made = await createCase(parts, actor, subject, content);
    return made === undefined ? err(underReview) : ok({ id: made.id });
  }
  if (known.state !== "approved" && known.state !== "retired") return err(underReview);
  const reasons = [{ kind: "by-hand", subject: subject.item, text: "It was submitted again." }] as const;
  const by = await reviewerOf(parts, actor);
  const act = { kind: "reopen", reasons } as const;
  const { id, revision } = known;
  const again = await performAct(parts, by, { id, revision, act, origin: actor.origin ?? "app" });
  return again.ok ? ok({ id: known.id }) : again;
}
