/** Before an article's text: an older version, or why it is being looked at again. */
import { Link } from "@tanstack/react-router";
import type { ArticleView } from "../../../src/contract/review.ts";
import { dateWords } from "../evidence/words.ts";

/** Whether a newer version is read instead of this one. */
export const isReplaced = (view: ArticleView): boolean => view.versions.some(({ version }) => version > view.version);

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
        {isOld
          ? ""
          : ` · ${view.page.review.status === "approved" ? "approval holds until" : "was approved until"} ${dateWords(view.expiresOn)}`}
      </p>
    </>
  );
}
