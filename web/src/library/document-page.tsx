/** One document: what it is, what to know before reading it, and its text, open at a quotation where one was followed. */
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "@tanstack/react-router";
import type { DocumentRecordView, DocumentVersionView } from "../../../src/contract/documents.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { document as documentQuery, documentVersion } from "../wire/library.ts";
import { CorrectForm } from "./correct-form.tsx";
import { DocumentFacts, DocumentHistory } from "./document-facts.tsx";
import { DocumentNotices } from "./document-notices.tsx";
import { DocumentText, type Stretch } from "./document-text.tsx";
import { titleOf } from "./words.ts";
import "./library.css";

/** The stretch that the address asks for, such as ?from=120&to=180. */
export function stretchOf(search: string): Stretch | undefined {
  const query = new URLSearchParams(search);
  const [start, end] = [Number(query.get("from") ?? Number.NaN), Number(query.get("to") ?? Number.NaN)];
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end ? { start, end } : undefined;
}

function Contents({ view }: { readonly view: DocumentVersionView }) {
  const sections = view.sections.filter((section) => section.title !== "" && section.level <= 2);
  if (sections.length < 3) return null;
  return (
    <details className="no-print">
      <summary>Sections ({sections.length})</summary>
      <ul>
        {sections.map((section) => (
          <li key={section.start}>
            <a href={`#at-${section.start}`}>{section.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Opened({ record, view }: { readonly record: DocumentRecordView; readonly view: DocumentVersionView }) {
  const quoted = stretchOf(useLocation().searchStr);
  return (
    <Page title="Document" heading={titleOf(record)} className="document">
      <DocumentNotices record={record} view={view} />
      <DocumentFacts record={record} />
      <DocumentHistory record={record} open={view.version} />
      <CorrectForm key={JSON.stringify(record.corrections)} record={record} />
      <Contents view={view} />
      <h2>Text</h2>
      <p className="soft">As it was read from the file. Nobody reviewed it here.</p>
      <DocumentText view={view} quoted={quoted} />
      <p className="soft">
        <Link to="/documents">All documents</Link>
      </p>
    </Page>
  );
}

function WithText({ record, version }: { readonly record: DocumentRecordView; readonly version: string }) {
  const [reader] = useReader();
  return (
    <Loaded from={useQuery(documentVersion(record.id, version, isLayReader(reader)))} what="the text">
      {(view) => <Opened record={record} view={view} />}
    </Loaded>
  );
}

export function DocumentPage() {
  const { id = "", version } = useParams({ strict: false });
  return (
    <Loaded from={useQuery(documentQuery(id))} what="the document">
      {(record) => <WithText record={record} version={version ?? record.version} />}
    </Loaded>
  );
}
