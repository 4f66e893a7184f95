/** placeholder until the checker lands */
import type { Pack } from "../core/knowledge/knowledge.ts";
import type { Problem } from "../core/problem.ts";
import type { ReadPack } from "./read-pack.ts";
export const checkPack = (read: ReadPack, general: Pack | undefined): readonly Problem[] => { void read; void general; return []; };
