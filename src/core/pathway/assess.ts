/** One person's whole assessment: population, recommendations in order, and what could not be decided. Pure. */
import { Proof, Recommendation, Reference } from "../answer/answer.ts";
import { z } from "zod";
import { ReferenceList } from "../answer/references.ts";
import type { FactReader } from "../chart/fact-value.ts";
import type { Day } from "./elapsed.ts";
import { type Pathway, reviewOf } from "./pathway.ts";
import { rank } from "./rank.ts";
import { type PathwayRun, runPathway } from "./run.ts";
import { recommendationsOf } from "./stops.ts";

/** A rule that could not be decided, and the facts that would decide it. */
export const Undecided = z
  .object({
    id: z.string(),
    title: z.string(),
    group: z.string(),
    topic: z.string(),
    review: z.enum(["unreviewed", "approved"]),
    missing: z.array(z.object({ fact: z.string(), name: z.string(), why: z.string() }).readonly()).readonly(),
    proof: Proof,
  })
  .readonly()
  .meta({ id: "Undecided" });
export type Undecided = z.infer<typeof Undecided>;

export const PopulationName = z.enum(["confirmed", "suspected", "neither"]);

/** What the rules say of one person. References are numbered within the assessment. */
export const Assessment = z
  .object({
    population: PopulationName,
    populationProof: Proof,
    recommendations: z.array(Recommendation).readonly(),
    undecided: z.array(Undecided).readonly(),
    references: z.array(Reference).readonly(),
  })
  .readonly();
export type Assessment = z.infer<typeof Assessment>;

/** Undecided rules, the ones that fewest facts would settle first. */
function undecidedOf(run: PathwayRun, pathway: Pathway): readonly Undecided[] {
  const open = run.results.filter((result) => result.outcome === "undecided");
  return open
    .map(({ ready, proofs }) => ({
      id: `${pathway.library.pack.header.id}/${ready.rule.id}`,
      title: ready.rule.title,
      group: ready.rule.group,
      topic: ready.rule.topic,
      review: reviewOf(ready),
      missing: proofs.missing.map((fact) => {
        const value = run.context.read(fact);
        return { fact, name: pathway.nameOf(fact), why: value.known ? "does not decide it" : value.text };
      }),
      proof: proofs.whole,
    }))
    .sort((a, b) => a.missing.length - b.missing.length);
}

/** What is recommended to one person, in order. References are numbered within it. */
export type Advice = Pick<Assessment, "recommendations" | "references">;

function adviceOf(run: PathwayRun, pathway: Pathway, today: Day, digestOf: (value: unknown) => string): Advice {
  const references = new ReferenceList(pathway.library.sources, pathway.library.pack.header.id);
  const making = { pathway, context: run.context, digestOf, references };
  const recommendations = rank(recommendationsOf(run.results, making), today);
  return { recommendations, references: references.list() };
}

/** The recommendations of an assessment alone. */
export const advise = (pathway: Pathway, read: FactReader, today: Day, digestOf: (value: unknown) => string): Advice =>
  adviceOf(runPathway(pathway, read, today), pathway, today, digestOf);

/** Assesses one person. `digestOf` makes the keys by which a dismissed recommendation is known again. */
export function assess(
  pathway: Pathway,
  read: FactReader,
  today: Day,
  digestOf: (value: unknown) => string,
): Assessment {
  const run = runPathway(pathway, read, today);
  const { recommendations, references } = adviceOf(run, pathway, today, digestOf);
  return {
    population: run.population,
    populationProof: run.populationProof,
    recommendations,
    undecided: undecidedOf(run, pathway),
    references,
  };
}
