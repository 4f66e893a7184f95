/** A number with its unit, and what a laboratory said around it. */
import { z } from "zod";

export const Comparator = z.enum(["<", ">", "<=", ">="]);
export type Comparator = z.infer<typeof Comparator>;

/**
 * A measured or computed amount. `unit` is UCUM where UCUM has one, and the laboratory's own word for
 * arbitrary units such as a titre. A comparator marks a censored value: "> 70000" is a bound, not a number.
 */
export const Quantity = z
  .object({
    value: z.number(),
    unit: z.string(),
    comparator: Comparator.optional(),
    assay: z.string().optional(),
    laboratory: z.string().optional(),
  })
  .readonly();
export type Quantity = z.infer<typeof Quantity>;
