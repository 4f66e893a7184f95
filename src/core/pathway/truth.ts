/** Three-valued logic after Kleene: what is not known is neither true nor false. */

/** True, false, or not known. */
export type Truth = boolean | "unknown";

/** Every one holds: one that is false decides it, whatever is not known of the others. */
export const every = (values: readonly Truth[]): Truth =>
  values.includes(false) ? false : values.includes("unknown") ? "unknown" : true;

/** One of them holds: one that is true decides it. */
export const some = (values: readonly Truth[]): Truth =>
  values.includes(true) ? true : values.includes("unknown") ? "unknown" : false;

export const negate = (value: Truth): Truth => (value === "unknown" ? "unknown" : !value);

/** At least `count` of them hold, whatever the unknown ones turn out to be. */
export function atLeast(count: number, values: readonly Truth[]): Truth {
  const holding = values.filter((value) => value === true).length;
  if (holding >= count) return true;
  const open = values.filter((value) => value === "unknown").length;
  return holding + open >= count ? "unknown" : false;
}
