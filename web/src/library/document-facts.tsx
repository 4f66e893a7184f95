/** What is known of a document: its publication, its versions, and what was done to it by hand. */
import { Link } from "@tanstack/react-router";
import type { DocumentRecordView } from "../../../src/contract/documents.ts";
import { SourceLinks } from "../evidence/source-links.tsx";
import { plainWords } from "../evidence/words.ts";
import { formatWords, timeWords } from "./words.ts";

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

export function DocumentFacts({ record }: { readonly record: DocumentRecordView }) {
  const { metadata: m } = record;
  return (
    <dl className="wordings">
      {m.authors.length === 0 ? null : <Fact name="Authors">{m.authors.join(", ")}</Fact>}
      {m.journal === undefined ? null : <Fact name="Journal">{m.journal}</Fact>}
      {m.date === undefined ? null : <Fact name="Date">{m.date}</Fact>}
      {m.design === undefined ? null : <Fact name="Kind of study">{plainWords(m.design)}</Fact>}
      {m.pmid === undefined && m.doi === undefined && m.url === undefined ? null : (
        <Fact name="Found at">
          <SourceLinks pmid={m.pmid} doi={m.doi} url={m.url} />
        </Fact>
      )}
      <Fact name="File">
        {record.origin.file}
        {record.origin.record === undefined ? "" : `, record ${record.origin.record}`} · {formatWords[record.format]}
      </Fact>
    </dl>
  );
}

const valueWords = (value: unknown): string => {
  if (value === undefined || value === null) return "nothing";
  return Array.isArray(value) ? value.join("; ") : typeof value === "string" ? value : JSON.stringify(value);
};

export function DocumentHistory({ record, open }: { readonly record: DocumentRecordView; readonly open: string }) {
  return (
    <details>
      <summary>
        Versions ({record.versions.length}) and changes by hand ({record.changes.length})
      </summary>
      <ul>
        {record.versions.map((version) => (
          <li key={version.version}>
            {version.version === open ? (
              <strong>Taken in {timeWords(version.takenInAt)} (open here)</strong>
            ) : (
              <Link to="/documents/$id/$version" params={{ id: record.id, version: version.version }}>
                Taken in {timeWords(version.takenInAt)}
              </Link>
            )}
            {version.version === record.version ? " · current" : ""} <code className="hash">{version.version}</code>
          </li>
        ))}
      </ul>
      {record.changes.length === 0 ? null : (
        <ul>
          {record.changes.map((change) => (
            <li key={`${change.at}${change.field}`}>
              {timeWords(change.at)}, {change.actor}:{" "}
              {change.field === "retired"
                ? change.after === true
                  ? "retired"
                  : "restored"
                : `${change.field} from “${valueWords(change.before)}” to “${valueWords(change.after)}”`}
              {change.reason === undefined ? "" : ` (${change.reason})`}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
