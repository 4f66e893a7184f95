/** Compares a known value with a threshold. A bound such as "> 70000" decides only what every value it allows decides. */
import { holdsFor } from "../chart/choose.ts";
import type { Quantity } from "../quantity.ts";
import type { Sign } from "./condition.ts";
import type { Truth } from "./truth.ts";

/** Whether `quantity <sign> threshold` holds. The units must be the same; the caller sees to that. */
export const compareAmount = (quantity: Quantity, sign: Sign, threshold: number): Truth =>
  holdsFor(quantity, sign, threshold) ?? "unknown";
