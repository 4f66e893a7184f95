/** Errors over HTTP: RFC 9457 Problem Details carrying our problems. */
import { z } from "zod";
import { Problem } from "../core/problem.ts";

export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    problems: z.array(Problem).readonly(),
  })
  .readonly()
  .meta({ id: "ProblemDetails" });
export type ProblemDetails = z.infer<typeof ProblemDetails>;
