/** A checked pack's pathway as FHIR R4 definitions, in a bundle that a server takes in one go. */
import type { Library } from "../../core/answer/library.ts";
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
export function exportDefinitions(library: Library, setting: ExportSetting): DefinitionBundle {
  const pathway = createPathway(library, factTypesOf(library.pack.facts));
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: toDefinitions(pathway, setting).map((resource) => ({ fullUrl: resource.url ?? "", resource })),
  };
}
