/** What names mean, remembered: a record says the same few hundred over and over. */
import type { Named } from "./recognise.ts";

/** Most names that are remembered, most of one text, and the longest, so that hostile input cannot fill the memory or the time. */
const mostRemembered = 5000;
const mostAlike = 20;
const longestName = 600;

type Coding = Named["codings"][number];

const isSameCoding = (a: Coding, b: Coding | undefined): boolean =>
  a.code === b?.code && a.display === b?.display && a.system === b?.system;

const isSame = (a: Named, b: Named): boolean =>
  a.text === b.text &&
  a.codings.length === b.codings.length &&
  a.codings.every((coding, at) => isSameCoding(coding, b.codings[at]));

const lengthOf = ({ text = "", codings }: Named): number =>
  codings.reduce(
    (sum, { system = "", code = "", display = "" }) => sum + system.length + code.length + display.length,
    text.length,
  );

/** A name without whatever else its record holds. */
const copyOf = ({ text, codings }: Named): Named => ({
  text,
  codings: codings.map(({ system, code, display }) => ({ system, code, display })),
});

/** The first that a name says. */
function beginningOf({ text, codings: [first] }: Named): string {
  return text ?? first?.display ?? first?.code ?? "";
}

/** The same function with a memory. */
export function remembering<T>(find: (named: Named) => T): (named: Named) => T {
  const remembered = new Map<string, { readonly named: Named; readonly found: T }[]>();
  let count = 0;
  return (named) => {
    const beginning = beginningOf(named);
    const alike = remembered.get(beginning);
    const known = alike?.find((one) => isSame(named, one.named));
    if (known !== undefined) return known.found;
    const found = find(named);
    if (count >= mostRemembered || (alike?.length ?? 0) >= mostAlike || lengthOf(named) > longestName) return found;
    count += 1;
    const kept = { named: copyOf(named), found };
    if (alike === undefined) remembered.set(beginning, [kept]);
    else alike.push(kept);
    return found;
  };
}
