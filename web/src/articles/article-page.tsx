/** An article at its permanent address: the version for this reader, who approved it, and every version before. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { ArticleView } from "../../../src/contract/review.ts";
import { Contents } from "../answers/contents.tsx";
import { Disagreements } from "../answers/disagreements.tsx";
import { MarkdownButtons } from "../answers/markdown-buttons.tsx";
import { Closest, Opening } from "../answers/opening.tsx";
import { Part } from "../answers/part.tsx";
import { type PartLink, partsOf } from "../answers/parts-of.ts";
import { ReviewState } from "../answers/review-state.tsx";
import { Terms } from "../answers/terms.tsx";
import { WithReferences } from "../evidence/reference-context.tsx";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { FeedbackBar } from "../feedback/feedback-bar.tsx";
import { audienceOf, readerNames, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { isWithdrawn, Trouble, Waiting } from "../shell/trouble.tsx";
import { Withdraw } from "../standings/withdraw.tsx";
import { article } from "../wire/articles.ts";
import { CallFailed } from "../wire/fetch-json.ts";
import { ArticleStanding, isReplaced } from "./article-standing.tsx";
import { ArticleVersions } from "./article-versions.tsx";
import "../review/board.css";
import "./articles.css";

function Readers({ view }: { readonly view: ArticleView }) {
  if (view.audiences.length < 2) return null;
  return (
    <nav aria-label="Written for" className="audiences">
      {view.audiences.map((audience) => (
        <Link
          key={audience}
          to="/articles/$slug"
          params={{ slug: view.slug }}
          search={(now) => ({ ...now, audience })}
          replace
          resetScroll={false}
          aria-current={audience === view.page.audience ? "page" : undefined}
        >
          {readerNames[audience]}
        </Link>
      ))}
    </nav>
  );
}

/** Parts of an answer page that an article does not have are left out of its table of contents. */
const contentsOf = (view: ArticleView): readonly PartLink[] => [
  ...partsOf(view.page).filter(({ id }) => id !== "next"),
  { id: "versions", title: "Reviewers and versions" },
];

function Text({ view }: { readonly view: ArticleView }) {
  const { page } = view;
  return (
    <>
      {page.bottomLine.length === 0 ? null : (
        <Part id="in-short" title="In short" className="in-short">
          <SentenceList sentences={page.bottomLine} />
        </Part>
      )}
      {page.sections.map((section) => (
        <Part key={section.id} id={`section-${section.id}`} title={section.title}>
          <SentenceList sentences={section.sentences} />
        </Part>
      ))}
      <Disagreements disagreements={page.disagreements} />
      {page.unknowns.length === 0 ? null : (
        <Part id="not-known" title="Not known">
          <SentenceList sentences={page.unknowns} />
        </Part>
      )}
      <Closest answer={page} />
      <Terms terms={page.terms} />
      {page.references.length === 0 ? null : (
        <Part id="references" title="References">
          <ReferenceList references={page.references} />
        </Part>
      )}
    </>
  );
}

function Article({ view }: { readonly view: ArticleView }) {
  return (
    <WithReferences references={view.page.references}>
      <Page title={view.title} className="answer article">
        <div className="answer-columns">
          <article className="answer-body">
            <ArticleStanding view={view} />
            <ReviewState answer={view.page} replaced={isReplaced(view)} />
            <div className="toolbar no-print" role="group" aria-label="This article">
              <Readers view={view} />
              <Button size="xs" variant="default" onClick={() => window.print()}>
                Print
              </Button>
              <MarkdownButtons answer={view.page} />
            </div>
            <Opening answer={view.page} />
            <Text view={view} />
            <ArticleVersions view={view} />
            <FeedbackBar answer={view.page} slug={view.slug} />
            <Withdraw kind="article" id={view.slug} />
            <p className="disclaimer">
              {view.page.disclaimer} <Link to="/policy">Editorial policy</Link>
            </p>
          </article>
          <Contents parts={contentsOf(view)} />
        </div>
      </Page>
    </WithReferences>
  );
}

/** No article here, or one that was withdrawn: the server says which. */
function Absent({ error }: { readonly error: CallFailed }) {
  if (error.status === 404)
    return (
      <Page title="Article" heading="There is no article at this address">
        <p>
          Look through the <Link to="/articles">articles</Link>, or <Link to="/">ask a question</Link>.
        </p>
      </Page>
    );
  return (
    <Page title="Article" heading="This article was withdrawn">
      <div className="box box-urgent">
        {error.problems.map((problem) => (
          <p key={problem.message}>{problem.message.replace(/[^.!?]$/u, "$&.")}</p>
        ))}
      </div>
      <p>
        <Link to="/articles">Other articles</Link>, or <Link to="/">ask a question</Link>.
      </p>
    </Page>
  );
}

export function ArticlePage() {
  const { slug } = useParams({ from: "/articles/$slug" });
  const { audience, version } = useSearch({ from: "/articles/$slug" });
  const [reader] = useReader();
  const { data, error, refetch } = useQuery(article(slug, audience ?? audienceOf(reader), version));
  if (isWithdrawn(error)) return <Absent error={error} />;
  if (data !== undefined) return <Article view={data} />;
  if (error instanceof CallFailed && error.status === 404) return <Absent error={error} />;
  return (
    <Page title="Article">
      {error === null ? (
        <Waiting what="Loading the article…" />
      ) : (
        <Trouble error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}
