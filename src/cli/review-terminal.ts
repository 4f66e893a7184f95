/** The board's queue and one case for a terminal: what it is, where it stands, what is said about it, what it still takes. */
import type { CaseView, HistoryEntry, QueueEntry, SentenceDifference, StaleEntry } from "../contract/review.ts";
import { sentencesOfPage, type ReviewPage } from "../core/review/content.ts";
import type { ReviewPolicy } from "../core/review/policy.ts";
import type { Edit, ReviewSubject, Suggestion } from "../core/review/review-case.ts";
import { citationMarks, referenceLine } from "../core/answer/markdown.ts";
import { safe, wrap } from "./answer-terminal.ts";

const nameOf = (subject: ReviewSubject): string =>
  subject.kind === "article" ? `article ${subject.slug}` : `${subject.kind} ${subject.item}`;

const named = (people: readonly { readonly name: string }[]): string => people.map(({ name }) => name).join(", ");

const counted = (n: number, one: string): readonly string[] => (n === 0 ? [] : [`${n} ${one}${n === 1 ? "" : "s"}`]);

/** One case of the queue: two lines that say what it waits for. */
export function queueEntryToTerminal(entry: QueueEntry, width: number): string {
  const { state, dueOn, assignees, stillNeeded, harm } = entry;
  const facts = [
    nameOf(entry.subject),
    ...(dueOn === undefined ? [] : [`due ${dueOn}`]),
    ...(assignees.length === 0 ? [] : [`with ${named(assignees)}`]),
    ...counted(entry.openComments, "open comment"),
    ...counted(entry.openSuggestions, "suggestion"),
    ...(stillNeeded.length === 0 ? [] : [`still needs ${stillNeeded.join(", ")}`]),
    ...(entry.reopened ?? []).map(({ text }) => `again because: ${text}`),
  ];
  const first = `${state.padEnd(18)}${harm ? "COULD HARM: " : ""}${safe(entry.title)}`;
  return [first, wrap(safe(facts.join("; ")), width, "  ", "  "), `  ${entry.id}`].join("\n");
}

/** Something approved that does not stand on its ground now, with why. */
export function staleToTerminal({ id, subject, title, state, version, reasons }: StaleEntry, width: number): string {
  const first = `${state.padEnd(18)}${safe(title)} (${nameOf(subject)}, version ${version})`;
  return [first, ...reasons.map(({ text }) => wrap(safe(text), width, "  ", "  ")), `  ${id}`].join("\n");
}

/** What an edit would do, in words. */
function editInWords(edit: Edit): string {
  if (edit.kind === "retitle") return `call it “${edit.title}”`;
  if (edit.kind === "reword") return `${edit.audience} ${edit.sentence}: “${edit.text}”`;
  if (edit.kind === "add-claim") return `add ${edit.claim} for the ${edit.audience}`;
  if (edit.kind === "add-statement") return `add for the ${edit.audience}: “${edit.text}”`;
  return `${edit.kind} ${edit.sentence} for the ${edit.audience}`;
}

const suggestionLine = ({ edit, check, outcome }: Suggestion, by: string): string => {
  const reasons = check.reasons.length === 0 ? "" : ` (${check.reasons.join("; ")})`;
  return `${by} suggests: ${editInWords(edit)}; check: ${check.verdict}${reasons}; ${outcome?.kind ?? "undecided"}`;
};

const historyLine = ({ revision, at, by, text }: HistoryEntry): string =>
  `${revision}. ${at.slice(0, 16).replace("T", " ")} ${by.name} ${text}`;

const mark = { same: "", added: "+", removed: "-" } as const;
const differenceLine = ({ audience, kind, part, words }: SentenceDifference): string => {
  const said = words.map((run) => (run.kind === "same" ? run.text : `[${mark[run.kind]}${run.text.trim()}] `));
  return `${audience}, ${part}: ${kind}: ${said.join("")}`;
};

