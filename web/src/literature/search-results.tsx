/** What a search found, after what was made of its words. */
import type { SearchResponse } from "../../../src/contract/search.ts";
import { SearchHitRow } from "./search-hit.tsx";

/** Everything that was done to the words, so that nothing is searched in silence. */
function Reading({ found }: { readonly found: SearchResponse }) {
  const lines = [
    ...found.corrections.map(({ from, to }) => `Searched for “${to}” instead of “${from}”.`),
    ...found.expansions.map(({ said, added }) => `“${said}” was also searched as ${added.join(", ")}.`),
    ...(found.shortened ? ["The message is long: what it asks counts most."] : []),
    ...found.notices,
  ];
  return lines.length === 0 ? null : (
    <ul className="search-reading" aria-label="What was searched">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Nothing({ passages }: { readonly passages: number }) {
  return passages === 0 ? (
    <p>
      No documents have been taken in yet. Whoever runs this server can do so with{" "}
      <code>ranvier ingest &lt;files or folders&gt;</code>.
    </p>
  ) : (
    <p>Nothing was found. Use fewer or other words, or leave a filter out.</p>
  );
}

export function SearchResults({ found }: { readonly found: SearchResponse }) {
  const count = found.hits.length;
  return (
    <section aria-label="Results">
      <Reading found={found} />
      <p role="status" className="soft">
        {count} {count === 1 ? "passage" : "passages"} shown, best first, of {found.passages.toLocaleString("en-GB")} in
        the clinic’s documents
      </p>
      {count === 0 ? (
        <Nothing passages={found.passages} />
      ) : (
        <ol className="rows search-hits">
          {found.hits.map((hit) => (
            <SearchHitRow key={hit.id} hit={hit} />
          ))}
        </ol>
      )}
    </section>
  );
}
