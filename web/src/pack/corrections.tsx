/** What the documents a pack started from overstate: what they said, what holds instead, and why. */
import { Link } from "@tanstack/react-router";
import type { PackView } from "../../../src/contract/browse.ts";

export interface CorrectionsProps {
  readonly corrections: PackView["corrections"];
  readonly pack: string;
}

export function Corrections({ corrections, pack }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  return (
    <>
      <h3>What the documents we started from overstate</h3>
      <ul className="corrections">
        {corrections.map((correction) => (
          <li key={correction.id}>
            <p>
              <strong>Said:</strong> {correction.said}
            </p>
            <p>
              <strong>Instead:</strong> {correction.instead}
            </p>
            <p>
              <strong>Because:</strong> {correction.because}
            </p>
            <p className="soft">
              Claims:{" "}
              {correction.claims.map((id, at) => (
                <span key={id}>
                  {at === 0 ? "" : ", "}
                  <Link to="/claims/$pack/$id" params={{ pack, id }}>
                    {id}
                  </Link>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