function pageLines(page: ReviewPage, width: number): readonly string[] {
  const idWidth = Math.max(...sentencesOfPage(page).map(({ id }) => id.length)) + 4;
  return [
    "",
    `For a ${page.audience}`,
    ...page.parts.flatMap((part) => [
      "",
      `  ${safe(part.dispute === undefined ? part.title : `${part.dispute.topic} ${part.title}`)}`,
      ...part.sentences.map(({ id, says }) =>
        wrap(
          safe(`${says.text} ${citationMarks(says.citations)}`),
          width,
          `  ${id}`.padEnd(idWidth),
          " ".repeat(idWidth),
        ),
      ),
    ]),
    "",
    ...page.references.map((r) => wrap(safe(referenceLine(r)), width, `  [${r.n}] `, "      ")),
  ];
}

/** A case as somebody at the machine reads it. */
export function caseToTerminal(view: CaseView, width: number): string {
  const { case: reviewCase, people } = view;
  const nameOfPerson = (id: string): string => people.find((person) => person.id === id)?.name ?? "Somebody";
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", title, ...lines.map((line) => wrap(safe(line), width, "  ", "    "))];
  const { content, dueOn, assignees, authors, approved } = reviewCase;
  return [
    safe(content.title),
    [
      nameOf(reviewCase.subject),
      view.state,
      `revision ${reviewCase.revision}`,
      ...(approved === undefined ? [] : [`version ${approved.version}, good until ${approved.expiresOn}`]),
      ...(dueOn === undefined ? [] : [`due ${dueOn}`]),
    ].join(" · "),
    ...list("People", [
      ...(authors.length === 0 ? [] : [`brought in or changed by ${authors.map(nameOfPerson).join(", ")}`]),
      ...(assignees.length === 0 ? [] : [`asked to review: ${assignees.map(nameOfPerson).join(", ")}`]),
    ]),
    ...list(
      "Looked at again because",
      (reviewCase.reopened?.reasons ?? []).map(({ text }) => text),
    ),
    ...content.pages.flatMap((page) => pageLines(page, width)),
    ...list(
      "Comments",
      reviewCase.comments.map(
        ({ by, sentence, text, resolved }) =>
          `${nameOfPerson(by)}${sentence === undefined ? "" : ` on ${sentence}`}: ${text}${resolved === undefined ? "" : " (resolved)"}`,
      ),
    ),
    ...list(
      "Suggestions",
      reviewCase.suggestions.map((suggestion) => suggestionLine(suggestion, nameOfPerson(suggestion.by))),
    ),
    ...list(
      "Signed",
      reviewCase.signOffs.map(
        ({ name, as, at, interests }) => `${name}, ${as}, ${at.slice(0, 10)}; interests: ${interests}`,
      ),
    ),
    ...list(
      "An approval takes",
      view.needed.map(({ text, met }) => `${met ? "✓" : "·"} ${text}`),
    ),
    ...list(`Changed ${view.changesSince ?? ""}`.trim(), view.changes.map(differenceLine)),
    ...list("History", view.history.map(historyLine)),
  ].join("\n");
}

const when = {
  always: "always",
  topics: "where a topic of the pack asks for it",
  "lay-pages": "where patients or carers read it",
} as const;

/** The policy in sentences. */
export const policyToTerminal = (policy: ReviewPolicy, since: string | undefined): string =>
  [
    `${policy.signOffs} ${policy.signOffs === 1 ? "person signs" : "people sign"}, none of them an author.`,
    ...policy.requires.map((need) => `One signs as ${need.expertise.replaceAll("-", " ")}: ${when[need.when]}.`),
    `An approval lasts ${policy.validDays} days.`,
    `Who signs has signed in within the last ${policy.freshMinutes} minutes.`,
    since === undefined ? "In force as it comes with the product." : `In force since ${since.slice(0, 10)}.`,
  ].join("\n");
