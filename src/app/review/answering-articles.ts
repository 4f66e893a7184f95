/**
 * Approved articles as answers. Precision comes before everything: an article answers a question only when the packs would
 * answer the question and the article's own title with the very same page, for the same reader, and the article stands on
 * its ground at this moment.
 */
import { type AnswerBody, answerQuestion } from "../../core/answer/answer-question.ts";
import type { Answer } from "../../core/answer/answer.ts";
import type { Library } from "../../core/answer/library.ts";
import { haveSamePage } from "../../core/answer/under-article.ts";
import { type Question, readQuestion } from "../../core/question/read-question.ts";
import type { ApprovedVersion, ReviewCase } from "../../core/review/review-case.ts";
import { toAnswer } from "../../core/review/to-answer.ts";
import type { ReviewParts } from "./parts.ts";
import { reasonsFor } from "./surveillance.ts";

/** An article that answers, as the reader's page. */
export interface AnsweringArticle {
  readonly slug: string;
  readonly version: number;
  readonly page: Answer;
}

/** Finds the article that answers a question, given what the packs answer; nothing where none does. */
export type FindArticle = (
  question: Question,
  library: Library,
  body: AnswerBody,
) => Promise<AnsweringArticle | undefined>;

interface Candidate {
  readonly slug: string;
  readonly reviewCase: ReviewCase;
  readonly version: ApprovedVersion;
}

interface TitleRead {
  readonly question: Question;
  readonly body: () => AnswerBody;
}

/** Reads titles as questions; each once for each state of the packs. */
function createTitleReader(): (library: Library, candidate: Candidate, audience: Question["audience"]) => TitleRead {
  const read = new WeakMap<Library, Map<string, TitleRead>>();
  return (library, { reviewCase, version }, audience) => {
    const titles = read.get(library) ?? new Map<string, TitleRead>();
    read.set(library, titles);
    const key = `${reviewCase.id} ${version.version} ${audience}`;
    const known = titles.get(key);
    if (known !== undefined) return known;
    const question = readQuestion(version.content.title, library, { audience });
    let body: AnswerBody | undefined;
    const made = { question, body: () => (body ??= answerQuestion(question, library)) };
    titles.set(key, made);
    return made;
  };
}

const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((one) => whole.has(one));

/** The latest approval comes first; of two at one moment always the same. */
const newness = ({ slug, version }: Candidate): string => `${version.approvedAt} ${slug}`;

async function readCandidates({ reviews }: Pick<ReviewParts, "reviews">): Promise<readonly Candidate[]> {
  const [cases, versions] = await Promise.all([reviews.list(), reviews.latestVersions()]);
  return cases
    .flatMap((reviewCase): readonly Candidate[] => {
      const version = versions.get(reviewCase.id);
      const { subject, state } = reviewCase;
      if (version === undefined || state !== "approved" || subject.kind !== "article") return [];
      return [{ slug: subject.slug, reviewCase, version }];
    })
    .sort((a, b) => (newness(a) > newness(b) ? -1 : 1));
}

/** Makes the finder. Articles are read again when any case changed; one small query tells. */
export function createFindArticle(parts: ReviewParts): FindArticle {
  const readTitle = createTitleReader();
  let read: { readonly stamp: string; readonly candidates: readonly Candidate[] } | undefined;
  const candidates = async (): Promise<readonly Candidate[]> => {
    const stamp = await parts.reviews.stamp();
    if (read?.stamp !== stamp) read = { stamp, candidates: await readCandidates(parts) };
    return read.candidates;
  };
  return async (question, library, body) => {
    if (body.outcome !== "answered") return undefined;
    for (const candidate of await candidates()) {
      const { slug, reviewCase, version } = candidate;
      const page = version.content.pages.find(({ audience }) => audience === question.audience);
      const isOfPack = version.content.packs.every(({ id }) => id === library.pack.header.id);
      if (page === undefined || !isOfPack || parts.knowledge().withdrawn.article.has(slug)) continue;
      const title = readTitle(library, candidate, question.audience);
      if (!isWithin(title.question.concepts, question.concepts) || !haveSamePage(title.body(), body)) continue;
      if ((await reasonsFor(parts, reviewCase, version)).length > 0) continue;
      const standing = {
        id: `article/${slug}/${version.version}`,
        status: "approved",
        at: version.approvedAt,
        version: version.version,
        signOffs: version.signOffs,
      } as const;
      return { slug, version: version.version, page: toAnswer(version.content, page, standing) };
    }
    return undefined;
  };
}
