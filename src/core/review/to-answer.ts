/** A reviewed page as the answer page that readers know, with its review state. */
import { type Answer, type Disagreement, unreviewedBanner } from "../answer/answer.ts";
import type { ReviewContent, ReviewPage, ReviewPart } from "./content.ts";
import type { ReviewState, SignOff } from "./review-case.ts";

/** Where a page stands when it is read. */
export interface Standing {
  readonly id: string;
  readonly status: ReviewState;
  /** When it was made or approved. */
  readonly at: string;
  readonly version?: number | undefined;
  /** The version that is read instead of this one by now. */
  readonly replacedBy?: number | undefined;
  readonly signOffs: readonly SignOff[];
}

const banners: Readonly<Record<ReviewState, string | undefined>> = {
  draft: unreviewedBanner,
  submitted: "Approved before; it is being looked at again",
  "under-review": "Approved before; it is being looked at again",
  "changes-requested": "Approved before; it is being looked at again",
  approved: undefined,
  expired: "The approval of this page has run out",
  retired: "Withdrawn: no longer kept up to date",
};

/** What a reader is told above a page; nothing where it is approved. A page that never was has the usual banner. */
export function bannerOf({
  status,
  version,
  replacedBy,
}: Pick<Standing, "status" | "version" | "replacedBy">): string | undefined {
  if (version === undefined) return unreviewedBanner;
  return replacedBy === undefined ? banners[status] : `Version ${replacedBy} has taken the place of this one`;
}

const says = (part: ReviewPart, approved: boolean) => part.sentences.map((s) => ({ ...s.says, approved }));

function disagreementsOf(page: ReviewPage, approved: boolean): readonly Disagreement[] {
  const disputes = new Map<string, Disagreement>();
  for (const part of page.parts) {
    const { dispute } = part;
    if (dispute === undefined) continue;
    const { id, topic, certainty } = dispute;
    const sides = [...(disputes.get(id)?.sides ?? []), { label: part.title, statements: says(part, approved) }];
    disputes.set(id, { id, topic, sides, ...(certainty === undefined ? {} : { certainty }) });
  }
  return [...disputes.values()];
}

/** The page as an answer. */
export function toAnswer(content: ReviewContent, page: ReviewPage, standing: Standing): Answer {
  const approved = standing.status === "approved";
  const ofKind = (kind: ReviewPart["kind"]) => page.parts.filter((part) => part.kind === kind);
  const banner = bannerOf(standing);
  return {
    id: standing.id,
    question: content.title,
    title: content.title,
    audience: page.audience,
    outcome: "answered",
    corrections: [],
    review: {
      status: standing.status,
      ...(banner === undefined ? {} : { banner }),
      ...(standing.version === undefined
        ? {}
        : {
            version: standing.version,
            approvedAt: standing.at,
            approvedBy: standing.signOffs.map(({ name, as }) => `${name} (${as.replaceAll("-", " ")})`),
          }),
    },
    evidenceCurrentThrough: content.evidenceCurrentThrough,
    packs: content.packs,
    createdAt: standing.at,
    bottomLine: ofKind("bottom-line").flatMap((part) => says(part, approved)),
    forThisPatient: [],
    calculations: [],
    sections: ofKind("section").map((part) => ({
      id: part.id.replace(/^section-/u, ""),
      title: part.title,
      sentences: says(part, approved),
    })),
    disagreements: disagreementsOf(page, approved),
    unknowns: ofKind("not-known").flatMap((part) => says(part, approved)),
    nearest: [],
    notices: [],
    terms: page.terms,
    references: page.references,
    followUps: [],
    thread: { packs: content.packs.map(({ id }) => id), terms: [], audience: page.audience },
    disclaimer: page.disclaimer,
  };
}
