/** Whom a pack's rules are for: one fact of the chart, read before any rule. */
import type { FactReader } from "../chart/fact-value.ts";

export type PopulationOf = "confirmed" | "suspected" | "neither";

/** The fact that says whom the pack's rules are for: confirmed, suspected or neither. */
export const populationFact = "population";

/** The population of the person of a chart. One that is not known is taken for neither: nobody is taken to be ill. */
export function populationIn(read: FactReader): PopulationOf {
  const value = read(populationFact);
  return value.known && (value.value === "confirmed" || value.value === "suspected") ? value.value : "neither";
}
