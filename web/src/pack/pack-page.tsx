/** The packs in use: what each is about, how its literature was searched, what it corrects and what stays open. */
import { useQuery } from "@tanstack/react-query";
import type { PackView } from "../../../src/contract/browse.ts";
import { dateWords } from "../evidence/words.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { packs } from "../wire/queries.ts";
import { Corrections } from "./corrections.tsx";
import { Rules } from "./rules.tsx";

const countNames: readonly (readonly [keyof PackView["counts"], string])[] = [
  ["claims", "claims"],
  ["sources", "sources"],
  ["conflicts", "disagreements"],
  ["gaps", "open questions"],
  ["calculators", "calculators"],
];

function Facts({ pack }: { readonly pack: PackView }) {
  return (
    <dl className="wordings">
      <div>
        <dt>How the literature was searched</dt>
        <dd>{pack.method}</dd>
      </div>
      <div>
        <dt>Holds</dt>
        <dd>{countNames.map(([key, name]) => `${pack.counts[key]} ${name}`).join(", ")}</dd>
      </div>
      <div>
        <dt>Review</dt>
        <dd>{pack.review === "unreviewed" ? "Not yet reviewed by clinicians" : pack.review}</dd>
      </div>
      <div>
        <dt>Kept by</dt>
        <dd>{pack.owner}</dd>
      </div>
      <div>
        <dt>Version and content hash</dt>
        <dd>
          {pack.version} <code className="hash">{pack.contentHash}</code>
        </dd>
      </div>
    </dl>
  );
}

function Pack({ pack }: { readonly pack: PackView }) {
  const topics = [...pack.topics].sort((a, b) => a.order - b.order);
  return (
    <section aria-labelledby={`pack-${pack.id}`}>
      <h2 id={`pack-${pack.id}`}>{pack.title}</h2>
      <p>{pack.summary}</p>
      <Facts pack={pack} />
      <Corrections corrections={pack.corrections} pack={pack.id} />
      {pack.gaps.length === 0 ? null : (
        <>
          <h3>Open questions</h3>
          <p className="soft">Asked for, searched for, and not answered by the literature that was found.</p>
          <ul>
            {pack.gaps.map((gap) => (
              <li key={gap.id}>{gap.say}</li>
            ))}
          </ul>
        </>
      )}
      <Rules pack={pack.id} rules={pack.rules} />
      <h3>Topics</h3>
      <RowsTable
        caption="Topics and when their literature was last searched"
        rows={topics}
        keyOf={(topic) => topic.id}
        columns={[
          { title: "Topic", cell: (topic) => topic.title },
          { title: "Searched on", cell: (topic) => dateWords(topic.searchedOn) },
        ]}
      />
    </section>
  );
}

export function PackPage() {
  const [reader] = useReader();
  return (
    <Page title="Pack" lead="The evidence in use, as a versioned folder that people can read and check line by line.">
      <Loaded from={useQuery(packs(isLayReader(reader)))} what="packs">
        {(loaded) =>
          loaded.length === 0 ? <p>No pack is loaded.</p> : loaded.map((pack) => <Pack key={pack.id} pack={pack} />)
        }
      </Loaded>
    </Page>
  );
}
