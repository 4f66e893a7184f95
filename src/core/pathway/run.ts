/** Runs a pathway over one person: which rules speak, which stay silent, and which cannot be decided. Pure. */
import type { Proof } from "../answer/answer.ts";
import type { FactReader, FactValue } from "../chart/fact-value.ts";
import { missingFacts } from "./decisive.ts";
import type { Day } from "./elapsed.ts";
import { type Context, prove, sayComparison } from "./evaluate.ts";
import type { ReadyRule } from "./pathway.ts";
import type { ReadRule, RuleSet } from "./rule-set.ts";
import type { Truth } from "./truth.ts";

export type PopulationOf = "confirmed" | "suspected" | "neither";

/** What one rule makes of the person. `missing` are facts that would decide it. */
export interface RuleResult<R extends ReadRule = ReadyRule> {
  readonly ready: R;
  readonly outcome: "speaks" | "silent" | "undecided";
  readonly proof: Proof;
  /** The proof of the condition alone, and of the scope when there is one. */
  readonly when: Proof;
  readonly scope?: Proof | undefined;
  readonly missing: readonly string[];
}

/** What all rules make of the person. */
export interface PathwayRun<R extends ReadRule = ReadyRule> {
  readonly population: PopulationOf;
  readonly populationProof: Proof;
  readonly results: readonly RuleResult<R>[];
  readonly context: Context;
}

/** Reads each fact of the chart once. */
function remembering(read: FactReader): FactReader {
  const known = new Map<string, FactValue>();
  return (fact) => {
    const before = known.get(fact);
    if (before !== undefined) return before;
    const value = read(fact);
    known.set(fact, value);
    return value;
  };
}

/** The proof of a rule that was withdrawn: nothing is known by it. */
function withdrawnProof(rule: string, { withdrawn, nameOf }: RuleSet): Proof | undefined {
  const why = withdrawn.get(rule);
  return why === undefined ? undefined : { text: nameOf(`rule/${rule}`), value: "unknown", why };
}

/** What conditions are decided from: facts and rules, each worked out once. */
export function createContext(pathway: RuleSet, read: FactReader, today: Day): Context {
  const proofs = new Map<string, Proof>();
  const ruleHolds = (rule: string): Proof => {
    const before = proofs.get(rule);
    if (before !== undefined) return before;
    const gone = withdrawnProof(rule, pathway);
    if (gone !== undefined) return gone;
    const condition = pathway.conditionOf(rule);
    if (condition === undefined) throw new Error(`there is no rule ${rule}; run pack check`);
    const proof = prove(condition, context);
    proofs.set(rule, proof);
    return proof;
  };
  const say: Context["say"] = (comparison) => pathway.said.get(comparison) ?? sayComparison(comparison, pathway.nameOf);
  const context: Context = { read: remembering(read), today, nameOf: pathway.nameOf, say, ruleHolds };
  return context;
}

/** The fact that says whom the pack's rules are for: confirmed, suspected or neither. */
export const populationFact = "population";

/** Reads the population. One that is not known is taken for neither: nobody is taken to be ill. */
function findPopulation(context: Context): Pick<PathwayRun, "population" | "populationProof"> {
  const value = context.read(populationFact);
  const text = context.nameOf(populationFact);
  if (!value.known)
    return { population: "neither", populationProof: { text, value: "unknown", why: value.text, used: [] } };
  const population = value.value === "confirmed" || value.value === "suspected" ? value.value : "neither";
  const { known: _, ...used } = value;
  return {
    population,
    populationProof: { text: `${text}: ${population}`, value: true, used: [{ fact: populationFact, ...used }] },
  };
}

/** A rule speaks when it bears on the person and holds; an open hard stop counts as one that holds. */
function outcomeOf(ready: ReadRule, scope: Truth, when: Truth): RuleResult["outcome"] {
  if (scope === false) return "silent";
  if (scope === "unknown") return when === false ? "silent" : "undecided";
  if (when === "unknown") return ready.rule.unknown === "stop" ? "speaks" : "undecided";
  return when ? "speaks" : "silent";
}

/** A withdrawn rule says nothing, unless it is a hard stop: that one is not known to be passed, and so it stops. */
function outcomeWhenWithdrawn({ rule }: ReadRule, scope: Truth): RuleResult["outcome"] {
  if (rule.then.kind !== "stop" || scope === false) return "silent";
  return scope === "unknown" ? "undecided" : "speaks";
}

/** The result of one rule, whatever the population. */
export function runRule<R extends ReadRule>(ready: R, pathway: RuleSet, context: Context): RuleResult<R> {
  const scope = ready.scope === undefined ? undefined : prove(ready.scope, context);
  const gone = withdrawnProof(ready.rule.id, pathway);
  const when = gone ?? prove(ready.when, context);
  const proof: Proof =
    scope === undefined
      ? when
      : {
          text: "all of these",
          value: scope.value === true ? when.value : scope.value === false || when.value === false ? false : "unknown",
          parts: [scope, when],
        };
  const inScope = scope?.value ?? true;
  const outcome = gone === undefined ? outcomeOf(ready, inScope, when.value) : outcomeWhenWithdrawn(ready, inScope);
  return {
    ready,
    outcome,
    proof,
    when,
    ...(scope === undefined ? {} : { scope }),
    missing: outcome === "silent" || gone !== undefined ? [] : missingFacts(ready.whole, proof, pathway.conditionOf),
  };
}

/** People who only might have the disease get rules of diagnosis; everybody else gets none. */
const isFor = ({ rule }: ReadRule, population: PopulationOf): boolean =>
  population !== "neither" &&
  rule.population.includes(population) &&
  (population === "confirmed" || rule.group === "diagnosis");

/** Runs every rule that is for the person's population. */
export function runPathway<R extends ReadRule>(pathway: RuleSet<R>, read: FactReader, today: Day): PathwayRun<R> {
  const context = createContext(pathway, read, today);
  const found = findPopulation(context);
  const results = pathway.rules
    .filter((ready) => isFor(ready, found.population))
    .map((ready) => runRule(ready, pathway, context));
  return { ...found, results, context };
}
