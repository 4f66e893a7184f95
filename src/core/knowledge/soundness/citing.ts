/** Supports with the findings they cite: what the rules on the extraction sheet go through. */
import type { Claim, Support } from "../claim.ts";
import type { Finding } from "../finding.ts";
import type { Checked } from "./checked.ts";

/** A support with the finding it cites. */
export interface Citing {
  readonly claim: Claim;
  readonly support: Support;
  readonly finding: Finding;
  readonly item: string;
  readonly field: string;
}

/** Every support that cites a finding of the sheet. */
export const citings = (checked: Checked): readonly Citing[] =>
  checked.pack.claims.flatMap((claim) =>
    claim.support.flatMap((support, i): readonly Citing[] => {
      const finding = support.fact === undefined ? undefined : checked.findings.get(support.fact);
      if (finding === undefined) return [];
      return [{ claim, support, finding, item: `claims/${claim.id}`, field: `support/${i}` }];
    }),
  );
