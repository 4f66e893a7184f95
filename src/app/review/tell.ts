/** Who is told of an act: those it concerns, never whoever did it. Titles only, nothing of a question or a patient. */
import type { Act } from "../../core/review/act.ts";
import type { Done } from "../../core/review/acting.ts";
import type { ReviewCase } from "../../core/review/review-case.ts";
import type { NewNotification, NotificationKind } from "../ports/notifications.ts";
import type { Person } from "../ports/people.ts";

interface Told {
  readonly kind: NotificationKind;
  readonly people: readonly string[];
  readonly text: string;
}

const authorOfSuggestion = ({ suggestions }: ReviewCase, id: string): readonly string[] =>
  suggestions.flatMap((suggestion) => (suggestion.id === id ? [suggestion.by] : []));

const signersOf = ({ signOffs }: ReviewCase): readonly string[] => signOffs.map(({ person }) => person);

/** What an act tells, and whom. `before`: the case without the act. */
function toldOf(act: Act, before: ReviewCase, done: Done, everybody: readonly Person[]): Told | undefined {
  const { authors, assignees, content } = done.case;
  const concerned = [...authors, ...assignees];
  const title = `“${content.title}”`;
  switch (act.kind) {
    case "submit": {
      const chairs = everybody.filter(({ roles }) => roles.includes("administrator") || roles.includes("editor"));
      return {
        kind: "other",
        people: [...chairs.map(({ id }) => id), ...assignees],
        text: `${title} was submitted for review`,
      };
    }
    case "assign":
      return { kind: "assigned", people: [act.person], text: `You were asked to review ${title}` };
    case "comment":
    case "suggest":
      return {
        kind: "commented",
        people: concerned,
        text: `${title}: a ${act.kind === "comment" ? "comment" : "suggested change"}`,
      };
    case "accept":
    case "decline":
      return {
        kind: "other",
        people: authorOfSuggestion(before, act.suggestion),
        text: `Your suggestion for ${title} was ${act.kind === "accept" ? "accepted" : "declined"}`,
      };
    case "request-changes":
      return { kind: "changes-requested", people: authors, text: `Changes were asked for in ${title}` };
    case "sign-off":
      return done.approved === undefined
        ? { kind: "signed", people: authors, text: `${title} was signed off by one more reviewer` }
        : { kind: "approved", people: concerned, text: `${title} is approved (version ${done.approved.version})` };
    case "reopen":
      return {
        kind: "reopened",
        people: [...concerned, ...signersOf(before)],
        text: `${title} has to be looked at again`,
      };
    case "retire":
      return { kind: "other", people: concerned, text: `${title} was retired` };
    default:
      return undefined;
  }
}

/** Notifications of an act, one for each person who has an account. */
export function tellOf(
  act: Act,
  before: ReviewCase,
  done: Done,
  by: string,
  { people, newId, now }: { readonly people: readonly Person[]; readonly newId: () => string; readonly now: string },
): readonly NewNotification[] {
  const told = toldOf(act, before, done, people);
  if (told === undefined) return [];
  const known = new Set(people.filter(({ disabledAt }) => disabledAt === undefined).map(({ id }) => id));
  return [...new Set(told.people)]
    .filter((person) => person !== by && known.has(person))
    .map((person) => ({
      id: newId(),
      person,
      at: now,
      case: done.case.id,
      kind: told.kind,
      text: told.text,
      harm: false,
    }));
}
