/** What an approval takes by the policy in force, ticked where it is met, and who signed. */
import { Link } from "@tanstack/react-router";
import type { CaseView } from "../../../src/contract/review.ts";
import type { SignOff } from "../../../src/core/review/review-case.ts";
import { momentWords } from "../people/words.ts";
import { useCase } from "./case-context.tsx";
import { expertiseWords, onDay } from "./words.ts";

function Signed({ signOffs }: { readonly signOffs: readonly SignOff[] }) {
  return (
    <ul className="sign-offs">
      {signOffs.map((signOff) => (
        <li key={signOff.person}>
          <strong>{signOff.name}</strong> as {expertiseWords(signOff.as)}, {momentWords(signOff.at)}
          <br />
          <span className="soft">Interests: {signOff.interests === "" ? "none stated" : signOff.interests}</span>
        </li>
      ))}
    </ul>
  );
}

/** Whether an approval given before holds now, to follow “was approved”. */
function holdingWords(state: CaseView["state"], lastDay: string): string {
  if (state === "approved") return `; it holds until ${lastDay}`;
  if (state === "expired") return `; it expired on ${lastDay}`;
  return state === "retired" ? "" : "; that does not hold while the case is open";
}

export function Approval() {
  const { view } = useCase();
  const { signOffs, approved } = view.case;
  return (
    <section aria-labelledby="approval">
      <h2 id="approval">What an approval takes</h2>
      <ul className="needed">
        {view.needed.map(({ text, met }) => (
          <li key={text} className={met ? "met" : "unmet"}>
            <span aria-hidden="true">{met ? "✓" : "○"}</span> {text}
            <span className="visually-hidden">{met ? " (met)" : " (not yet)"}</span>
          </li>
        ))}
      </ul>
      {signOffs.length === 0 ? null : (
        <>
          <h3>{view.state === "approved" ? "Signed by" : "Signed so far"}</h3>
          <Signed signOffs={signOffs} />
        </>
      )}
      {approved === undefined ? null : (
        <p className="soft">
          Version {approved.version} was approved{holdingWords(view.state, onDay(approved.expiresOn))}.
        </p>
      )}
      <p className="soft">
        <Link to="/policy">The policy in force</Link>
      </p>
    </section>
  );
}
