/** Before an article's text: an older version, or why it is being looked at again. */
import { Link } from "@tanstack/react-router";
import type { ArticleView } from "../../../src/contract/review.ts";
import { dateWords } from "../evidence/words.ts";

export function ArticleStanding({ view }: { readonly view: ArticleView }) {
  const newest = Math.max(view.version, ...view.versions.map(({ version }) => version));
  const isOld = view.version < newest;
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
        Last updated {dateWords(view.lastUpdated)} ·{" "}
        {view.page.review.status === "approved" ? "approval holds until" : "was approved until"}{" "}
        {dateWords(view.expiresOn)}
      </p>
    </>
  );
}
