/** Changes to a content: what each edit makes of it, and why one cannot be made. The result always holds together. */
import { err, ok, type Problem, type Result } from "../problem.ts";
import type { Audience } from "../knowledge/claim.ts";
import { type ReviewContent, type ReviewPage, type ReviewPart, type ReviewSentence } from "./content.ts";
import { sentencesOfPage } from "./content.ts";
import type { Cited, Ground } from "./ground.ts";
import { inOrder, joinReferences } from "./page-order.ts";
import type { Edit } from "./review-case.ts";

/** Which audience's page an edit changes; none for the title. */
export const audienceOf = (edit: Edit): Audience | undefined => ("audience" in edit ? edit.audience : undefined);

const problem = (code: string, message: string, fix: string): Result<never> => err({ code, message, fix });

const noSentence = problem(
  "no-such-sentence",
  "This sentence is no longer on the page",
  "reload the case and look at the page as it is now",
);

const isSupportedBy = ({ says }: ReviewSentence): boolean => says.citations.some((c) => c.says === "supports");

/** Why a page does not hold together. */
function faultOf(page: ReviewPage): Problem | undefined {
  const sentences = sentencesOfPage(page);
  if (sentences.length === 0)
    return { code: "bad-edit", message: "A page needs at least one sentence", fix: "retire the article instead" };
  const bare = page.parts.find((part) => part.kind !== "not-known" && !part.sentences.every(isSupportedBy));
  if (bare !== undefined)
    return {
      code: "bad-edit",
      message: `Under “${bare.title}” every sentence needs a source`,
      fix: "put sentences without a source under what is not known",
    };
  for (const { dispute } of page.parts) {
    if (dispute === undefined) continue;
    const sides = page.parts.filter((part) => part.dispute?.id === dispute.id);
    if (sides.length < 2)
      return {
        code: "bad-edit",
        message: "Both sides of a dispute stand together: each needs a sentence",
        fix: "keep a sentence on either side",
      };
  }
  return undefined;
}

function withPage(
  content: ReviewContent,
  audience: Audience,
  change: (page: ReviewPage) => Result<ReviewPage>,
): Result<ReviewContent> {
  const page = content.pages.find((p) => p.audience === audience);
  if (page === undefined)
    return problem("bad-edit", `There is no page for this reader: ${audience}`, "choose one of the case's pages");
  const changed = change(page);
  if (!changed.ok) return changed;
  const ordered = inOrder(changed.value);
  const fault = faultOf(ordered);
  if (fault !== undefined) return err(fault);
  return ok({ ...content, pages: content.pages.map((p) => (p === page ? ordered : p)) });
}

const without = (part: ReviewPart, id: string): ReviewPart => ({
  ...part,
  sentences: part.sentences.filter((sentence) => sentence.id !== id),
});

/** Puts a sentence into a part, before another or at the end. */
function placed(
  page: ReviewPage,
  sentence: ReviewSentence,
  { part: partId, before }: { readonly part: string; readonly before?: string | undefined },
): Result<ReviewPage> {
  const part = page.parts.find(({ id }) => id === partId);
  if (part === undefined)
    return problem(
      "bad-edit",
      "There is no such part on the page",
      `use one of: ${page.parts.map((p) => p.id).join(", ")}`,
    );
  const at = before === undefined ? part.sentences.length : part.sentences.findIndex(({ id }) => id === before);
  if (at < 0) return noSentence;
  const sentences = part.sentences.toSpliced(at, 0, sentence);
  return ok({ ...page, parts: page.parts.map((p) => (p === part ? { ...part, sentences } : p)) });
}

function move(page: ReviewPage, edit: Extract<Edit, { kind: "move" }>): Result<ReviewPage> {
  const sentence = sentencesOfPage(page).find(({ id }) => id === edit.sentence);
  if (sentence === undefined || edit.before === edit.sentence) return noSentence;
  return placed({ ...page, parts: page.parts.map((part) => without(part, edit.sentence)) }, sentence, edit);
}

function add(
  page: ReviewPage,
  cited: Cited,
  sentence: Omit<ReviewSentence, "says">,
  where: { readonly part: string; readonly before?: string | undefined },
): Result<ReviewPage> {
  const { references, numberOf } = joinReferences(page, cited.references);
  const citations = cited.says.citations.map((citation) => ({
    ...citation,
    n: numberOf.get(citation.n) ?? citation.n,
  }));
  return placed({ ...page, references }, { ...sentence, says: { ...cited.says, citations } }, where);
}

function reword(page: ReviewPage, edit: Extract<Edit, { kind: "reword" }>, ground: Ground): Result<ReviewPage> {
  const old = sentencesOfPage(page).find(({ id }) => id === edit.sentence);
  if (old === undefined) return noSentence;
  const checked = ground.check(edit.text, old, page.audience);
  if (checked.verdict === "disagrees" || checked.verdict === "not-checkable") return notVerified(checked.reasons);
  const sentence = { ...old, says: { ...old.says, text: edit.text, check: checked.check, approved: false } };
  const parts = page.parts.map((part) => ({
    ...part,
    sentences: part.sentences.map((s) => (s === old ? sentence : s)),
  }));
  return ok({ ...page, parts });
}

/** The wording does not agree with what it rests on. */
export const notVerified = (reasons: readonly string[]): Result<never> =>
  problem(
    "not-verified",
    `The wording was checked and does not agree with its sources: ${reasons.join("; ") || "nothing speaks for it"}`,
    "say only what the records say, or bring a record that says it",
  );

const hasClaim = (page: ReviewPage, claim: string): boolean =>
  sentencesOfPage(page).some(({ says }) => says.claim === claim);

function editPage(
  page: ReviewPage,
  edit: Exclude<Edit, { kind: "retitle" }>,
  ground: Ground,
  id: string,
): Result<ReviewPage> {
  switch (edit.kind) {
    case "reword":
      return reword(page, edit, ground);
    case "remove":
      return sentencesOfPage(page).some((sentence) => sentence.id === edit.sentence)
        ? ok({ ...page, parts: page.parts.map((part) => without(part, edit.sentence)) })
        : noSentence;
    case "move":
      return move(page, edit);
    case "add-claim": {
      if (hasClaim(page, edit.claim))
        return problem("bad-edit", "This claim stands on the page already", "move it, or reword it where it stands");
      const cited = ground.sayClaim(edit.claim, edit.audience);
      return cited === undefined
        ? problem(
            "bad-edit",
            `No claim ${edit.claim} can be said to this reader`,
            "look it up in the claims of the pack",
          )
        : add(page, cited, { id }, edit);
    }
    default: {
      const checked = ground.checkOwn(edit.pack, edit.text, edit.support, edit.audience);
      const cited = ground.sayOwn(edit.pack, edit.text, edit.support, edit.audience);
      return cited === undefined
        ? notVerified(checked.reasons)
        : add(page, cited, { id, own: { pack: edit.pack, support: edit.support } }, edit);
    }
  }
}

/** The content after an edit. `id` is for a sentence that is added; ids are never used again. */
export function applyEdit(content: ReviewContent, edit: Edit, ground: Ground, id: string): Result<ReviewContent> {
  if (edit.kind === "retitle")
    return edit.title === content.title
      ? problem("bad-edit", "It is called that already", "choose another title")
      : ok({ ...content, title: edit.title });
  return withPage(content, edit.audience, (page) => editPage(page, edit, ground, id));
}
