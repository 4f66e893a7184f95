/** One claim: how it is worded, what it rests on, and how people ask for it. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ClaimView } from "../../../src/contract/browse.ts";
import { CertaintyMeaning } from "../evidence/certainty-mark.tsx";
import { checkMeanings, checkWords } from "../evidence/words.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { isWithdrawn, Loaded } from "../shell/trouble.tsx";
import { SubmitItem } from "../review/submit-item.tsx";
import { Withdraw } from "../standings/withdraw.tsx";
import { claim as claimQuery } from "../wire/queries.ts";
import { SupportTable } from "./support-table.tsx";

/** The wording that is not the heading, or why there is none. */
function OtherWording({ view, lay }: { readonly view: ClaimView; readonly lay: boolean }) {
  const { say, withheld } = view.claim;
  if (!lay)
    return (
      <>
        <h2>For patients and carers</h2>
        <p>{say.patient}</p>
      </>
    );
  return (
    <p className="soft">
      {withheld
        ? "A dose or laboratory verdict is left out for patients and carers; it is for your care team to work out with you."
        : "The wording and numbers for professionals are not shown, as you described yourself as a patient or carer."}
    </p>
  );
}

function Standing({ view }: { readonly view: ClaimView }) {
  const { sentence, claim } = view;
  return (
    <>
      <h2>Certainty and check</h2>
      <CertaintyMeaning certainty={claim.certainty} />
      {sentence === undefined ? (
        <p className="caution">
          <span aria-hidden="true">▲ </span>This claim did not pass its check and is shown in no answer.
        </p>
      ) : (
        <p>
          <strong>Check: {checkWords[sentence.check]}.</strong> {checkMeanings[sentence.check]}
        </p>
      )}
      {sentence?.caution === undefined ? null : (
        <p className="caution">
          <span aria-hidden="true">▲ </span>
          {sentence.caution}
        </p>
      )}
      <p>{sentence?.approved === true ? "Approved by reviewers." : "Not yet reviewed by clinicians."}</p>
      {claim.safety ? <p>A safety statement: kept even where its primary source could not be read.</p> : null}
    </>
  );
}

function Phrasings({ questions }: { readonly questions: readonly string[] }) {
  return (
    <>
      <h2>How people ask for this</h2>
      <ul>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </>
  );
}

function Claim({ view }: { readonly view: ClaimView }) {
  const [reader] = useReader();
  const lay = isLayReader(reader);
  const { claim, pack } = view;
  return (
    <Page
      title="Claim"
      heading={lay ? claim.say.patient : claim.say.clinician}
      className="claim"
      lead={view.topic.title}
    >
      <OtherWording view={view} lay={lay} />
      <Standing view={view} />
      <SubmitItem kind="claim" item={view.id} />
      <Withdraw kind="claim" id={view.id} />
      <h2>What it rests on</h2>
      <SupportTable view={view} lay={lay} />
      {claim.contradicts.length === 0 ? null : (
        <>
          <h2>Claims that say otherwise</h2>
          <ul>
            {claim.contradicts.map((id) => (
              <li key={id}>
                <Link to="/claims/$pack/$id" params={{ pack, id }}>
                  {id}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {lay && claim.withheld ? null : <Phrasings questions={claim.answers} />}
      <p className="soft">
        <code>{view.id}</code> · <Link to="/claims">All claims</Link>
      </p>
    </Page>
  );
}

export function ClaimPage() {
  const { pack, id } = useParams({ from: "/claims/$pack/$id" });
  const [reader] = useReader();
  const found = useQuery(claimQuery(`${pack}/${id}`, isLayReader(reader)));
  if (found.data !== undefined && !isWithdrawn(found.error)) return <Claim view={found.data} />;
  return (
    <Page title="Claim" heading={isWithdrawn(found.error) ? "This claim was withdrawn" : "Claim"}>
      <Loaded from={found} what="the claim">
        {() => null}
      </Loaded>
      <p className="soft">
        <Link to="/claims">All claims</Link>
      </p>
    </Page>
  );
}
