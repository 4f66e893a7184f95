/** JSON Schemas of the pack files, so that an editor completes and checks them while somebody types. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { RuleCases, Vignette } from "../core/knowledge/case.ts";
import { Exam } from "../core/knowledge/exam.ts";
import { PackHeader } from "../core/knowledge/pack.ts";
import { packLists } from "./read-pack.ts";

/** A schema file: its name and what it holds. */
export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

const schemaFile = (name: string, title: string, schema: z.ZodType): SchemaFile => {
  // Our readonly types would tell editors that nothing may be changed.
  const json = z.toJSONSchema(schema, { io: "input", override: ({ jsonSchema }) => void delete jsonSchema.readOnly });
  return { name: `${name}.schema.json`, text: `${JSON.stringify({ title, ...json }, null, 2)}\n` };
};

/** One schema per file of a pack: what an author may write, before defaults are filled in. */
export const schemaFiles = (): readonly SchemaFile[] => [
  schemaFile("pack", "Ranvier pack: pack.yaml", PackHeader),
  ...Object.values(packLists).map(({ path, item }) =>
    schemaFile(path, `Ranvier pack: ${path}`, z.array<z.ZodType>(item)),
  ),
  schemaFile("cases", "Ranvier pack: cases", z.array(RuleCases)),
  schemaFile("vignettes", "Ranvier pack: cases/vignettes", z.array(Vignette)),
  schemaFile("questions", "Ranvier pack: questions.yaml", Exam),
];

/** Writes the schemas into a folder, which is made when missing. Gives back the paths. */
export function writeSchemaFiles(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return schemaFiles().map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}
