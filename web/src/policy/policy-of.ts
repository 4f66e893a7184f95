/** A filled policy form as a policy. */
import type { ReviewPolicy } from "../../../src/core/review/policy.ts";

export const whens = ["always", "topics", "lay-pages"] as const;

/** Rows without an expertise fall away; two rows that say the same are one. */
export function policyOf(
  text: (name: string) => string,
  expertise: readonly string[],
  when: readonly string[],
): ReviewPolicy {
  const rows = expertise.flatMap((name, row) => {
    const asked = whens.find((value) => value === when[row]);
    return name === "" || asked === undefined ? [] : [[`${name} ${asked}`, { expertise: name, when: asked }] as const];
  });
  return {
    signOffs: Number(text("signOffs")),
    requires: [...new Map(rows).values()],
    validDays: Number(text("validDays")),
    freshMinutes: Number(text("freshMinutes")),
  };
}
