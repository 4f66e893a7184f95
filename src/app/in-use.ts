/** What is made from the packs as they stand: views, assessor, answering. Made anew when a board's decisions replace the packs. */
import type { AskParts } from "./answers/ask.ts";
import { type ClaimView, listClaims, listSources, type SourceView } from "./answers/browse.ts";
import { createAddDocuments } from "./answers/from-documents.ts";
import type { Knowledge } from "./answers/knowledge.ts";
import { listPacks, type PackView } from "./answers/packs.ts";
import type { Parts } from "./parts.ts";
import { type AskAboutCases, createAskAboutCases } from "./patients/ask-about.ts";
import { type Assessor, createAssessor } from "./patients/assess.ts";
import { createSentNotes } from "./patients/note-sent.ts";
import { type CohortCases, createCohortCases } from "./patients/cohort.ts";

/** Makes a view once for lay readers and once for professionals: it depends on the packs alone. */
function remembered<T>(make: (lay: boolean) => T): (lay: boolean) => T {
  const made = new Map<boolean, T>();
  return (lay) => {
    const view = made.get(lay) ?? make(lay);
    made.set(lay, view);
    return view;
  };
}

/** Everything made from one knowledge value. A request takes one and keeps it to its end, so it never sees half of another. */
export interface InUse {
  readonly knowledge: Knowledge;
  readonly claims: (lay: boolean) => readonly ClaimView[];
  readonly packs: (lay: boolean) => readonly PackView[];
  readonly sources: (lay: boolean) => readonly SourceView[];
  readonly assessor: Assessor;
  readonly answering: AskParts;
  readonly askAbout: AskAboutCases;
  readonly cohorts: CohortCases;
}

/** Makes it; each part when it is first needed. */
function useKnowledge(knowledge: Knowledge, parts: Parts): InUse {
  const { digestOf, documents, surroundings, patients } = parts;
  const addDocuments = documents === undefined ? undefined : createAddDocuments(knowledge, documents, surroundings);
  const assessor = createAssessor(knowledge, digestOf);
  const notes = createSentNotes(parts);
  const answering = { knowledge, surroundings, addDocuments };
  return {
    knowledge,
    claims: remembered((lay) => listClaims(knowledge, lay ? "patient" : "clinician")),
    packs: remembered((lay) => listPacks(knowledge, digestOf, lay ? "patient" : "clinician")),
    sources: remembered(() => listSources(knowledge)),
    assessor,
    answering,
    askAbout: createAskAboutCases({ ...answering, assessor, patients, notes }),
    cohorts: createCohortCases({ knowledge, patients, surroundings, notes, packHash: assessor.packHash }),
  };
}

/** Gives what is made from the knowledge in use; when that was replaced, from the new one. */
export function inUseOf(parts: Parts): () => InUse {
  const current = (): Knowledge => parts.decisions?.live.current() ?? parts.knowledge;
  let made = useKnowledge(current(), parts);
  return () => {
    const knowledge = current();
    if (made.knowledge !== knowledge) made = useKnowledge(knowledge, parts);
    return made;
  };
}
