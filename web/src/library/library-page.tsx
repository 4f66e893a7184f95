/** The clinic's own documents: find, filter, add. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import type { DocumentList, DocumentView } from "../../../src/contract/documents.ts";
import { plainWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { ShowMore } from "../shell/show-more.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { documentPage, type Shown } from "../wire/library.ts";
import { Upload } from "./upload.tsx";
import { counted, formatWords, standings, titleOf } from "./words.ts";
import "./library.css";

const everything: Shown = { words: "", format: "", show: "current" };

function Row({ document }: { readonly document: DocumentView }) {
  const facts = [
    formatWords[document.format],
    document.date,
    document.design === undefined ? undefined : plainWords(document.design),
    document.pmid === undefined ? undefined : `PMID ${document.pmid}`,
    document.title === "" ? undefined : document.origin.file,
  ];
  return (
    <li>
      <Link to="/documents/$id" params={{ id: document.id }}>
        {titleOf(document)}
      </Link>
      {document.retracted ? <strong className="retracted"> RETRACTED</strong> : null}
      {document.retiredAt === undefined ? null : <span className="tag retired-tag">Retired</span>}
      <p className="soft">{facts.filter((fact) => fact !== undefined).join(" · ")}</p>
    </li>
  );
}

function Empty() {
  return (
    <div className="box">
      <h2>No documents yet</h2>
      <p>
        Add your guidelines, protocols and papers here. A whole folder is taken in on the server itself, and again
        whenever something in it has changed:
      </p>
      <p>
        <code>npm run -s ranvier -- ingest /path/to/folder</code>
      </p>
      <p>Every version is kept, so that an answer of today can be opened at its quotation in years.</p>
    </div>
  );
}

interface ListProps {
  readonly pages: readonly DocumentList[];
  readonly narrowed: boolean;
  readonly more: (() => void) | undefined;
}

function Listed({ pages, narrowed, more }: ListProps) {
  const documents = pages.flatMap((page) => page.documents);
  const total = pages[0]?.total ?? 0;
  if (total === 0 && !narrowed) return <Empty />;
  return (
    <>
      <p role="status" className="soft">
        {documents.length.toLocaleString("en-GB")} of {counted(total, "document")}, newest first
      </p>
      {total === 0 ? <p>Nothing fits. Use fewer or other words.</p> : null}
      <ul className="rows">
        {documents.map((document) => (
          <Row key={document.id} document={document} />
        ))}
      </ul>
      <ShowMore onMore={more} />
    </>
  );
}

export function LibraryPage() {
  const [typed, setTyped] = useState(everything);
  const shown = useDeferredValue(typed);
  const query = useInfiniteQuery({
    queryKey: ["documents", "list", shown],
    queryFn: ({ pageParam }) => documentPage(shown, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last, pages) =>
      pages.reduce((n, page) => n + page.documents.length, 0) < last.total ? last.documents.at(-1)?.id : undefined,
  });
  const narrowed = shown.words.trim() !== "" || shown.format !== "" || shown.show !== "current";
  return (
    <Page
      title="Library"
      lead="The clinic's own documents. Answers quote them word for word, and say that nobody reviewed them."
    >
      <Upload />
      <div className="filters library-filters" role="search">
        <TextInput
          label="Words in title, authors or file name, a PMID or a DOI"
          value={typed.words}
          onChange={(event) => setTyped({ ...typed, words: event.currentTarget.value })}
        />
        <NativeSelect
          label="Format"
          value={typed.format}
          data={[
            { value: "", label: "All" },
            ...Object.entries(formatWords).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => setTyped({ ...typed, format: event.currentTarget.value })}
        />
        <NativeSelect
          label="Show"
          value={typed.show}
          data={[...standings]}
          onChange={(event) => setTyped({ ...typed, show: event.currentTarget.value })}
        />
      </div>
      <Loaded from={query} what="documents">
        {({ pages }) => (
          <Listed
            pages={pages}
            narrowed={narrowed}
            more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          />
        )}
      </Loaded>
    </Page>
  );
}
