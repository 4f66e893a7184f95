/** A stretch of a stored document that may be shown as it stands, with all that was read of it. */
import type { Figure } from "../../core/answer/figures.ts";
import type { Kind } from "./kinds.ts";
import type { PreparedSource } from "./prepared-source.ts";
import type { Bearing, Topic } from "./topic.ts";

export interface Quote {
  readonly source: PreparedSource;
  /** Place in the text of the stored version; `text` is exactly what stands there. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly page?: number | undefined;
  readonly titles: readonly string[];
  readonly topic: Topic;
  readonly bearing: Bearing;
  readonly kinds: readonly Kind[];
  readonly figures: readonly Figure[];
  /** Stems and concepts. */
  readonly marks: ReadonlySet<string>;
  /** Share of what was asked that it holds, 0..1. */
  readonly coverage: number;
  readonly score: number;
}

/** The invariant of every quotation: its text is what the stored version holds at its place, from sentence to sentence. */
export const isFaithful = ({ source, start, end, text }: Quote): boolean =>
  start < end && source.stored.document.text.slice(start, end) === text;

/** Where in its document it stands, in words. */
export function locatorOf({ page, titles, source }: Quote): string {
  const section = titles.filter((t) => t !== source.stored.metadata.title).at(-1);
  return [page === undefined ? undefined : `p. ${page}`, section].filter((part) => part !== undefined).join(", ");
}
