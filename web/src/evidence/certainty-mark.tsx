/** How sure a sentence is and how it was checked: a shape and words that explain themselves. */
import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Check } from "../../../src/core/answer/answer.ts";
import type { Certainty } from "../../../src/core/knowledge/claim.ts";
import { Peek } from "./peek.tsx";
import { checkMeanings, checkWords, type Level, levelMeanings, levelSteps, levelWords, reasonWords } from "./words.ts";

/** Four circles as GRADE draws them: the filled ones count. */
export function LevelShape({ level }: { readonly level: Level }) {
  return (
    <svg className="level-shape" viewBox="0 0 34 9" width="34" height="9" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3].map((at) => (
        <circle
          key={at}
          cx={4.5 + at * 8.3}
          cy="4.5"
          r="3.2"
          fill={at < levelSteps[level] ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1"
        />
      ))}
    </svg>
  );
}

/** Level and reasons in full. */
export function CertaintyMeaning({ certainty }: { readonly certainty: Certainty }) {
  return (
    <>
      <p>
        <strong>
          <LevelShape level={certainty.level} /> {levelWords[certainty.level]} certainty.
        </strong>{" "}
        {levelMeanings[certainty.level]}
      </p>
      <p>Because {certainty.because.map((reason) => reasonWords[reason]).join("; ")}.</p>
    </>
  );
}

export interface CertaintyMarkProps {
  readonly certainty?: Certainty | undefined;
  readonly check?: Check | undefined;
  readonly approved: boolean;
  /** `<pack>/<id>` of the claim behind the sentence. */
  readonly claim?: string | undefined;
}

function ClaimLink({ claim }: { readonly claim: string }) {
  const [pack, id] = claim.split("/");
  return pack === undefined || id === undefined ? null : (
    <Link to="/claims/$pack/$id" params={{ pack, id }}>
      See the claim and all its support
    </Link>
  );
}

export function CertaintyMark({ certainty, check, approved, claim }: CertaintyMarkProps) {
  return (
    <Peek
      className="mark mark-certainty"
      mark={
        <>
          {certainty === undefined ? null : (
            <>
              <LevelShape level={certainty.level} /> {levelWords[certainty.level]}
              <VisuallyHidden> certainty</VisuallyHidden>
            </>
          )}
          {certainty === undefined || check === undefined ? "" : " · "}
          {check === undefined ? "" : checkWords[check]}
        </>
      }
    >
      {() => (
        <>
          {certainty === undefined ? null : <CertaintyMeaning certainty={certainty} />}
          {check === undefined ? null : (
            <p>
              <strong>Check: {checkWords[check]}.</strong> {checkMeanings[check]}
            </p>
          )}
          <p className="soft">
            {approved ? "Approved by reviewers." : "Graded by the editors; not yet reviewed by clinicians."}
          </p>
          {claim === undefined ? null : <ClaimLink claim={claim} />}
        </>
      )}
    </Peek>
  );
}
