/** What patients and carers may read of the rules over a chart: only what to watch for, in their own words. */
import type { RuleKind } from "../knowledge/rule.ts";
import { claimsOfLine } from "../pathway/pathway.ts";
import type { RuleResult } from "../pathway/run.ts";
import type { Recommendation } from "./answer.ts";
import type { Library } from "./library.ts";
import type { Writer } from "./sentences.ts";

const layKinds: readonly RuleKind[] = ["warning", "monitor"];
const titreWord = /\b(titres?|titers?)\b/i;

/**
 * For patients and carers: only what to watch for, in their wording. No dose, no stop or start, no titre, and no value of
 * the record in a proof; their team explains those.
 */
export function forLayReader(
  results: readonly RuleResult[],
  { library, writer }: { readonly library: Library; readonly writer: Writer },
): readonly Recommendation[] {
  const pack = library.pack.header.id;
  return results.flatMap(({ ready: { rule, approved } }): readonly Recommendation[] => {
    if (!layKinds.includes(rule.then.kind)) return [];
    const claims = rule.then.say.flatMap(claimsOfLine).filter((id) => {
      const claim = library.statements.get(id)?.claim;
      return claim !== undefined && !claim.withheld && !titreWord.test(claim.say.patient);
    });
    const [first] = claims;
    const statement = first === undefined ? undefined : library.statements.get(first);
    const say = writer.writeAll(claims);
    if (statement === undefined || say.length === 0) return [];
    return [
      {
        key: `${pack}/${rule.id}#lay`,
        rule: `${pack}/${rule.id}`,
        title: statement.topic.title,
        kind: rule.then.kind,
        say,
        options: [],
        monitor: [],
        certainty: statement.claim.certainty,
        review: approved && say.every((sentence) => sentence.approved) ? "approved" : "unreviewed",
        proof: { text: "your record", value: true },
        missing: [],
        hooks: [],
      },
    ];
  });
}
