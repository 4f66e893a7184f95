/** The board's queue: what waits for review, what could harm first. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { QueueQuery, QueueView } from "../../../src/contract/review.ts";
import { FeedbackList } from "../feedback/feedback-list.tsx";
import { Page } from "../shell/page.tsx";
import { ShowMore } from "../shell/show-more.tsx";
import { isRefused, Loaded } from "../shell/trouble.tsx";
import { queue } from "../wire/review.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueRow } from "./queue-row.tsx";
import "./board.css";
import "./review.css";

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return (
    <div className="box">
      <h2>{filtered ? "Nothing fits these filters" : "Nothing waits for review"}</h2>
      {filtered ? (
        <p>
          <Link to="/review" search={{}}>
            Show the whole queue
          </Link>
        </p>
      ) : (
        <p>
          An editor submits an answer from its page, or a claim from its own page. <Link to="/">Ask a question</Link> or
          look through the <Link to="/claims">claims</Link>.
        </p>
      )}
    </div>
  );
}

interface ListedProps {
  readonly parts: readonly QueueView[];
  readonly filtered: boolean;
  readonly more: (() => void) | undefined;
}

function Listed({ parts, filtered, more }: ListedProps) {
  // Somebody may have acted between two parts: what moved from one to the next is shown once.
  const entries = [...new Map(parts.flatMap(({ cases }) => cases.map((entry) => [entry.id, entry] as const))).values()];
  const total = parts.at(-1)?.total ?? 0;
  return (
    <>
      <p role="status" className="soft">
        {more === undefined ? "" : `${entries.length} of `}
        {total} {total === 1 ? "case" : "cases"}
      </p>
      {entries.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : (
        <ul className="queue">
          {entries.map((entry) => (
            <QueueRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <ShowMore onMore={more} />
    </>
  );
}

export function QueuePage() {
  const search = useSearch({ from: "/review" });
  const navigate = useNavigate();
  const cases = useInfiniteQuery(queue(search));
  const change = (next: QueueQuery): void => void navigate({ to: "/review", search: next, replace: true });
  return (
    <Page
      title="Review"
      heading="Review queue"
      lead="What could harm somebody comes first, then what is due first."
      className="review-queue"
    >
      {cases.error === null ? <FeedbackList /> : null}
      {isRefused(cases.error) ? null : <QueueFilters value={search} onChange={change} />}
      <p className="soft no-print">
        <Link to="/withdrawn">What is withdrawn now</Link>
      </p>
      <Loaded from={cases} what="the queue">
        {({ pages }) => (
          <Listed
            parts={pages}
            filtered={Object.keys(search).length > 0}
            more={cases.hasNextPage ? () => void cases.fetchNextPage() : undefined}
          />
        )}
      </Loaded>
    </Page>
  );
}
