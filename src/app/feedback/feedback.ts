/** What readers say: taken from anybody who may read, seen by the board, harm first and with an alert. */
import type { FeedbackRequest, FeedbackView } from "../../contract/feedback.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import { guarded } from "../guarded.ts";
import type { Action } from "../permissions.ts";
import type { FeedbackBox, NewFeedback } from "../ports/feedback.ts";
import type { NewNotification } from "../ports/notifications.ts";
import type { People } from "../ports/people.ts";
import type { Reviews } from "../ports/reviews.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface FeedbackParts {
  readonly feedback: FeedbackBox;
  readonly reviews: Pick<Reviews, "findBySubject">;
  readonly people: Pick<People, "list">;
  readonly surroundings: Surroundings;
  readonly digestOf: (value: unknown) => string;
  readonly knowledge: () => Knowledge;
}

export interface FeedbackCases {
  readonly give: (actor: Actor, request: FeedbackRequest) => Promise<Result<{ readonly id: string }>>;
  readonly list: (actor: Actor, which: "open" | "all") => Promise<readonly FeedbackView[]>;
  readonly close: (actor: Actor, id: string, outcome: string) => Promise<boolean>;
}

const actions: { readonly [Name in keyof FeedbackCases]: Action } = {
  give: "feedback.give",
  list: "feedback.read",
  close: "feedback.read",
};

const most = 500;
const longestTitle = 200;

const nothingThere: Problem = {
  code: "not-found",
  message: "There is no such article or statement",
  fix: "send its address or id as the page has it",
};

const alerted = new Set(["editor", "reviewer", "administrator"]);

/** Title of an article, or a statement; nothing when there is no such thing. */
async function titleOf(
  { reviews, knowledge }: FeedbackParts,
  about: FeedbackRequest["about"],
  id: string,
): Promise<string | undefined> {
  if (about === "article") {
    const found = await reviews.findBySubject({ kind: "article", slug: id });
    return found?.approved === undefined ? undefined : found.content.title;
  }
  const [pack, claim] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
  const library = knowledge().libraries.find((one) => one.pack.header.id === pack);
  return library?.statements.get(claim)?.claim.say.clinician.slice(0, longestTitle);
}

/** The board is alerted of harm, with the name of what it is about and none of the reader's words. */
async function alertsOf(parts: FeedbackParts, given: NewFeedback): Promise<readonly NewNotification[]> {
  if (!given.couldHarm) return [];
  const found =
    given.aboutKind === "article"
      ? await parts.reviews.findBySubject({ kind: "article", slug: given.about })
      : await parts.reviews.findBySubject({ kind: "claim", item: given.about });
  const board = (await parts.people.list()).filter(
    ({ roles, disabledAt }) => disabledAt === undefined && roles.some((role) => alerted.has(role)),
  );
  return board.map(({ id }) => ({
    id: parts.surroundings.newId(),
    person: id,
    at: given.at,
    ...(found === undefined ? {} : { case: found.id }),
    kind: "harm",
    text: `A reader says that something could harm somebody: ${given.aboutKind} ${given.about}`,
    harm: true,
  }));
}

const subjectOf = ({ aboutKind, about }: Pick<NewFeedback, "aboutKind" | "about">): string => `${aboutKind}/${about}`;

/** Titles by subject, each looked up once: many readers speak of one page. */
async function titlesOf(
  parts: FeedbackParts,
  found: readonly Pick<NewFeedback, "aboutKind" | "about">[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const [subject, { aboutKind, about }] of new Map(found.map((one) => [subjectOf(one), one]))) {
    const title = await titleOf(parts, aboutKind, about);
    if (title !== undefined) titles.set(subject, title);
  }
  return titles;
}

async function give(
  parts: FeedbackParts,
  actor: Actor,
  { kind, about, id, words, couldHarm }: FeedbackRequest,
): Promise<Result<{ readonly id: string }>> {
  if ((await titleOf(parts, about, id)) === undefined) return err(nothingThere);
  const { newId, now } = parts.surroundings;
  const given: NewFeedback = {
    id: newId(),
    at: now(),
    kind,
    aboutKind: about,
    about: id,
    words,
    couldHarm: couldHarm && kind === "wrong",
    by: actor.id,
  };
  await parts.feedback.add(given, await alertsOf(parts, given), {
    at: given.at,
    actor: actor.id,
    action: "feedback.given",
    subject: subjectOf(given),
    inputDigest: parts.digestOf(given),
    origin: actor.origin ?? "app",
  });
  return ok({ id: given.id });
}

/** Builds the use cases. */
export function createFeedbackCases(parts: FeedbackParts): FeedbackCases {
  const cases: FeedbackCases = {
    give: (actor, request) => give(parts, actor, request),
    list: async (_actor, which) => {
      const found = await parts.feedback.list(which, most);
      const titles = await titlesOf(parts, found);
      return found.map(({ closed, aboutKind, about, id, at, kind, words, couldHarm }) => ({
        id,
        at,
        kind,
        about: aboutKind,
        item: about,
        title: titles.get(subjectOf({ aboutKind, about })) ?? about,
        words,
        couldHarm,
        ...(closed === undefined ? {} : { closed }),
      }));
    },
    close: (actor, id, outcome) =>
      parts.feedback.close(id, outcome, {
        at: parts.surroundings.now(),
        actor: actor.id,
        action: "feedback.closed",
        subject: `feedback/${id}`,
        inputDigest: parts.digestOf(outcome),
        origin: actor.origin ?? "app",
      }),
  };
  return guarded(cases, actions);
}
