/** Reads the cases of a pack: hand-written ones, generated ones and whole vignettes, counted apart. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { RuleCases, Vignette } from "../core/knowledge/case.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { type Gathered, readList } from "./yaml-file.ts";

/** The cases of one pack. */
export interface PackCases {
  readonly written: readonly RuleCases[];
  readonly generated: readonly RuleCases[];
  readonly vignettes: readonly Vignette[];
}

const generatedFile = "generated.yaml";

const yamlIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".yaml"))
        .sort()
    : [];

/** Reads `<root>/cases`. Fails with all problems at once; touches the file system. */
export function readCases(root: string): Result<PackCases, readonly Problem[]> {
  const gathered: Gathered = { problems: [], origins: new Map() };
  const folder = join(root, "cases");
  const list = <T>(files: readonly string[], inside: string, kind: string, schema: z.ZodType<T>): readonly T[] =>
    files.flatMap((file) => readList(root, join(inside, file), kind, schema, gathered));
  const files = yamlIn(folder);
  const cases: PackCases = {
    written: list(
      files.filter((file) => file !== generatedFile),
      folder,
      "cases",
      RuleCases,
    ),
    generated: list(
      files.filter((file) => file === generatedFile),
      folder,
      "cases",
      RuleCases,
    ),
    vignettes: list(yamlIn(join(folder, "vignettes")), join(folder, "vignettes"), "vignettes", Vignette),
  };
  return gathered.problems.length > 0 ? err(gathered.problems) : ok(cases);
}

/** How many cases a list of groups holds. */
export const countCases = (groups: readonly RuleCases[]): number =>
  groups.reduce((sum, group) => sum + group.cases.length, 0);
