/** The articles the board has published. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateWords } from "../evidence/words.ts";
import { readerNames } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { type ArticleInList, articles } from "../wire/articles.ts";
import "../review/board.css";
import "./articles.css";

const standing: Readonly<Partial<Record<ArticleInList["status"], string>>> = {
  expired: "Its approval has expired",
  submitted: "Being looked at again",
  "under-review": "Being looked at again",
  "changes-requested": "Being looked at again",
  retired: "Retired",
};

const readers = new Intl.ListFormat("en-GB");

function Row({ article }: { readonly article: ArticleInList }) {
  const words = standing[article.status];
  return (
    <li>
      <Link to="/articles/$slug" params={{ slug: article.slug }} search={{}}>
        {article.title}
      </Link>{" "}
      {words === undefined ? null : <span className="tag">{words}</span>}
      <p className="soft">
        Version {article.version}, approved {dateWords(article.approvedAt)} · evidence current through{" "}
        {dateWords(article.evidenceCurrentThrough)} · for{" "}
        {readers.format(article.audiences.map((audience) => `${readerNames[audience].toLowerCase()}s`))}
      </p>
    </li>
  );
}

export function ArticlesPage() {
  return (
    <Page
      title="Articles"
      lead="Pages that reviewers read sentence by sentence and put their names to. Each keeps its address and every version."
    >
      <Loaded from={useQuery(articles)} what="articles">
        {(all) =>
          all.length === 0 ? (
            <div className="box">
              <h2>No article has been approved yet</h2>
              <p>
                What you read elsewhere here comes straight from the <Link to="/claims">claims</Link> and says that no
                clinician has reviewed it. The <Link to="/policy">editorial policy</Link> says what an approval takes.
              </p>
            </div>
          ) : (
            <ul className="rows">
              {all.map((article) => (
                <Row key={article.slug} article={article} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="soft">
        <Link to="/withdrawn">What is withdrawn now</Link>
      </p>
    </Page>
  );
}
