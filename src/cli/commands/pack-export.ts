/** ranvier pack export: a checked pack's pathway as FHIR R4 files, for systems that import definitions. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { exportDefinitions } from "../../app/patients/export-definitions.ts";
import type { Knowledge } from "../../app/answers/knowledge.ts";
import { print, printJson } from "../output.ts";
import { UsageError } from "../usage-error.ts";

export interface ExportRequest {
  /** The pack under the decisions of the board. */
  readonly knowledge: Knowledge;
  readonly to: string;
  readonly base: string;
  readonly json: boolean;
}

const asText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Writes everything beside the target first and moves it there at the end: a folder is whole or not there. */
export function exportPack({ knowledge, to, base, json }: ExportRequest): number {
  const [library] = knowledge.libraries;
  if (library === undefined) throw new UsageError("There is no pack to export.");
  const { pack } = library;
  if (!URL.canParse(base))
    throw new UsageError(`${base} is not an address. Give --base such as https://hospital.example/fhir.`);
  const target = resolve(to);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new UsageError(`${to} is not empty. Name a new folder, or empty this one.`);
  if (pack.rules.length === 0) throw new UsageError(`The pack ${pack.header.id} has no rules to export.`);
  const bundle = exportDefinitions(library, { base, date: new Date().toISOString().slice(0, 10) });
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  for (const { resource } of bundle.entry) {
    const folder = join(unfinished, resource.resourceType);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${resource.id}.json`), asText(resource));
  }
  writeFileSync(join(unfinished, "bundle.json"), asText(bundle));
  rmSync(target, { recursive: true, force: true });
  renameSync(unfinished, target);
  const counts = Object.fromEntries(
    [...Map.groupBy(bundle.entry, ({ resource }) => resource.resourceType)].map(([type, all]) => [type, all.length]),
  );
  if (json) printJson({ folder: target, counts });
  else {
    for (const [type, count] of Object.entries(counts)) print(`${String(count).padStart(5)}  ${type}`);
    const withdrawn = Object.values(knowledge.withdrawn).reduce((sum, one) => sum + one.size, 0);
    if (withdrawn > 0) print(`Without ${withdrawn} withdrawn items; hard stops among them say so.`);
    print(`Written to ${to}. Drafts and experimental: not yet reviewed by clinicians.`);
  }
  return 0;
}
