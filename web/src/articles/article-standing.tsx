/** Before an article's text: an older version, or why it is being looked at again. */
import { Link } from "@tanstack/react-router";
import type { ArticleView } from "../../../src/contract/review.ts";
import { dateWords } from "../evidence/words.ts";

/** Whether a newer version is read instead of this one. */
export const isReplaced = (view: ArticleView): boolean => view.versions.some(({ version }) => version > view.version);

/** Until when the approval holds, or when it ran out; while it is looked at again, neither is so. */
function approvalWords({ page, expiresOn }: ArticleView): string {
  const { status } = page.review;
  if (status === "approved") return ` · approval holds until ${dateWords(expiresOn)}`;
  return status === "expired" ? ` · approval expired on ${dateWords(expiresOn)}` : "";
}

export function ArticleStanding({ view }: { readonly view: ArticleView }) {
  const isOld = isReplaced(view);
  return (
    <>
      {view.notices.length === 0 && !isOld ? null : (
        <section className="box box-caution" aria-labelledby="article-notices">
          <h2 id="article-notices">Before you read this</h2>
          {view.notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
          {isOld ? (
            <p>
              Kept for the record.{" "}
              <Link
                to="/articles/$slug"
                params={{ slug: view.slug }}
                search={(now) => ({ ...now, version: undefined })}
              >
                Read the present version
              </Link>
            </p>
          ) : null}
        </section>
      )}
      <p className="soft">
        Last updated {dateWords(view.lastUpdated)}
        {isOld ? "" : approvalWords(view)}
      </p>
    </>
  );
}
