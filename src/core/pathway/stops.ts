/** Several hard stops of one medicine become one recommendation that names them all. */
import type { Recommendation } from "../answer/answer.ts";
import { lowestCertainty, type Making, toRecommendation } from "./recommend.ts";
import type { RuleResult } from "./run.ts";

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

/** A stop by its title; one that rests on facts that are not known says so. */
const named = (result: RuleResult): string =>
  result.proofs.whole.value === "unknown" ? `${result.ready.rule.title} (not known)` : result.ready.rule.title;

/** One stop for all of an agent's; `name` is what the medicine is called. */
function merge(results: readonly RuleResult[], agent: string, name: string, making: Making): Recommendation {
  const parts = results.map((result) => toRecommendation(result, making));
  const rule = `${making.pathway.library.pack.header.id}/hard-stops-${agent}`;
  const expires = parts.flatMap((p) => p.expires ?? []).sort()[0];
  return {
    key: `${rule}#${making.digestOf(parts.map((p) => p.key)).slice(0, 16)}`,
    rule,
    title: `${name} is held back: ${results.map(named).join("; ")}`,
    kind: "stop",
    say: distinct(
      parts.flatMap((p) => p.say),
      (s) => s.text,
    ),
    options: distinct(
      parts.flatMap((p) => p.options),
      (s) => s.text,
    ),
    monitor: distinct(
      parts.flatMap((p) => p.monitor),
      (s) => s.text,
    ),
    certainty: lowestCertainty(results.flatMap((r) => r.ready.say.flatMap((line) => line.claims))),
    review: parts.every((p) => p.review === "approved") ? "approved" : "unreviewed",
    proof: {
      text: "any one of these holds the medicine back; what is not known counts as a stop",
      value: results.some((r) => r.proofs.whole.value === true) ? true : "unknown",
      parts: [
        ...(results[0]?.proofs.scope === undefined
          ? []
          : [{ text: `${name} is in question`, value: true as const, parts: [results[0].proofs.scope] }]),
        ...results.map((r) => ({ text: r.ready.rule.title, value: r.proofs.when.value, parts: [r.proofs.when] })),
      ],
    },
    missing: distinct(
      parts.flatMap((p) => p.missing),
      (m) => m,
    ),
    ...(expires === undefined ? {} : { expires }),
    hooks: distinct(
      parts.flatMap((p) => p.hooks),
      (h) => h,
    ),
    topic: `stop/${agent}`,
    group: "before-treatment",
  };
}

/** Recommendations of all rules that speak: hard stops of one medicine joined, the others one each. */
export function recommendationsOf(results: readonly RuleResult[], making: Making): readonly Recommendation[] {
  const speaking = results.filter((result) => result.outcome === "speaks");
  const stops = speaking.filter((r) => r.ready.rule.agent !== undefined && r.ready.rule.then.kind === "stop");
  const byAgent = Map.groupBy(stops, (r) => r.ready.rule.agent ?? "");
  const merged = [...byAgent].map(([agent, of]) => {
    const [only] = of;
    const name = making.pathway.library.lexicon.concepts.get(agent)?.name ?? agent;
    return of.length === 1 && only !== undefined && only.proofs.whole.value === true
      ? toRecommendation(only, making)
      : merge(of, agent, name, making);
  });
  return [
    ...merged,
    ...speaking.filter((result) => !stops.includes(result)).map((result) => toRecommendation(result, making)),
  ];
}
