/** The rules of a pack by title; an editor submits one for review from here. */
import type { PackView } from "../../../src/contract/browse.ts";
import { SubmitItem } from "../review/submit-item.tsx";
import { Withdraw } from "../standings/withdraw.tsx";

export interface RulesProps {
  readonly pack: string;
  readonly rules: PackView["rules"];
}

export function Rules({ pack, rules }: RulesProps) {
  if (rules.length === 0) return null;
  return (
    <>
      <h3>Rules of the care pathway</h3>
      <p className="soft">
        Applied to a patient’s record. What each says, and on what it rests, stands beside its advice.
      </p>
      <details>
        <summary>All {rules.length} rules</summary>
        <ul>
          {rules.map((rule) => (
            <li key={rule.id}>
              {rule.title} <SubmitItem kind="rule" item={`${pack}/${rule.id}`} what={rule.title} />
              <Withdraw kind="rule" id={`${pack}/${rule.id}`} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
