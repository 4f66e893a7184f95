/** What a claim rests on: each source, the place in it, how far it was read, and the numbers it gives. */
import { readWord } from "../../../src/core/answer/markdown.ts";
import type { ClaimView } from "../../../src/contract/browse.ts";
import type { Support } from "../../../src/core/knowledge/claim.ts";
import type { Source } from "../../../src/core/knowledge/source.ts";
import { SourceLinks } from "../evidence/source-links.tsx";
import { plainWords } from "../evidence/words.ts";
import { type Column, RowsTable } from "../shell/rows-table.tsx";

function SourceCell({ source, id }: { readonly source: Source | undefined; readonly id: string }) {
  if (source === undefined) return <>{id}</>;
  return (
    <>
      {source.retracted ? <strong className="retracted">RETRACTED </strong> : null}
      {source.citation}{" "}
      <span className="soft">
        {plainWords(source.design)}
        {source.participants === undefined ? "" : `; n = ${source.participants}`}
      </span>{" "}
      <SourceLinks pmid={source.pmid} doi={source.doi} url={source.url} />
    </>
  );
}

const numbers: Column<Support> = {
  title: "Numbers",
  cell: (s) => (s.numbers.length === 0 ? "none" : s.numbers.join(", ")),
};

export interface SupportTableProps {
  readonly view: ClaimView;
  /** The numbers of a source can be doses; lay readers do not get them. */
  readonly lay: boolean;
}

export function SupportTable({ view, lay }: SupportTableProps) {
  const sources = new Map(view.sources.map((source) => [source.id, source] as const));
  return (
    <RowsTable<Support>
      caption="Each source, the place in it, and how far it was read"
      rows={view.claim.support}
      keyOf={(s) => `${s.source} ${s.fact ?? ""} ${s.at} ${s.says}`}
      columns={[
        { title: "Source", cell: (s) => <SourceCell source={sources.get(s.source)} id={s.source} /> },
        { title: "Says", cell: (s) => (s.says === "supports" ? "supports" : "≠ says otherwise") },
        { title: "Where", cell: (s) => s.at },
        { title: "Read", cell: (s) => readWord(s.read) },
        ...(lay ? [] : [numbers]),
        { title: "Fact", cell: (s) => s.fact ?? "none" },
      ]}
    />
  );
}
