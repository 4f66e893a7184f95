/** Calculations made from amounts in the question. */
import type { Calculation } from "../../../src/core/answer/answer.ts";
import { CalculationCard } from "../calculators/calculation-card.tsx";
import { Part } from "./part.tsx";

export function Calculations({ calculations }: { readonly calculations: readonly Calculation[] }) {
  if (calculations.length === 0) return null;
  return (
    <Part id="calculations" title="Calculations">
      {calculations.map((calculation) => (
        <CalculationCard key={calculation.calculator} calculation={calculation} linked />
      ))}
    </Part>
  );
}
