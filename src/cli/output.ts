/** How commands speak: results on stdout, everything else on stderr. */
import type { Problem } from "../core/problem.ts";

/** Prints a result. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints a value as JSON. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Says something to the person at the terminal. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A problem as a line: place, what is wrong, what to do. */
export function problemLine(problem: Problem): string {
  const { file, line } = problem.where ?? {};
  const place = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}: `;
  const fix = problem.fix === undefined ? "" : ` (${problem.fix})`;
  return `${place}${problem.message}${fix}`;
}

/** Names every problem. */
export function sayProblems(problems: readonly Problem[]): void {
  for (const problem of problems) say(problemLine(problem));
}
