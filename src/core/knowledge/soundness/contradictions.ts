/** Claims that say opposite things must say so of each other. */
import type { Problem } from "../../problem.ts";
import type { About } from "../about.ts";
import type { Claim } from "../claim.ts";
import { breach, type Checked, type Rule } from "./checked.ts";

/** If one claim names another as saying otherwise, the other names it too. */
export const contradictionsAreMutual: Rule = (checked) =>
  checked.pack.claims.flatMap((claim) =>
    claim.contradicts.flatMap((id): readonly Problem[] => {
      const other = checked.claims.get(id);
      if (id !== claim.id && (other === undefined || other.contradicts.includes(claim.id))) return [];
      return [
        breach(
          "contradiction-one-sided",
          checked.where(`claims/${id}`),
          id === claim.id
            ? `claims/${id} contradicts itself`
            : `claims/${claim.id} contradicts claims/${id}, which does not name it`,
          id === claim.id ? "name another claim" : `add contradicts: [${claim.id}] to claims/${id}`,
        ),
      ];
    }),
  );

const opposites: ReadonlyMap<string, string> = new Map([
  ["rises", "falls"],
  ["falls", "rises"],
  ["improves", "worsens"],
  ["worsens", "improves"],
  ["do", "do-not"],
  ["do-not", "do"],
]);

/** What a support asserts of which thing: the same key with opposite words is a contradiction. */
interface Assertion {
  readonly key: string;
  readonly word: string;
  readonly claim: Claim;
}

/** What a claim asserts. A claim that itself shows both directions takes neither side. */
function assertionsOf(claim: Claim): readonly Assertion[] {
  const supports = claim.support.filter((support) => support.says === "supports");
  const all = supports.flatMap(({ about }): readonly Assertion[] => [
    ...results(claim, about),
    ...advice(claim, about),
  ]);
  return all.filter((a) => !all.some((b) => a.key === b.key && opposites.get(a.word) === b.word));
}

const results = (claim: Claim, about: About): readonly Assertion[] =>
  about.measure === undefined || about.direction === undefined
    ? []
    : [
        {
          key: [claim.topic, "result", about.drug, about.measure, about.population, about.subject].join("|"),
          word: about.direction,
          claim,
        },
      ];

const advice = (claim: Claim, about: About): readonly Assertion[] =>
  about.action === undefined
    ? []
    : [
        {
          key: [
            claim.topic,
            "advice",
            about.action,
            about.drug,
            about.measure,
            about.subject,
            about.condition,
            about.population,
          ].join("|"),
          word: about.polarity ?? "do",
          claim,
        },
      ];

const pairOf = (a: Claim, b: Claim): string => [a.id, b.id].sort().join(" ");

/** Pairs that the pack already shows as saying different things. */
function declaredPairs(checked: Checked): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const claim of checked.pack.claims)
    for (const id of claim.contradicts) pairs.add([claim.id, id].sort().join(" "));
  for (const conflict of checked.pack.conflicts) {
    const claims = conflict.sides.flatMap((side) => side.claims);
    for (const a of claims) for (const b of claims) pairs.add([a, b].sort().join(" "));
  }
  return pairs;
}

/** Same topic, drug, measure, population and subject with opposite directions, or the same advice turned round. */
export const oppositesAreDeclared: Rule = (checked) => {
  const byKey = Map.groupBy(checked.pack.claims.flatMap(assertionsOf), (assertion) => assertion.key);
  const declared = declaredPairs(checked);
  const told = new Set<string>();
  return [...byKey.values()].flatMap((group) =>
    group.flatMap((a, i) =>
      group.slice(i + 1).flatMap((b): readonly Problem[] => {
        const pair = pairOf(a.claim, b.claim);
        if (a.claim === b.claim || opposites.get(a.word) !== b.word || declared.has(pair) || told.has(pair)) return [];
        told.add(pair);
        return [
          breach(
            "contradiction-undeclared",
            checked.where(`claims/${b.claim.id}`),
            `claims/${a.claim.id} (${a.word}) and claims/${b.claim.id} (${b.word}) say opposite things of the same measure`,
            "let each name the other in contradicts, make them sides of one conflict, or correct a slot",
          ),
        ];
      }),
    ),
  );
};
