/** Finds YAML in a pack folder that nothing reads. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../core/problem.ts";

/** Pack files that other readers take: the exam, and the patients' part of a pack. */
const readElsewhere = ["pack", "questions", "rules", "cases"];

/** YAML that nothing reads: a misspelt name would leave its content out in silence. */
export function findStrays(root: string, lists: readonly string[]): readonly Problem[] {
  const known = new Set<string>([...readElsewhere, ...lists]);
  const problems: Problem[] = [];
  const stray = (file: string): void =>
    void problems.push({
      code: "pack-file",
      message: `nothing reads ${file}`,
      where: { file, line: 1 },
      rule: "pack-format",
      fix: `use one of ${[...known].map((name) => `${name}.yaml`).join(", ")}, or a folder of that name`,
    });
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const name = entry.name.replace(/\.ya?ml$/u, "");
    if (entry.isDirectory()) {
      const inside = readdirSync(join(root, entry.name)).filter((file) => /\.ya?ml$/u.test(file));
      for (const file of inside) if (!known.has(name) || file.endsWith(".yml")) stray(join(entry.name, file));
    } else if (name !== entry.name && (!known.has(name) || entry.name.endsWith(".yml"))) stray(entry.name);
  }
  return problems;
}
