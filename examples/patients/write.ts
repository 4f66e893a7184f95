/** Writes the example patients as files: `node examples/patients/write.ts`. The same program serves the web app's one click. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleRecords } from "../../src/examples/example-records.ts";

/** The day the files are written for; assess them as of this day. */
export const writtenFor = "2026-11-21";

/** File names and texts. */
export const exampleFiles = (): readonly { readonly name: string; readonly text: string }[] =>
  exampleRecords(writtenFor).map(({ id, bundle }) => ({
    name: `${id}.json`,
    text: `${JSON.stringify(bundle, null, 1)}\n`,
  }));

if (import.meta.main) {
  const folder = join(import.meta.dirname, "bundles");
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of exampleFiles()) writeFileSync(join(folder, name), text);
}
