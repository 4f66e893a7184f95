/** Expected failures as values: a Problem says what, where, by which rule and what to do; a Result carries either side. */
import { z } from "zod";

/** One thing that is wrong, addressed to the person who can mend it. */
export const Problem = z
  .object({
    code: z.string(),
    message: z.string(),
    where: z
      .object({
        file: z.string().optional(),
        line: z.number().int().optional(),
        pointer: z.string().optional(),
        resource: z.string().optional(),
      })
      .readonly()
      .optional(),
    rule: z.string().optional(),
    fix: z.string().optional(),
  })
  .readonly();
export type Problem = z.infer<typeof Problem>;

/** Either a value or the reason there is none. */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a value that was obtained. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps the reason why there is no value. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});
