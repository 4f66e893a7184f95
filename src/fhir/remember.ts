/** What names mean, remembered: a record says the same few hundred over and over. */
import type { Named } from "./recognise.ts";

/** Most names that are remembered and the longest, so that hostile input cannot fill the memory. */
const mostRemembered = 5000;
const longestKey = 600;

/** A part with its length before it, so that no text can pass for another. */
const counted = (part: string | undefined): string => (part === undefined ? "-" : `${part.length}:${part}`);

/** A name with all its codes as one text. */
function keyOf({ text, codings }: Named): string {
  let key = counted(text);
  for (const { system, code, display } of codings) key += counted(system) + counted(code) + counted(display);
  return key;
}

/** The same function with a memory. */
export function remembering<T>(find: (named: Named) => T): (named: Named) => T {
  const remembered = new Map<string, T>();
  return (named) => {
    const key = keyOf(named);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = find(named);
    if (remembered.size < mostRemembered && key.length <= longestKey) remembered.set(key, found);
    return found;
  };
}
