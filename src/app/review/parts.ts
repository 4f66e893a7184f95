/** What the use cases of review work with. */
import type { Answer } from "../../core/answer/answer.ts";
import { createGround, type Ground } from "../../core/review/ground.ts";
import { defaultPolicy, type ReviewPolicy } from "../../core/review/policy.ts";
import { type ReviewRole } from "../../core/review/table.ts";
import type { Reviewer } from "../../core/review/reviewer.ts";
import type { Problem, Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { Asked } from "../answers/ask.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import type { NoticedSources } from "../answers/noticed-sources.ts";
import type { Literature } from "../ports/literature.ts";
import type { FeedbackBox } from "../ports/feedback.ts";
import type { Notifications } from "../ports/notifications.ts";
import type { People, Person } from "../ports/people.ts";
import type { Reviews } from "../ports/reviews.ts";
import type { Surroundings } from "../ports/surroundings.ts";

/** Where review is kept, and who the people are. */
export interface ReviewStores {
  readonly reviews: Reviews;
  readonly notifications: Notifications;
  readonly people: Pick<People, "list" | "find">;
  /** Cases in which a reader says that something could harm somebody. */
  readonly harmful?: (() => Promise<ReadonlySet<string>>) | undefined;
  /** What readers say. */
  readonly feedback?: FeedbackBox | undefined;
}

export interface ReviewParts extends ReviewStores {
  readonly surroundings: Surroundings;
  readonly digestOf: (value: unknown) => string;
  /** The packs as they are now, under what the board decided. */
  readonly knowledge: () => Knowledge;
  /** The packs as they ship: what an edit of an item is an edit of. */
  readonly shipped: () => Knowledge;
  /** Puts what was decided in force in this process. */
  readonly refresh?: (() => Promise<void>) | undefined;
  readonly ask: (actor: Actor, asked: Asked) => Promise<Result<Answer>>;
  /** The clinic's documents, for what became of those that are quoted. */
  readonly documents?: Pick<Literature, "findVersion"> | undefined;
  /** Sources of the packs that those documents say were retracted. */
  readonly noticedSources?: (() => Promise<NoticedSources>) | undefined;
}

export const notFound: Problem = {
  code: "not-found",
  message: "There is no such case or article",
  fix: "GET /api/review/cases or /api/articles lists them",
};

/** The day of a moment, YYYY-MM-DD. */
export const dayOf = (at: string): string => at.slice(0, 10);

const grounds = new WeakMap<Knowledge, Ground>();

/** What reviews stand on now. Made once for each state of the packs. */
export function groundOf({ knowledge, digestOf }: Pick<ReviewParts, "knowledge" | "digestOf">): Ground {
  const now = knowledge();
  const made = grounds.get(now) ?? createGround(now.libraries, digestOf);
  grounds.set(now, made);
  return made;
}

export const policyOf = async ({ reviews }: Pick<ReviewParts, "reviews">): Promise<ReviewPolicy> =>
  (await reviews.policy())?.policy ?? defaultPolicy;

const boardRoles: readonly ReviewRole[] = ["editor", "reviewer", "administrator"];
const minuteMs = 60_000;

/** The program itself, when it finds that the ground has moved. */
export const surveillance: Reviewer = {
  id: "surveillance",
  name: "Surveillance",
  roles: ["surveillance"],
  expertise: [],
  interests: "",
};

const nameWithoutAccount: ReadonlyMap<string, string> = new Map([
  ["local", "The user of this machine"],
  ["surveillance", "Surveillance"],
]);

/** Who acts, as the rules of review see them. */
export async function reviewerOf({ people, surroundings }: ReviewParts, actor: Actor): Promise<Reviewer> {
  const person = actor.standing === "person" ? await people.find(actor.id) : undefined;
  const proved = person === undefined ? undefined : actor.session?.authenticatedAt;
  return {
    id: actor.id,
    name: person?.name ?? nameWithoutAccount.get(actor.id) ?? actor.id,
    roles: boardRoles.filter((role) => (actor.roles as readonly string[]).includes(role)),
    expertise: person?.expertise ?? [],
    interests: person?.interests ?? "",
    ...(proved === undefined
      ? {}
      : { provedMinutesAgo: Math.max(0, (Date.parse(surroundings.now()) - Date.parse(proved)) / minuteMs) }),
  };
}

export const isReviewer = ({ roles, disabledAt }: Person): boolean =>
  disabledAt === undefined && roles.includes("reviewer");

/** Names of people by id, for whoever a case names. */
export function namesOf(people: readonly Person[]): (id: string) => string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? nameWithoutAccount.get(id) ?? "Somebody";
}
