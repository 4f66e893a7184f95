/** Every source: what kind of study, how many people, how far it was read, and what rests on it. */
import { useQuery } from "@tanstack/react-query";
import type { SourceView } from "../../../src/contract/browse.ts";
import { hasWords } from "../claims/filter-claims.ts";
import { Filters, type Narrowing, ShownCount, useNarrowing } from "../evidence/filters.tsx";
import { plainWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { sources } from "../wire/queries.ts";
import { SourcesTable } from "./sources-table.tsx";

const fits = ({ source }: SourceView, { words, choice }: Narrowing): boolean =>
  (choice === "" || source.design === choice) &&
  hasWords([source.citation, source.id, source.pmid ?? "", source.doi ?? "", source.trial ?? ""], words);

function Shown({ views, filter }: { readonly views: readonly SourceView[]; readonly filter: Narrowing }) {
  const shown = views.filter((view) => fits(view, filter));
  return (
    <>
      <ShownCount shown={shown.length} of={views.length} what="sources" />
      {shown.length === 0 ? null : <SourcesTable views={shown} />}
    </>
  );
}

export function SourcesPage() {
  const [typed, setTyped, filter] = useNarrowing();
  const query = useQuery(sources);
  const designs = [...new Set((query.data ?? []).map((view) => view.source.design))].sort();
  return (
    <Page title="Sources" lead="What the claims rest on. Most were read as abstracts; each line says how far.">
      <Filters
        value={typed}
        onChange={setTyped}
        wordsLabel="Words in the citation, PMID or DOI"
        choiceLabel="Kind of study"
        allLabel="All kinds"
        options={designs.map((d) => ({ value: d, label: plainWords(d) }))}
      />
      <Loaded from={query} what="sources">
        {(views) => <Shown views={views} filter={filter} />}
      </Loaded>
    </Page>
  );
}
