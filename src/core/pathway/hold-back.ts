/**
 * Whether a dose of a medicine may be worked out for a person. It may not while a hard stop holds the medicine back or is not
 * decided, where the pack has no hard stops for it (nobody would have looked), or where the diagnosis is not confirmed.
 */
import type { FactReader, FactValue } from "../chart/fact-value.ts";
import { readOver } from "../chart/read-over.ts";
import { keptWith } from "../kept-with.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Day } from "./elapsed.ts";
import type { Pathway } from "./pathway.ts";
import { populationFact } from "./population.ts";
import { createContext, type RuleResult, runRule } from "./run.ts";

/** What holds a medicine back. `closed` says why none is worked out for anybody like this person. */
export interface HeldBack {
  readonly name: string;
  readonly closed?: string | undefined;
  /** Hard stops that hold or are not decided, with the medicine taken as planned. */
  readonly stops: readonly RuleResult[];
}

const told = (value: string | boolean): FactValue => ({ known: true, value, resources: [] });

type Told = ReadonlyMap<string, FactValue>;

const toldByMedicine = keptWith((_pathway: Pathway) => new Map<string, Told>());

/** What facts say once a medicine is planned: the same for every chart. */
function toldWhenPlanned(pathway: Pathway, medicine: string): Told {
  const { pack } = pathway.library;
  const ofPathway = toldByMedicine(pathway);
  const before = ofPathway.get(medicine);
  if (before !== undefined) return before;
  const group = pack.measures.find(({ id }) => id === medicine)?.group;
  const planned = (fact: ChartFact): FactValue | undefined => {
    if (fact.take !== "planned" || fact.what === "dose") return undefined;
    if (fact.measure === medicine) return told(true);
    return group !== undefined && fact.group === group ? told(medicine) : undefined;
  };
  const said = new Map(
    pack.facts.flatMap((fact): readonly (readonly [string, FactValue])[] => {
      const value = planned(fact);
      return value === undefined ? [] : [[fact.id, value]];
    }),
  );
  ofPathway.set(medicine, said);
  return said;
}

/** The chart read as if the medicine were planned. */
export function asIfPlanned(pathway: Pathway, medicine: string, read: FactReader): FactReader {
  return readOver(toldWhenPlanned(pathway, medicine), pathway.library.pack.facts, read);
}

/** Whether an agent of hard stops is the medicine, or a class that it belongs to. */
const covers = ({ library }: Pathway, agent: string | undefined, medicine: string): boolean =>
  agent !== undefined &&
  (agent === medicine || library.lexicon.concepts.get(medicine)?.broader.includes(agent) === true);

const forConfirmedOnly =
  "Doses are worked out only for people whose diagnosis is confirmed; the record does not confirm it.";

/** What holds the medicine back for the person of the chart. */
export function holdBack(medicine: string, pathway: Pathway, read: FactReader, today: Day): HeldBack {
  const name = pathway.library.lexicon.concepts.get(medicine)?.name ?? medicine;
  const population = read(populationFact);
  if (!population.known || population.value !== "confirmed") return { name, closed: forConfirmedOnly, stops: [] };
  const guards = pathway.rules.filter(({ rule }) => rule.then.kind === "stop" && covers(pathway, rule.agent, medicine));
  if (guards.length === 0)
    return {
      name,
      closed: `No hard stops are written for ${name} here, so nothing would hold a dangerous dose back; no dose is worked out.`,
      stops: [],
    };
  const context = createContext(pathway, asIfPlanned(pathway, medicine, read), today);
  const stops = guards
    .map((ready) => runRule(ready, pathway, context))
    // A stop that could not be decided holds the medicine back like one that holds.
    .flatMap((result): readonly RuleResult[] =>
      result.outcome === "silent" ? [] : [{ ...result, outcome: "speaks" as const }],
    );
  return { name, stops };
}

const mostNamed = 3;

/** Why no dose is worked out, in a sentence; nothing where nothing holds it back. */
export function whyWithheld({ name, closed, stops }: HeldBack): string | undefined {
  if (closed !== undefined || stops.length === 0) return closed;
  const named = stops.map(({ ready, proofs }) =>
    proofs.whole.value === "unknown" ? `${ready.rule.title} (not known)` : ready.rule.title,
  );
  const more = named.length - mostNamed;
  return `No dose is worked out while ${name} is held back: ${named.slice(0, mostNamed).join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}
