/** Searching the clinic's own documents. */
import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isLayReader, useReader } from "../reader/audience.ts";
import { useFocusShortcut } from "../shell/shortcut.ts";
import { Page } from "../shell/page.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { noFilter, SearchFilters } from "./search-filters.tsx";
import { SearchResults } from "./search-results.tsx";
import { useSearch } from "./use-search.ts";

const lead = "Passages of the clinic’s own documents, as they are written there. Nothing here was reviewed by editors.";

function SearchForm() {
  const { search, busy, error, last } = useSearch();
  const [text, setText] = useState(last?.searched.text ?? "");
  const [fields, setFields] = useState(last?.searched.fields ?? noFilter);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusShortcut(field);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.trim();
    setProblem(words === "" ? "Write what to search for." : null);
    if (words === "") field.current?.focus();
    else if (!busy) search({ text: words, fields });
  };
  return (
    <>
      <form className="search-box" role="search" autoComplete="off" onSubmit={send}>
        <TextInput
          ref={field}
          label="Words, a “quoted phrase”, or a PMID, DOI or trial number"
          value={text}
          error={problem}
          maxLength={8000}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Button type="submit" aria-disabled={busy}>
          {busy ? "Searching…" : "Search"}
        </Button>
        <SearchFilters value={fields} onChange={setFields} />
      </form>
      {error === null ? null : <Trouble error={error} />}
      {last === undefined || error !== null ? null : <SearchResults found={last.found} />}
    </>
  );
}

/** Documents hold doses and orders meant for professionals: a lay reader is asked to ask instead. */
export function SearchPage() {
  const [reader] = useReader();
  return (
    <Page title="Search" lead={lead} focusHeading={false}>
      {isLayReader(reader) ? (
        <div className="box">
          <p>
            These documents are written for professionals and are shown as they are, so this page is not for patients
            and carers. <Link to="/">Ask a question</Link> instead, or change who reads at the top of the question page.
          </p>
        </div>
      ) : (
        <SearchForm />
      )}
    </Page>
  );
}
