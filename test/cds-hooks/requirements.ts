/** The SHALL and SHOULD of CDS Hooks 2.0 that bind a service: number in the requirement list of the CRD test kit, and section. */

export interface Requirement {
  readonly number: number;
  readonly level: "SHALL" | "SHALL NOT" | "SHOULD" | "SHOULD NOT";
  /** Part of the specification, by its anchor. */
  readonly section: string;
}

const of = (level: Requirement["level"], section: string, ...numbers: readonly number[]): readonly Requirement[] =>
  numbers.map((number) => ({ number, level, section }));

export const requirements: readonly Requirement[] = [
  ...of("SHALL", "action", 127, 128, 130, 131, 132, 133, 134, 135),
  ...of("SHALL", "card-attributes", 80, 83, 85, 87, 88, 89, 90, 92, 93, 95, 96, 98, 100, 103),
  ...of("SHALL", "cds-service-response", 74, 75),
  ...of("SHOULD", "cds-service-response", 77, 78),
  ...of("SHALL", "coding", 216, 217, 218, 219, 220),
  ...of("SHALL", "cross-origin-resource-sharing", 208),
  ...of("SHALL", "discovery", 4),
  ...of("SHALL", "example-prefetch-token", 59),
  ...of("SHALL", "extensions", 214),
  ...of("SHOULD", "extensions", 215),
  ...of("SHALL", "fhir-resource-access", 61),
  ...of("SHALL", "http-request", 5),
  ...of("SHALL", "http-request_1", 16),
  ...of("SHALL", "http-status-codes", 13),
  ...of("SHALL NOT", "jwt-signing-algorithm", 201, 203),
  ...of("SHOULD", "jwt-signing-algorithm", 200, 205, 206),
  ...of("SHALL", "link", 138, 139, 141, 142, 144),
  ...of("SHALL NOT", "link", 147),
  ...of("SHOULD", "link", 146),
  ...of("SHOULD", "prefetch-query-restrictions", 58),
  ...of("SHALL", "prefetch-template", 36, 54),
  ...of("SHOULD", "prefetch-template", 52),
  ...of("SHALL", "prefetch-tokens", 55, 56, 57),
  ...of("SHALL", "providing-fhir-resources-to-a-cds-service", 29),
  ...of("SHOULD", "providing-fhir-resources-to-a-cds-service", 27, 34),
  ...of("SHALL", "reasons-for-rejecting-a-card", 136),
  ...of("SHALL", "response", 6, 7, 9, 10),
  ...of("SHOULD", "response", 8),
  ...of("SHALL", "security-and-safety", 168),
  ...of("SHALL", "source", 105, 107, 111, 115),
  ...of("SHOULD", "source", 110, 112),
  ...of("SHOULD NOT", "source", 109),
  ...of("SHALL", "suggestion", 117, 119, 121, 124, 125),
  ...of("SHALL", "trusting-cds-clients", 176, 199),
  ...of("SHOULD", "trusting-cds-clients", 177, 195),
  ...of("SHALL", "update-stale-guidance", 211, 213),
  ...of("SHOULD", "update-stale-guidance", 212),
  ...of("SHALL", "use-of-json", 1, 2),
  ...of("SHALL NOT", "use-of-json", 3),
];
