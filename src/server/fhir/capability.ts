/** The CapabilityStatement: what the FHIR address can do, and no more. */
import { definitionTypes } from "../../contract/fhir.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";

export interface CapabilitySetting {
  readonly base: string;
  readonly version: string;
  /** ISO day. */
  readonly date: string;
}

const apply = { name: "apply", definition: "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply" };

const resourceOf = (type: (typeof definitionTypes)[number]) => ({
  type,
  interaction: [{ code: "read" }, { code: "search-type" }],
  searchParam: [
    { name: "_id", type: "token" },
    ...(type === "CodeSystem" || type === "PlanDefinition" || type === "ActivityDefinition" || type === "Library"
      ? [{ name: "url", type: "uri" }]
      : []),
  ],
  ...(type === "PlanDefinition" ? { operation: [apply] } : {}),
});

export const capabilityStatement = ({ base, version, date }: CapabilitySetting) => ({
  resourceType: "CapabilityStatement" as const,
  url: `${base}/metadata`,
  name: "Ranvier",
  title: "Ranvier",
  status: "draft",
  experimental: true,
  date,
  publisher: "Ranvier",
  description: `Definitions of care pathways, and their application to a patient. ${unreviewedBanner}. Everything given is a draft and a proposal; no order is made.`,
  kind: "instance",
  software: { name: "Ranvier", version },
  implementation: { description: "Ranvier", url: base },
  fhirVersion: "4.0.1",
  format: ["json"],
  rest: [{ mode: "server", resource: definitionTypes.map(resourceOf) }],
});
