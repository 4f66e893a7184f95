/** What a server that starts loads, as far as imports tell: readers of packs and documents come when something is to be read. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/product.ts";

/** Where a server begins; what `serve` imports when it runs is part of the start. */
const begins = [
  "src/cli/main.ts",
  "src/cli/commands/serve.ts",
  "src/compose/compose.ts",
  "src/server/app.ts",
  "src/server/cds-hooks/open-cds.ts",
  "src/server/http-server.ts",
];

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )(?:[^"';]*? from )?"([^"]+)";/gm)].map(
    ([, from = ""]) => from,
  );

/** Packages that modules import as they are loaded, one module after another. */
function packagesFrom(files: readonly string[]): ReadonlySet<string> {
  const [seen, packages] = [new Set(files), new Set<string>()];
  for (const file of seen)
    for (const name of importsOf(file)) {
      const path = resolve(dirname(file), name);
      if (!name.startsWith(".")) packages.add(name);
      else if (existsSync(path)) seen.add(path);
    }
  return packages;
}

test("a server starts without what only reads packs, documents or the tokens of hospital systems", () => {
  const loaded = packagesFrom(begins.map((file) => join(root, file)));
  // Without these two the walk would not have been a walk.
  expect([...loaded]).toEqual(expect.arrayContaining(["zod", "kysely"]));
  const later = ["yaml", "syllable", "linkedom", "unpdf", "mammoth", "fflate", "saxes", "jose", "@lancedb/lancedb"];
  expect(later.filter((name) => loaded.has(name))).toEqual([]);
});
