/** A checked pack's pathway as FHIR R4 definitions, in a bundle that a server takes in one go. */
import { createLibrary } from "../../core/answer/library.ts";
import type { Pack } from "../../core/knowledge/knowledge.ts";
import { factTypesOf } from "../../core/pathway/fact-sort.ts";
import { createPathway } from "../../core/pathway/pathway.ts";
import type { ExportSetting } from "../../fhir/export/canonical.ts";
import { type Definition, toDefinitions } from "../../fhir/export/definitions.ts";

export interface DefinitionBundle {
  readonly resourceType: "Bundle";
  readonly type: "collection";
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Definition }[];
}

/** Definitions of a pack. The pack must have passed its check. */
export function exportDefinitions(pack: Pack, general: Pack, setting: ExportSetting): DefinitionBundle {
  const pathway = createPathway(createLibrary(pack, general), factTypesOf(pack.facts));
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: toDefinitions(pathway, setting).map((resource) => ({ fullUrl: resource.url ?? "", resource })),
  };
}
