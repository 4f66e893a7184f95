/** Published articles as withdrawing sees them: which there are, and which say or cite what is withdrawn. */
import { sentencesOfPage } from "../../core/review/content.ts";
import type { ApprovedVersion } from "../../core/review/review-case.ts";
import type { ShownIn } from "../ports/standings.ts";
import type { Reviews } from "../ports/reviews.ts";
import type { ArticleShelf } from "../standings/suspend.ts";

const shows = ({ content }: ApprovedVersion, claims: ReadonlySet<string>, sources: ReadonlySet<string>): boolean =>
  content.pages.some(
    (page) =>
      sentencesOfPage(page).some(({ says }) => says.claim !== undefined && claims.has(says.claim)) ||
      page.references.some(({ sourceId }) => sources.has(sourceId)),
  );

/** Makes it. Every version counts: older ones stay readable. */
export const createArticleShelf = (reviews: Reviews): ArticleShelf => ({
  has: async (slug) => (await reviews.findBySubject({ kind: "article", slug }))?.approved !== undefined,
  showing: async (claims, sources) => {
    const [said, cited] = [new Set(claims), new Set(sources)];
    const found: ShownIn[] = [];
    for (const { id, subject, approved } of await reviews.list()) {
      if (subject.kind !== "article" || approved === undefined) continue;
      for (const version of await reviews.versions(id))
        if (shows(version, said, cited))
          found.push({
            kind: "article",
            subject: `article/${subject.slug}/${version.version}`,
            at: version.approvedAt,
          });
    }
    return found;
  },
});
