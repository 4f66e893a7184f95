/** One case in the queue: what it is, where it stands, whose it is, what it still needs. */
import { Link } from "@tanstack/react-router";
import type { QueueEntry } from "../../../src/contract/review.ts";
import { dateWords } from "../evidence/words.ts";
import { asSentence, dueWords, isClosed, kindWords, onDay, stateWords, todayOf } from "./words.ts";

function Due({ dueOn }: { readonly dueOn: string }) {
  const today = todayOf(new Date());
  return (
    <span className={dueOn < today ? "overdue" : undefined}>
      {dueOn < today ? <span aria-hidden="true">▲ </span> : null}
      {dueWords(dueOn, today)} ({dateWords(dueOn)})
    </span>
  );
}

const countOf = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

function Said({ entry }: { readonly entry: QueueEntry }) {
  const parts = [
    ...(entry.openComments === 0 ? [] : [countOf(entry.openComments, "open comment")]),
    ...(entry.openSuggestions === 0 ? [] : [countOf(entry.openSuggestions, "open suggestion")]),
    ...(entry.signOffs === 0 ? [] : [countOf(entry.signOffs, "sign-off")]),
  ];
  return parts.length === 0 ? null : <p className="soft">{parts.join(" · ")}</p>;
}

export function QueueRow({ entry }: { readonly entry: QueueEntry }) {
  return (
    <li className={entry.harm ? "queue-row queue-harm" : "queue-row"}>
      <p className="queue-marks">
        {entry.harm ? (
          <span className="tag tag-harm">
            <span aria-hidden="true">■ </span>Could harm somebody
          </span>
        ) : null}
        <span className="tag">{stateWords[entry.state]}</span>
        <span className="soft">{kindWords[entry.subject.kind]}</span>
        {entry.changedSinceSeen ? <span className="tag tag-changed">● Changed since you looked</span> : null}
      </p>
      <h2>
        <Link to="/review/$id" params={{ id: entry.id }}>
          {entry.title}
        </Link>
      </h2>
      <dl className="queue-facts">
        <div>
          <dt>Assigned</dt>
          <dd>{entry.assignees.length === 0 ? "nobody yet" : entry.assignees.map(({ name }) => name).join(", ")}</dd>
        </div>
        {entry.dueOn === undefined || isClosed(entry.state) ? null : (
          <div>
            <dt>Due</dt>
            <dd>
              <Due dueOn={entry.dueOn} />
            </dd>
          </div>
        )}
        {entry.stillNeeded.length === 0 ? null : (
          <div>
            <dt>Still needed</dt>
            <dd>{entry.stillNeeded.join("; ")}</dd>
          </div>
        )}
        {entry.reopened === undefined ? null : (
          <div>
            <dt>Opened again</dt>
            <dd>{entry.reopened.map(({ text }) => asSentence(text)).join(" ")}</dd>
          </div>
        )}
        <div>
          <dt>{entry.authors.length === 0 ? "Changed" : "From"}</dt>
          <dd>{[...entry.authors.map(({ name }) => name), onDay(entry.updatedAt)].join(", ")}</dd>
        </div>
      </dl>
      <Said entry={entry} />
    </li>
  );
}
