/** Every claim, by topic, with its certainty. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ClaimView } from "../../../src/contract/browse.ts";
import { LevelShape } from "../evidence/certainty-mark.tsx";
import { Filters, type Narrowing, ShownCount, useNarrowing } from "../evidence/filters.tsx";
import { levelWords } from "../evidence/words.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { claims } from "../wire/queries.ts";
import { filterClaims, topicsOf } from "./filter-claims.ts";

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

function ClaimGroups({ views, filter }: { readonly views: readonly ClaimView[]; readonly filter: Narrowing }) {
  const [reader] = useReader();
  const lay = isLayReader(reader);
  const shown = filterClaims(views, filter, lay);
  return (
    <>
      <ShownCount shown={shown.length} of={views.length} what="claims" />
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
  const [typed, setTyped, filter] = useNarrowing();
  const [reader] = useReader();
  const query = useQuery(claims(isLayReader(reader)));
  return (
    <Page title="Claims" lead="Every statement an answer can be made of, with how certain it is.">
      <Filters
        value={typed}
        onChange={setTyped}
        wordsLabel="Words in the claim or in how people ask"
        choiceLabel="Topic"
        allLabel="All topics"
        options={topicsOf(query.data ?? []).map((t) => ({ value: t.id, label: t.title }))}
      />
      <Loaded from={query} what="claims">
        {(views) => <ClaimGroups views={views} filter={filter} />}
      </Loaded>
    </Page>
  );
}
