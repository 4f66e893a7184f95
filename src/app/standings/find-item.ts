/** Finds what somebody wants withdrawn, and what in earlier answers and cards would show it. */
import type { Library } from "../../core/answer/library.ts";
import type { ItemKind } from "../../core/knowledge/overlay.ts";
import type { Rule } from "../../core/knowledge/rule.ts";
import { claimsOfLine } from "../../core/pathway/pathway.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import type { ItemName, Sought } from "../ports/standings.ts";

const has = ({ pack }: Library, kind: ItemKind, id: string): boolean => {
  const items = {
    claim: pack.claims,
    rule: pack.rules,
    source: pack.sources,
    calculator: pack.calculators,
    regimen: pack.regimens,
    article: [],
  };
  return items[kind].some((item) => item.id === id);
};

const notFound = (kind: ItemKind, id: string): Problem => ({
  code: "not-found",
  message: `There is no ${kind} “${id}”`,
  fix: `give its id as its page shows it${kind === "article" ? "" : ": <pack>/<id>, or the bare id where one pack has it"}`,
});

/** The item of a pack by `<pack>/<id>`, or by a bare id that one pack has. */
export function findItem(shipped: Knowledge, kind: Exclude<ItemKind, "article">, given: string): Result<ItemName> {
  const at = given.indexOf("/");
  const id = given.slice(at + 1);
  const packs = shipped.libraries.filter(
    (library) => has(library, kind, id) && (at < 0 || library.pack.header.id === given.slice(0, at)),
  );
  const [only, ...others] = packs.map((library) => library.pack.header.id);
  return only === undefined || others.length > 0 ? err(notFound(kind, given)) : ok({ pack: only, kind, id });
}

const saidBy = ({ then, because }: Rule): readonly string[] => [
  ...because,
  ...[...then.say, ...then.options, ...then.monitor].flatMap(claimsOfLine),
];

/** Names under which a rule's cards go out. */
const cardNames = ({ id, agent, then }: Rule): readonly string[] =>
  agent !== undefined && then.kind === "stop" ? [id, `hard-stops-${agent}`] : [id];

/** What shows the item: itself, and the rules that say it or work with it. */
export function soughtFor(shipped: Knowledge, { pack, kind, id }: ItemName): Sought {
  const library = shipped.libraries.find((one) => one.pack.header.id === pack);
  const articles = kind === "article" ? [id] : [];
  if (library === undefined) return { claims: [], sources: [], calculators: [], rules: [], articles };
  const { claims, rules } = library.pack;
  const resting = claims.filter((c) => c.support.some((s) => s.source === id)).map((c) => c.id);
  const said = kind === "claim" ? [id] : kind === "source" ? resting : [];
  const saying = rules.filter(
    (rule) =>
      (kind === "rule" && rule.id === id) ||
      saidBy(rule).some((claim) => said.includes(claim)) ||
      rule.then.dose.some(
        (d) => (kind === "calculator" && d.calculator === id) || (kind === "regimen" && d.regimen === id),
      ),
  );
  const whole = (ids: readonly string[]) => [...new Set(ids)].map((one) => `${pack}/${one}`);
  return {
    claims: whole(said),
    sources: kind === "source" ? whole([id]) : [],
    calculators: kind === "calculator" ? whole([id]) : [],
    rules: whole(saying.flatMap(cardNames)),
    articles,
  };
}
