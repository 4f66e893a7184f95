/** Joins what documents say to the page that the packs gave: pack statements lead, quotations follow in their own place. */
import type { Answer, Notice, Sentence } from "../../core/answer/answer.ts";
import type { AnswerBody } from "../../core/answer/answer-question.ts";
import type { DocumentParts } from "./compose-extract.ts";
import type { Extract } from "./extract.ts";

/** Most quotations beside pack statements. */
const mostBeside = 5;
/** Said instead of a date when no document that is quoted states one. */
export const undated = "an unknown date";

const distinctNotices = (notices: readonly Notice[]): readonly Notice[] =>
  notices.filter((n, at) => notices.findIndex((o) => o.text === n.text) === at);

/** True when the packs gave the question something to read. */
export const isAnsweredByPacks = (body: AnswerBody): boolean =>
  body.bottomLine.length + body.sections.length + body.forThisPatient.length + body.calculations.length > 0;

/** References that sentences still cite. */
function citedBy(sentences: readonly Sentence[], references: Answer["references"]): Answer["references"] {
  const cited = new Set(sentences.flatMap((s) => s.citations.map((c) => c.n)));
  return references.filter((r) => cited.has(r.n));
}

/** References of the packs' page that stay when documents answer in its place. */
export const keptReferences = (body: AnswerBody, extract: Extract): Answer["references"] =>
  isAnsweredByPacks(body) || extract.outcome === "no-evidence"
    ? body.references
    : citedBy(body.corrections, body.references);

function besidePacks(body: AnswerBody, parts: DocumentParts): AnswerBody {
  const quoted = parts.sections.flatMap((s) => s.sentences).slice(0, mostBeside);
  const disagreements = [...body.disagreements, ...parts.disagreements];
  const shown = [...quoted, ...disagreements.flatMap((d) => d.sides.flatMap((s) => s.statements))];
  if (quoted.length === 0 && parts.disagreements.length === 0) return body;
  return {
    ...body,
    sections:
      quoted.length === 0
        ? body.sections
        : [...body.sections, { id: "documents", title: "From your documents", sentences: quoted }],
    disagreements,
    notices: distinctNotices([...body.notices, ...parts.notices]),
    references: [...body.references, ...citedBy(shown, parts.references)],
  };
}

function insteadOfPacks(body: AnswerBody, extract: Extract, parts: DocumentParts): AnswerBody {
  const { reason: _reason, ...rest } = body;
  return {
    ...rest,
    ...(extract.outcome === "partial" ? { reason: "Your documents answer this only in part." } : {}),
    title: "From your documents",
    outcome: extract.outcome,
    sections: parts.sections,
    disagreements: parts.disagreements,
    nearest: [],
    notices: distinctNotices([...body.notices, ...parts.notices]),
    references: [...keptReferences(body, extract), ...parts.references],
    evidenceCurrentThrough: parts.newest ?? undated,
    followUps: [],
  };
}

/** Nothing was found: what is nearest in the documents stands beside what is nearest in the packs. */
function withNearest(body: AnswerBody, parts: DocumentParts, bare: boolean): AnswerBody {
  const told = bare
    ? {
        outcome: "no-evidence" as const,
        reason: "Your documents do not answer this question.",
        evidenceCurrentThrough: parts.newest ?? undated,
      }
    : {};
  return {
    ...body,
    ...told,
    nearest: [...body.nearest, ...parts.nearest],
    notices: distinctNotices([...body.notices, ...parts.notices]),
    references: [...body.references, ...parts.references],
  };
}

/** The page with both. `bare` when no pack was asked. */
export function joinDocuments(body: AnswerBody, extract: Extract, parts: DocumentParts, bare: boolean): AnswerBody {
  if (isAnsweredByPacks(body)) return besidePacks(body, parts);
  return extract.outcome === "no-evidence" ? withNearest(body, parts, bare) : insteadOfPacks(body, extract, parts);
}
