/** Runs a pathway over one person: which rules speak, which stay silent, and which cannot be decided. Pure. */
import type { Proof } from "../answer/answer.ts";
import type { FactReader } from "../chart/fact-value.ts";
import { missingFacts } from "./decisive.ts";
import type { Condition } from "./condition.ts";
import type { Day } from "./elapsed.ts";
import { type Context, decide, prove, sayComparison } from "./evaluate.ts";
import type { ReadyRule } from "./pathway.ts";
import { populationFact, populationIn, type PopulationOf } from "./population.ts";
import { type ReadRule, ruleFor, type RuleSet } from "./rule-set.ts";
import type { Truth } from "./truth.ts";

/** What one rule makes of the person. */
export interface RuleResult<R extends ReadRule = ReadyRule> {
  readonly ready: R;
  readonly outcome: "speaks" | "silent" | "undecided";
  readonly proofs: RuleProofs;
}

/** Why a rule says what it says. */
export interface RuleProofs {
  readonly whole: Proof;
  /** The proof of the condition alone, and of the scope when there is one. */
  readonly when: Proof;
  readonly scope: Proof | undefined;
  /** Facts that would decide it. */
  readonly missing: readonly string[];
}

/** What all rules make of the person. */
export interface PathwayRun<R extends ReadRule = ReadyRule> {
  readonly population: PopulationOf;
  readonly populationProof: Proof;
  readonly results: readonly RuleResult<R>[];
  readonly context: Context;
}

/** The proof of a rule that was withdrawn: nothing is known by it. */
function withdrawnProof(rule: string, { withdrawn, nameOf }: RuleSet): Proof | undefined {
  const why = withdrawn.get(rule);
  return why === undefined ? undefined : { text: nameOf(`rule/${rule}`), value: "unknown", why };
}

/** A condition that "rule <id> holds" stands for. */
function conditionOf(rule: string, pathway: RuleSet): Condition {
  const condition = pathway.conditionOf(rule);
  if (condition === undefined) throw new Error(`there is no rule ${rule}; run pack check`);
  return condition;
}

/** The same function, asked once for each name. */
function once<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

/** What conditions are decided from: rules, each worked out once, and facts, which their reader works out once. */
export function createContext(pathway: RuleSet, read: FactReader, today: Day): Context {
  const say: Context["say"] = (comparison) => pathway.said.get(comparison) ?? sayComparison(comparison, pathway.nameOf);
  const context: Context = {
    read,
    today,
    nameOf: pathway.nameOf,
    say,
    ruleHolds: once((rule) => withdrawnProof(rule, pathway) ?? prove(conditionOf(rule, pathway), context)),
    ruleTruth: once((rule) => (pathway.withdrawn.has(rule) ? "unknown" : decide(conditionOf(rule, pathway), context))),
  };
  return context;
}

/** Reads the population, with its proof. */
function findPopulation(context: Context): Pick<PathwayRun, "population" | "populationProof"> {
  const value = context.read(populationFact);
  const text = context.nameOf(populationFact);
  if (!value.known)
    return { population: "neither", populationProof: { text, value: "unknown", why: value.text, used: [] } };
  const population = populationIn(context.read);
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

/** Scope and condition proved together. */
const bothOf = (scope: Proof, when: Proof): Proof => ({
  text: "all of these",
  value: scope.value === true ? when.value : scope.value === false || when.value === false ? false : "unknown",
  parts: [scope, when],
});

/** Proofs that are made once, when they are asked for: most rules are silent, and nobody asks them why. */
class ProvenLater implements RuleProofs {
  readonly #rule: ReadRule;
  readonly #pathway: RuleSet;
  readonly #context: Context;
  #when: Proof | undefined;
  #scope: Proof | undefined;
  #whole: Proof | undefined;

  constructor(rule: ReadRule, pathway: RuleSet, context: Context) {
    this.#rule = rule;
    this.#pathway = pathway;
    this.#context = context;
  }

  get when(): Proof {
    this.#when ??= withdrawnProof(this.#rule.rule.id, this.#pathway) ?? prove(this.#rule.when, this.#context);
    return this.#when;
  }

  get scope(): Proof | undefined {
    if (this.#rule.scope === undefined) return undefined;
    this.#scope ??= prove(this.#rule.scope, this.#context);
    return this.#scope;
  }

  get whole(): Proof {
    const { scope, when } = this;
    this.#whole ??= scope === undefined ? when : bothOf(scope, when);
    return this.#whole;
  }

  get missing(): readonly string[] {
    return this.#pathway.withdrawn.has(this.#rule.rule.id)
      ? []
      : missingFacts(this.#rule.whole, this.whole, this.#pathway.conditionOf);
  }
}

/** The result of one rule, whatever the population. */
export function runRule<R extends ReadRule>(ready: R, pathway: RuleSet, context: Context): RuleResult<R> {
  const inScope = ready.scope === undefined || decide(ready.scope, context);
  const outcome = pathway.withdrawn.has(ready.rule.id)
    ? outcomeWhenWithdrawn(ready, inScope)
    : outcomeOf(ready, inScope, inScope === false ? false : decide(ready.when, context));
  return { ready, outcome, proofs: new ProvenLater(ready, pathway, context) };
}

/** Rules name whom they are for; nobody else gets any. */
const isFor = ({ rule }: ReadRule, population: PopulationOf): boolean =>
  population !== "neither" && rule.population.includes(population);

/** Runs every rule that is for the person's population. */
export function runPathway<R extends ReadRule>(pathway: RuleSet<R>, read: FactReader, today: Day): PathwayRun<R> {
  const context = createContext(pathway, read, today);
  const found = findPopulation(context);
  const results = pathway.rules
    .filter((ready) => isFor(ready, found.population))
    .map((ready) => runRule(ruleFor(ready, found.population), pathway, context));
  return { ...found, results, context };
}
