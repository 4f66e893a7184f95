/** Editorial policy: what is done today and what is not. */
import { Link } from "@tanstack/react-router";
import { LevelShape } from "../evidence/certainty-mark.tsx";
import { checkMeanings, checkWords, levelMeanings, levelWords, reasonWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { keysOf } from "./keys-of.ts";
import { ReviewPolicySection } from "./review-policy.tsx";

function Certainty() {
  return (
    <>
      <h2>What the certainty marks mean</h2>
      <p>
        Levels and reasons are those of GRADE. The editors gave them; unless the sentence says that reviewers approved
        it, no clinician has reviewed them yet, so take them as provisional.
      </p>
      <dl className="wordings">
        {keysOf(levelWords).map((level) => (
          <div key={level}>
            <dt>
              <LevelShape level={level} /> {levelWords[level]}
            </dt>
            <dd>{levelMeanings[level]}</dd>
          </div>
        ))}
      </dl>
      <p>The reasons, in plain words. The last three speak for a level, the others lower it:</p>
      <ul>
        {keysOf(reasonWords).map((reason) => (
          <li key={reason}>
            {reason.replaceAll("-", " ")}: {reasonWords[reason]}
          </li>
        ))}
      </ul>
    </>
  );
}

function Checks() {
  return (
    <>
      <h2>How each sentence is checked</h2>
      <p>
        A sentence is shown only when at least one source speaks for it and no check found it at odds with what was
        entered from that source. Some text stands without a source and without marks: the fixed urgent text, what is
        said to be not known, notices, the editors’ own words against some false assumptions, and disclaimers. The name
        beside a sentence says which check it passed:
      </p>
      <dl className="wordings">
        {keysOf(checkWords).map((check) => (
          <div key={check}>
            <dt>{checkWords[check]}</dt>
            <dd>{checkMeanings[check]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function PolicyPage() {
  return (
    <Page title="Editorial policy" lead="How statements come about, how they are checked, and what has not been done.">
      <h2>How claims are made</h2>
      <p>
        Every statement is a <Link to="/claims">claim</Link>: one sentence for professionals and one in plain words,
        written by editors, tied to the place in each <Link to="/sources">source</Link> it rests on. What a source
        reports is entered apart from the sentence and compared with it by program. Sources that say otherwise are shown
        with the mark ≠, next to those that agree. The sentences are our own words; only figures are carried over.
      </p>
      <p>
        An answer is put together from claims by fixed rules. No language model writes, chooses or rewords anything, and
        the same question gives the same answer until the <Link to="/pack">pack</Link> changes.
      </p>
      <h2>How far sources were read</h2>
      <p>
        Most sources were read as abstracts. Each citation says how far: full text, abstract, label, as relayed by
        another source, or not read. “Not verified against the paper” stands beside a statement whose first source could
        not be read at all. Such statements are kept only where leaving them out would be a danger.
      </p>
      <Certainty />
      <Checks />
      <ReviewPolicySection />
      <h2>When there is no answer</h2>
      <p>
        When the evidence gathered here does not answer a question, the page says so and shows the nearest it has. False
        assumptions in a question are corrected before anything else.
      </p>
      <h2>No personal doses</h2>
      <p>
        Patients and carers get no dose, no verdict on a laboratory value and no advice to start, stop or change a
        medicine. Where something was left out for that reason, the page says so.
      </p>
      <h2>Conflicts of interest</h2>
      <p>
        The editors of the pack have recorded no conflicts of interest so far, which also means that nobody has checked
        for them. Reviewers declare theirs on their account page; they stand beside their name on every page they sign.
      </p>
      <h2>Your question</h2>
      <p>
        Questions are treated as patient data. They are not stored, logged or put into an address. A permanent link
        stores the question and its answer, only when you ask for one.
      </p>
    </Page>
  );
}
