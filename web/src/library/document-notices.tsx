/** What a reader must know before the text: retracted, retired, superseded, corrected by others. */
import { Link } from "@tanstack/react-router";
import type { DocumentRecordView, DocumentVersionView } from "../../../src/contract/documents.ts";
import { dateWords } from "../evidence/words.ts";

const noticeWords = {
  retraction: "Retraction",
  "expression-of-concern": "Expression of concern",
  erratum: "Correction",
  update: "Update",
} as const;

function Notices({ record }: { readonly record: DocumentRecordView }) {
  const { metadata } = record;
  const about = metadata.notices.filter((notice) => notice.about === "this");
  if (!metadata.retracted && about.length === 0) return null;
  return (
    <div className={metadata.retracted ? "box box-urgent" : "box box-caution"} role="alert">
      {metadata.retracted ? <h2>This publication was retracted</h2> : null}
      {metadata.retracted ? <p>No answer uses it. Do not rely on anything it says.</p> : null}
      {about.map((notice) => (
        <p key={`${notice.kind}${notice.text}`}>
          <strong>{noticeWords[notice.kind]}:</strong> {notice.text}
          {notice.pmid === undefined ? "" : ` (PMID ${notice.pmid})`}
          {notice.doi === undefined ? "" : ` (doi:${notice.doi})`}
        </p>
      ))}
    </div>
  );
}

function Retired({ record }: { readonly record: DocumentRecordView }) {
  if (record.retiredAt === undefined) return null;
  const why =
    record.retiredBecause === "removed" ? "its file is gone or no longer holds it" : "somebody took it out of use";
  return (
    <div className="box box-caution" role="alert">
      <p>
        <strong>Retired on {dateWords(record.retiredAt.slice(0, 10))}</strong> because {why}. No new answer uses it; its
        versions stay readable.
      </p>
    </div>
  );
}

function Older({ record, view }: { readonly record: DocumentRecordView; readonly view: DocumentVersionView }) {
  if (view.version === record.version) return null;
  return (
    <div className="box box-caution" role="alert">
      <p>
        <strong>A newer version exists.</strong> This one was taken in on {dateWords(view.takenInAt.slice(0, 10))} and
        is kept for the answers that quoted it.{" "}
        <Link to="/documents/$id/$version" params={{ id: record.id, version: record.version }}>
          Open the current version
        </Link>
      </p>
    </div>
  );
}

export function DocumentNotices(props: { readonly record: DocumentRecordView; readonly view: DocumentVersionView }) {
  return (
    <>
      <Notices record={props.record} />
      <Retired record={props.record} />
      <Older {...props} />
    </>
  );
}
