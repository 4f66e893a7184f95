/** The FHIR R4 address of the server: its definitions, and `$apply` of a pathway on a patient. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";

export const fhirBase = "/fhir";

/** Types of resources that can be read. */
export const definitionTypes = ["PlanDefinition", "ActivityDefinition", "Library", "Evidence", "CodeSystem"] as const;

const FhirId = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, "is no FHIR id");

/** A reference to a patient, or the bare id. */
export const Subject = z.string().regex(/^([^?#\s]{1,400}\/)?[A-Za-z0-9.-]{1,64}$/, "is no reference to a patient");

/** What a client posts to `$apply`. Parameters that change nothing here are let pass. */
export const ApplyParameters = z
  .looseObject({
    resourceType: z.literal("Parameters"),
    parameter: z
      .array(
        z
          .looseObject({
            name: z.string(),
            valueString: z.string().optional(),
            valueReference: z.looseObject({ reference: z.string().optional() }).readonly().optional(),
            resource: z.looseObject({ resourceType: z.string() }).readonly().optional(),
          })
          .readonly(),
      )
      .max(50)
      .readonly(),
  })
  .readonly();
export type ApplyParameters = z.infer<typeof ApplyParameters>;

const fhir = { "application/fhir+json": { schema: z.unknown() } };
const outcome = (description: string) => ({ description: `${description}, as an OperationOutcome`, content: fhir });
const params = z.object({ id: FhirId });
const refusals = {
  400: outcome("The call could not be read"),
  401: outcome("Not signed in"),
  403: outcome("Not allowed, or rules that no board has approved are not given"),
  404: outcome("No such definition or patient"),
};
const carePlan = { 200: { description: "A CarePlan with a RequestGroup in it: drafts and proposals", content: fhir } };

export const metadataRoute = createRoute({
  method: "get",
  path: "/fhir/metadata",
  summary: "What the FHIR address can do",
  responses: { 200: { description: "A CapabilityStatement", content: fhir } },
});

export const searchDefinitionsRoute = createRoute({
  method: "get",
  path: "/fhir/{type}",
  summary: "Definitions of the packs' pathways",
  request: { params: z.object({ type: z.enum(definitionTypes) }) },
  responses: { 200: { description: "A Bundle of the type searchset", content: fhir }, ...refusals },
});

export const readDefinitionRoute = createRoute({
  method: "get",
  path: "/fhir/{type}/{id}",
  summary: "One definition",
  request: { params: z.object({ type: z.enum(definitionTypes), id: FhirId }) },
  responses: { 200: { description: "The definition", content: fhir }, ...refusals },
});

export const applyKeptRoute = createRoute({
  method: "get",
  path: "/fhir/PlanDefinition/{id}/$apply",
  summary: "Apply a pathway to a patient whose record is kept here",
  request: { params, query: z.object({ subject: Subject }) },
  responses: { ...carePlan, ...refusals },
});

export const applyRoute = createRoute({
  method: "post",
  path: "/fhir/PlanDefinition/{id}/$apply",
  summary: "Apply a pathway to a record that comes along, or to one kept here",
  description: "Parameters: subject, and the record as a Bundle in data. What is sent is not stored.",
  request: { params, body: { required: true, content: fhir } },
  responses: { ...carePlan, ...refusals },
});
