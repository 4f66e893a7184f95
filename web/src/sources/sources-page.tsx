/** Every source: what kind of study, how many people, how far it was read, and what rests on it. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { SourceView } from "../../../src/contract/browse.ts";
import { hasWords } from "../claims/filter-claims.ts";
import { plainWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { sources } from "../wire/queries.ts";
import { SourcesTable } from "./sources-table.tsx";

interface SourceFilter {
  readonly text: string;
  readonly design: string;
}

const fits = ({ source }: SourceView, { text, design }: SourceFilter): boolean =>
  (design === "" || source.design === design) &&
  hasWords([source.citation, source.id, source.pmid ?? "", source.doi ?? "", source.trial ?? ""], text);

function Shown({ views, filter }: { readonly views: readonly SourceView[]; readonly filter: SourceFilter }) {
  const shown = views.filter((view) => fits(view, filter));
  return (
    <>
      <p role="status" className="soft">
        {shown.length} of {views.length} sources
      </p>
      {shown.length === 0 ? <p>No source fits. Use fewer or other words.</p> : <SourcesTable views={shown} />}
    </>
  );
}

export function SourcesPage() {
  const [text, setText] = useState("");
  const [design, setDesign] = useState("");
  const filter = useDeferredValue({ text, design });
  const query = useQuery(sources);
  const designs = [...new Set((query.data ?? []).map((view) => view.source.design))].sort();
  return (
    <Page title="Sources" lead="What the claims rest on. Most were read as abstracts; each line says how far.">
      <div className="filters" role="search">
        <TextInput
          label="Words in the citation, PMID or DOI"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label="Kind of study"
          value={design}
          data={[{ value: "", label: "All kinds" }, ...designs.map((d) => ({ value: d, label: plainWords(d) }))]}
          onChange={(event) => setDesign(event.currentTarget.value)}
        />
      </div>
      <Loaded from={query} what="sources">
        {(views) => <Shown views={views} filter={filter} />}
      </Loaded>
    </Page>
  );
}
