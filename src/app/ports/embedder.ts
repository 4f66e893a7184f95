/** Turns texts into vectors whose nearness stands for nearness in meaning. Optional: everything works without one. */
import type { Result } from "../../core/problem.ts";

export interface Embedder {
  /** Name of the model; vectors of different models are never compared. */
  readonly model: string;
  /** One vector for each text, all of one length. Fails with a problem that repeats none of the texts. */
  readonly embed: (texts: readonly string[]) => Promise<Result<readonly (readonly number[])[]>>;
}
