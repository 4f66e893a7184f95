/** One case: the content as it reads with what is said about it, and beside it what an approval takes. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import type { CaseView } from "../../../src/contract/review.ts";
import type { Audience } from "../../../src/core/knowledge/claim.ts";
import { WithReferences } from "../evidence/reference-context.tsx";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { account } from "../wire/people.ts";
import { reviewCase } from "../wire/review.ts";
import { type CaseRoom, type OpenForm, WithCase } from "./case-context.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseSide } from "./case-side.tsx";
import { Changes } from "./changes.tsx";
import { ConflictBox } from "./conflict-box.tsx";
import { PageText } from "./page-text.tsx";
import { useAct } from "./use-act.ts";
import { useSentenceKeys } from "./use-sentence-keys.ts";
import { pageWords } from "./words.ts";
import "./board.css";
import "./review.css";

interface AudiencesProps {
  readonly view: CaseView;
  readonly chosen: Audience;
}

function Audiences({ view, chosen }: AudiencesProps) {
  const { pages } = view.case.content;
  if (pages.length < 2) return <p className="soft">{pageWords[chosen]}</p>;
  return (
    <nav aria-label="Versions" className="audiences">
      {pages.map(({ audience }) => (
        <Link
          key={audience}
          to="/review/$id"
          params={{ id: view.case.id }}
          search={{ audience }}
          replace
          resetScroll={false}
          aria-current={audience === chosen ? "page" : undefined}
        >
          {pageWords[audience]}
        </Link>
      ))}
    </nav>
  );
}

function Case({ view, asked }: { readonly view: CaseView; readonly asked: Audience | undefined }) {
  const { content } = view.case;
  const [form, openForm] = useState<OpenForm | undefined>(undefined);
  const drafts = useRef(new Map<string, string>()).current;
  const { conflict, forgetConflict, ...acting } = useAct(view);
  const names = useMemo(() => new Map(view.people.map(({ id, name }) => [id, name] as const)), [view.people]);
  const me = useQuery(account).data?.person?.id ?? "local";
  const page = content.pages.find(({ audience }) => audience === asked) ?? content.pages[0];
  const body = useRef<HTMLDivElement>(null);
  useSentenceKeys(body, openForm);
  if (page === undefined) return <p>This case has no page.</p>;
  const room: CaseRoom = {
    ...acting,
    view,
    audience: page.audience,
    me,
    nameOf: (person) => names.get(person) ?? (person === "local" ? "this machine’s user" : person),
    may: (kind) => view.may.includes(kind),
    form,
    openForm,
    drafts,
  };
  return (
    <WithCase value={room}>
      <Page title="Review case" heading={content.title} className="case">
        <CaseHead />
        {conflict === undefined ? null : <ConflictBox conflict={conflict} onClose={forgetConflict} />}
        <Changes />
        <div className="case-columns">
          <div ref={body} className="case-body">
            <Audiences view={view} chosen={page.audience} />
            <WithReferences references={page.references}>
              <PageText page={page} />
              <section className="part" aria-labelledby="case-references">
                <h2 id="case-references">References</h2>
                <ReferenceList references={page.references} />
              </section>
            </WithReferences>
            <p className="disclaimer">{page.disclaimer}</p>
          </div>
          <CaseSide />
        </div>
      </Page>
    </WithCase>
  );
}

export function CasePage() {
  const { id } = useParams({ from: "/review/$id" });
  const { audience } = useSearch({ from: "/review/$id" });
  const loaded = useQuery(reviewCase(id));
  if (loaded.data !== undefined) return <Case key={id} view={loaded.data} asked={audience} />;
  return (
    <Page title="Review case">
      <Loaded from={loaded} what="the case">
        {() => null}
      </Loaded>
    </Page>
  );
}
