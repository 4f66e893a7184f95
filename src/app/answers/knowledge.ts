/** The packs in use as one immutable value. */
import type { Library } from "../../core/answer/library.ts";
import type { Withdrawn } from "../../core/knowledge/withdrawn.ts";

export interface Knowledge {
  readonly libraries: readonly Library[];
  /** The general pack alone: urgency and refusals work without any subject. */
  readonly bare: Library;
  /** What a board withdrew, by `<pack>/<id>`; articles by the last part of their address. */
  readonly withdrawn: Withdrawn;
}

/** Libraries a request may use: all, none (the general pack alone), or those it names. Unknown names give nothing. */
export function librariesFor(knowledge: Knowledge, packs: readonly string[] | undefined): readonly Library[] {
  if (packs?.includes("none") === true) return [knowledge.bare];
  if (packs === undefined || packs.length === 0 || packs.includes("all"))
    return knowledge.libraries.length > 0 ? knowledge.libraries : [knowledge.bare];
  return knowledge.libraries.filter((library) => packs.includes(library.pack.header.id));
}
