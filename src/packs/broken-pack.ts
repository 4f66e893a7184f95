/** For tests of the check: one change to the sound pack must be refused by one rule at one place. */
import { rmSync } from "node:fs";
import type { Problem } from "../core/problem.ts";
import { inspectPack } from "./check-pack.ts";
import { changed, lineOf, miniPack, type PackFiles, writePack } from "./mini-pack.ts";
import { readPack } from "./read-pack.ts";

/** Problems of a pack that can be read. */
export function problemsOf(files: PackFiles): readonly Problem[] {
  const root = writePack(files);
  const read = readPack(root);
  rmSync(root, { recursive: true });
  if (!read.ok) throw new Error(read.error.map((p) => `${p.where?.file}:${p.where?.line} ${p.message}`).join("\n"));
  return inspectPack(read.value, undefined).problems;
}

/** One change to the sound pack: what is replaced, the rule it breaks, and text on the line the problem must name. */
export interface Break {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  /** Text that begins on the named line; in `file` unless `at` says another. */
  readonly line: string;
  readonly at?: string;
  /** Further changes that the case needs. */
  readonly also?: readonly (readonly [file: string, from: string, to: string])[];
}

function breakPack(broken: Break): PackFiles {
  const more = (broken.also ?? []).reduce((files, [file, from, to]) => changed(files, file, from, to), miniPack);
  return changed(more, broken.file, broken.from, broken.to);
}

/** Where the change must be refused. */
export function expectedOf(broken: Break): { readonly rule: string; readonly place: string; readonly fix: boolean } {
  const file = broken.at ?? broken.file;
  return { rule: broken.rule, place: `${file}:${lineOf(breakPack(broken)[file] ?? "", broken.line)}`, fix: true };
}

/** Where it is refused: the problem of the rule, or else whatever was found. */
export function refusalOf(broken: Break): { readonly rule: string; readonly place: string; readonly fix: boolean } {
  const problems = problemsOf(breakPack(broken));
  const found = problems.find((problem) => problem.rule === broken.rule) ?? problems[0];
  const { file, line } = found?.where ?? {};
  return { rule: found?.rule ?? "nothing", place: `${file}:${line}`, fix: /\w{3}/.test(found?.fix ?? "") };
}
