/** Every claim, by topic, with its certainty. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import type { ClaimView } from "../../../src/contract/browse.ts";
import { LevelShape } from "../evidence/certainty-mark.tsx";
import { levelWords } from "../evidence/words.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { claims } from "../wire/queries.ts";
import { filterClaims, topicsOf, type ClaimFilter } from "./filter-claims.ts";

export const wordingFor = ({ claim }: ClaimView, lay: boolean): string =>
  lay ? claim.say.patient : claim.say.clinician;

function ClaimRow({ view, lay }: { readonly view: ClaimView; readonly lay: boolean }) {
  const { level } = view.claim.certainty;
  return (
    <li>
      <Link to="/claims/$pack/$id" params={{ pack: view.pack, id: view.claim.id }}>
        {wordingFor(view, lay)}
      </Link>{" "}
      <span className="mark-still">
        <LevelShape level={level} /> {levelWords[level]}
        <span className="visually-hidden"> certainty</span>
      </span>
    </li>
  );
}

function ClaimGroups({ views, filter }: { readonly views: readonly ClaimView[]; readonly filter: ClaimFilter }) {
  const [reader] = useReader();
  const lay = isLayReader(reader);
  const shown = filterClaims(views, filter, lay);
  return (
    <>
      <p role="status" className="soft">
        {shown.length} of {views.length} claims
      </p>
      {shown.length === 0 ? <p>No claim fits. Use fewer or other words.</p> : null}
      {topicsOf(shown).map((topic) => (
        <section key={topic.id} aria-label={topic.title}>
          <h2>{topic.title}</h2>
          <ul className="rows">
            {shown
              .filter((view) => view.topic.id === topic.id)
              .map((view) => (
                <ClaimRow key={view.id} view={view} lay={lay} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function ClaimsPage() {
  const [text, setText] = useState("");
  const [topic, setTopic] = useState("");
  const filter = useDeferredValue({ text, topic });
  const [reader] = useReader();
  const query = useQuery(claims(isLayReader(reader)));
  return (
    <Page title="Claims" lead="Every statement an answer can be made of, with how certain it is.">
      <div className="filters" role="search">
        <TextInput
          label="Words in the claim or in how people ask"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label="Topic"
          value={topic}
          data={[
            { value: "", label: "All topics" },
            ...topicsOf(query.data ?? []).map((t) => ({ value: t.id, label: t.title })),
          ]}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
      </div>
      <Loaded from={query} what="claims">
        {(views) => <ClaimGroups views={views} filter={filter} />}
      </Loaded>
    </Page>
  );
}
