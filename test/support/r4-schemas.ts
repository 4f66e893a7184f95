/** FHIR R4's own rules for what is exported: an independent set of schemas, for tests only. */
import { createRequire } from "node:module";
import type { z } from "zod";

// Its ES module does not load under current Node; the CommonJS build does.
const schemas = createRequire(import.meta.url)("@solarahealth/fhir-r4") as Readonly<
  Record<string, () => Pick<z.ZodType, "safeParse">>
>;

/** What is wrong with a resource by its type's schema; empty when it is valid. Throws for a type without a schema. */
export function r4Problems(resource: { readonly resourceType: string }): readonly string[] {
  const create = schemas[`create${resource.resourceType}Schema`];
  if (create === undefined) throw new Error(`there is no R4 schema for ${resource.resourceType}`);
  const parsed = create().safeParse(JSON.parse(JSON.stringify(resource)));
  return parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) => `${resource.resourceType}.${issue.path.map(String).join(".")}: ${issue.message}`,
      );
}
