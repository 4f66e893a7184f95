/** How commands speak: results on stdout, everything else on stderr. */
import type { Problem } from "../core/problem.ts";

/** Prints a result. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints a value as JSON. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Says something to the person at the terminal. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Where in a record: its resource, or the line or entry of one that has no name. */
function placeInRecord({ resource, pointer }: NonNullable<Problem["where"]>): string | undefined {
  return resource ?? (pointer !== undefined && /^(line \d|\/entry\/)/u.test(pointer) ? pointer : undefined);
}

/** A problem as a line: place, what is wrong, what to do. */
export function problemLine({ where = {}, message, fix }: Problem): string {
  const { file, line } = where;
  const place = [line === undefined ? file : `${file}:${line}`, placeInRecord(where)];
  const said = fix === undefined ? message : `${message} (${fix})`;
  return [...place.filter((part) => part !== undefined), said].join(": ");
}

/** Names every problem. */
export function sayProblems(problems: readonly Problem[]): void {
  for (const problem of problems) say(problemLine(problem));
}
