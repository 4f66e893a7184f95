/** Starts a long seeded campaign: `npm run soak -- <name> [--n N] [--seed S] [--folder F]`. Exit 0 fine, 1 a floor missed, 2 usage. */
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";

/** A campaign prints its figures and says whether its floors were held. */
export interface Soak {
  run(options: {
    readonly n: number | undefined;
    readonly seed: number;
    readonly list: boolean;
    /** A folder outside the repository with further input. */
    readonly folder?: string | undefined;
  }): boolean | Promise<boolean>;
}

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "main.ts")
  .map((file) => file.slice(0, -3));

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: "string" },
    seed: { type: "string" },
    list: { type: "boolean", default: false },
    folder: { type: "string" },
  },
});
const [name] = positionals;
if (name === undefined || !names.includes(name)) {
  console.error(`name a campaign: ${names.join(", ")}; for instance: npm run soak -- mutations --n 4000 --seed 1`);
  process.exitCode = 2;
} else {
  const { soak } = (await import(`./${name}.ts`)) as { readonly soak: Soak };
  const held = await soak.run({
    n: wholeNumber(values.n),
    seed: wholeNumber(values.seed) ?? 1,
    list: values.list,
    folder: values.folder,
  });
  process.exitCode = held ? 0 : 1;
}
