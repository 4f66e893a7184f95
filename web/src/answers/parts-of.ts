/** The parts an answer has, for its table of contents. */
import type { Answer } from "../../../src/core/answer/answer.ts";

export interface PartLink {
  readonly id: string;
  readonly title: string;
}

/** Parts in page order; the ids are those the page gives them. */
export function partsOf(answer: Answer): readonly PartLink[] {
  const part = (shown: boolean, id: string, title: string): readonly PartLink[] => (shown ? [{ id, title }] : []);
  return [
    ...part(answer.corrections.length > 0, "correction", "A correction first"),
    ...part(answer.bottomLine.length > 0, "in-short", "In short"),
    ...part(answer.forThisPatient.length > 0, "for-this-patient", "For this patient"),
    ...part(answer.calculations.length > 0, "calculations", "Calculations"),
    ...answer.sections.map((section) => ({ id: `section-${section.id}`, title: section.title })),
    ...part(answer.disagreements.length > 0, "disagreements", "Where the evidence disagrees"),
    ...part(answer.unknowns.length > 0, "not-known", "Not known"),
    ...part(answer.nearest.length > 0, "closest", "Closest found"),
    ...part(answer.terms.length > 0, "terms", "Words explained"),
    ...part(answer.references.length > 0, "references", "References"),
    { id: "next", title: "Next questions" },
  ];
}
