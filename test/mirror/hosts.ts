/** Records to plant histories in where no folder of them is at hand: synthetic people with common findings. */
import { createChance } from "../../src/examples/chance.ts";
import type { Json } from "../../src/examples/record.ts";

const common = [
  ["59621000", "Hypertension"],
  ["55822004", "Hyperlipidemia"],
  ["444814009", "Viral sinusitis (disorder)"],
  ["195662009", "Acute viral pharyngitis (disorder)"],
  ["162864005", "Body mass index 30+ - obesity (finding)"],
  ["15777000", "Prediabetes"],
  ["239873007", "Osteoarthritis of knee"],
] as const;
const laboratory = [
  ["2339-0", "Glucose", "mg/dL", 70, 99],
  ["38483-4", "Creatinine", "mg/dL", 0.7, 1.2],
  ["2947-0", "Sodium", "mmol/L", 136, 144],
  ["718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 13, 16],
  ["2093-3", "Total Cholesterol", "mg/dL", 150, 220],
  ["8302-2", "Body Height", "cm", 160, 180],
  ["29463-7", "Body Weight", "kg", 60, 90],
  ["72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported", "{score}", 0, 3],
] as const;

/** So many records; the same seed gives the same. Values end a year before `today`, years before the last visit here. */
export function syntheticHosts(count: number, today: string, seed = 1): readonly Json[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: count }, (_, at): Json => {
    const chance = createChance(seed * 7919 + at);
    const id = `5ca1ab1e-0000-4000-8000-${String(at).padStart(12, "0")}`;
    const subject = { reference: `urn:uuid:${id}` };
    const young = at % 4 === 0;
    const resources: Json[] = [
      {
        resourceType: "Patient",
        id,
        gender: at % 2 === 0 ? "female" : "male",
        birthDate: `${year - (young ? 38 : Math.round(chance.between(45, 85)))}-06-01`,
      },
    ];
    const day = (back: number): string => `${year - back}-0${1 + Math.floor(chance.between(0, 8))}-11T08:10:00+00:00`;
    for (const [code, name] of common)
      if (chance.between(0, 1) < 0.4)
        resources.push({
          resourceType: "Condition",
          id: `c-${at}-${code}`,
          clinicalStatus: { coding: [{ code: "active" }] },
          verificationStatus: { coding: [{ code: "confirmed" }] },
          code: { coding: [{ system: "http://snomed.info/sct", code, display: name }], text: name },
          subject,
          onsetDateTime: day(Math.floor(chance.between(2, 9))),
        });
    for (let back = 1; back <= 6; back++)
      for (const [code, name, unit, low, high] of laboratory)
        resources.push({
          resourceType: "Observation",
          id: `o-${at}-${back}-${code}`,
          status: "final",
          code: { coding: [{ system: "http://loinc.org", code, display: name }], text: name },
          subject,
          effectiveDateTime: day(back),
          valueQuantity: {
            value: Number(chance.between(low, high).toFixed(1)),
            unit,
            system: "http://unitsofmeasure.org",
            code: unit,
          },
        });
    const entry = resources.map((resource) => ({ fullUrl: `urn:uuid:${String(resource["id"])}`, resource }));
    return { resourceType: "Bundle", type: "collection", entry };
  });
}
