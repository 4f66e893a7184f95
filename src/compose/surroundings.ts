/** The world as it is: the clock, identifiers and chance. */
import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { Surroundings } from "../app/ports/surroundings.ts";

/** Identifiers of one process sort by age, also within a millisecond and when the clock is set back. */
export const realSurroundings: Surroundings = {
  now: () => new Date().toISOString(),
  newId: () => v7(),
  newToken: () => randomBytes(16).toString("base64url"),
};
