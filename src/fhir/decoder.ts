/** What every decoder is given and gives back. */
import type { Entry } from "../core/chart/chart.ts";
import type { Problem } from "../core/problem.ts";
import type { Recogniser } from "./recognise.ts";
import { nameOf, problemWith, type RawResource } from "./resource.ts";
import type { Units } from "./units.ts";

export interface DecoderParts {
  readonly recognise: Recogniser;
  readonly units: Units;
  /** Finds a resource of the input by reference, also one contained in `from`. */
  readonly resolve: (reference: string | undefined, from: RawResource) => RawResource | undefined;
}

/** Entries for the chart, and what could not be used. Neither means the resource is not the pack's concern. */
export interface Decoded {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

export type Decoder = (raw: RawResource, parts: DecoderParts) => Decoded;

export const nothing: Decoded = { entries: [], problems: [] };
export const refused = (problem: Problem): Decoded => ({ entries: [], problems: [problem] });

/** Members that every entry has. `part` keeps several entries of one resource apart. */
export const entryBase = (
  raw: RawResource,
  measure: string,
  text: string,
  date: string | undefined,
  part?: string | number,
) => {
  const resource = nameOf(raw);
  return {
    id: part === undefined ? resource : `${resource}#${part}`,
    measure,
    text: text.slice(0, 300),
    resource,
    date,
  };
};

/** An entry without a date is kept and shown, and no rule can use it: said so. */
export const undated = (raw: RawResource, name: string): Problem =>
  problemWith(
    raw,
    "no-date",
    `${name} has no date that can be read; it is shown and not used`,
    "add the date at the source",
  );
