/** What readers see: each wording must agree with the records behind it, and lay wordings hold no dose, verdict or order. */
import { dimensionsOf, isCarried } from "../../answer/figure-match.ts";
import { type Figure, readFigures } from "../../answer/figures.ts";
import { namesIn, readStatement } from "../../answer/statement.ts";
import { createVerifier } from "../../answer/verify.ts";
import type { Problem } from "../../problem.ts";
import { layBreaches } from "./lay-wording.ts";
import { breach, type Checked, type Rule } from "./checked.ts";

/** Figures of a wording that no supporting support carries. */
function uncarried(text: string, carried: readonly Figure[], checked: Checked): readonly Figure[] {
  const figures = readFigures(text, namesIn(readStatement(text, checked.lexicon)));
  const units = dimensionsOf(text, figures);
  return figures.filter((figure) => !isCarried(figure, carried, units));
}

/** Numbers of both wordings stand in a support, with their unit; then the whole sentence must agree with the record. */
export const wordingsAgree: Rule = (checked) => {
  const verify = createVerifier(checked.lexicon, checked.findings, checked.pack.header.subject);
  return checked.pack.claims.flatMap((claim) => {
    const carried = claim.support
      .filter((s) => s.says === "supports")
      .flatMap((s) => s.numbers.flatMap((n) => readFigures(n)));
    return (["clinician", "patient"] as const).flatMap((audience): readonly Problem[] => {
      const text = claim.say[audience];
      const place = checked.where(`claims/${claim.id}`, `say/${audience}`);
      const missing = uncarried(text, carried, checked);
      if (missing.length > 0)
        return [
          breach(
            "number-without-support",
            place,
            `claims/${claim.id} tells the ${audience} ${missing.map((f) => `“${f.raw}”`).join(", ")}, which no supporting source carries`,
            "correct it, or add it with its unit to the numbers of the support that reports it",
          ),
        ];
      const verdict = verify(text, claim.support);
      if (verdict.verdict === "agrees") return [];
      return [
        breach(
          "wording-not-verified",
          place,
          `claims/${claim.id}: the ${audience} wording ${verdict.verdict === "disagrees" ? "disagrees with" : "cannot be checked against"} its record: ${verdict.reasons.join("; ")}`,
          "reword it in the terms of the finding, or correct the slots of the support",
        ),
      ];
    });
  });
};

/** Every text that patients and carers read, with its place. Urgent texts may give orders, and nothing else. */
export function layTexts(
  checked: Checked,
): readonly { readonly item: string; readonly text: string; readonly orders: boolean; readonly field: string }[] {
  const { pack } = checked;
  return [
    ...pack.claims.map((c) => ({ item: `claims/${c.id}`, field: "say/patient", text: c.say.patient, orders: false })),
    ...pack.gaps.map((g) => ({ item: `gaps/${g.id}`, field: "say/patient", text: g.say.patient, orders: false })),
    ...pack.beliefs.flatMap((b) =>
      b.say === undefined
        ? []
        : [{ item: `beliefs/${b.id}`, field: "say/patient", text: b.say.patient, orders: false }],
    ),
    ...pack.premises.flatMap((p) =>
      p.say === undefined
        ? []
        : [{ item: `premises/${p.id}`, field: "say/patient", text: p.say.patient, orders: false }],
    ),
    ...pack.urgent.map((u) => ({ item: `urgent/${u.id}`, field: "text/patient", text: u.text.patient, orders: true })),
  ];
}

/** No dose, no titre verdict and no order in words meant for patients. */
export const layWordingsAreSafe: Rule = (checked) =>
  layTexts(checked).flatMap(({ item, field, text, orders }) =>
    layBreaches(text, checked.lexicon)
      .filter((found) => found.rule !== "lay-order" || !orders)
      .map(({ rule, message, fix }) =>
        breach(rule, checked.where(item, field), `${item} gives patients ${message}`, fix),
      ),
  );

/** A clinician wording with a dose or a titre is marked, so that lay readers are told that something was left out. */
export const withheldIsMarked: Rule = (checked) =>
  checked.pack.claims.flatMap((claim): readonly Problem[] => {
    if (claim.withheld) return [];
    const found = layBreaches(claim.say.clinician, checked.lexicon).find((b) => b.rule !== "lay-order");
    if (found === undefined) return [];
    return [
      breach(
        "withheld-unmarked",
        checked.where(`claims/${claim.id}`),
        `the clinician wording of claims/${claim.id} holds ${found.message}, and the claim does not say withheld: true`,
        "add withheld: true",
      ),
    ];
  });
