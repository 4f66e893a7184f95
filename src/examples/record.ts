/** A patient's record in the making: FHIR resources on days counted from today. Laboratories name and measure as they like. */
import { isoDay } from "../core/calendar.ts";
import type { Chance } from "./chance.ts";

export type Json = Readonly<Record<string, unknown>>;

/** Where and when a value was taken; `days` are counted from today, so that -30 is a month ago. */
interface At {
  readonly days: number;
  readonly more?: Json | undefined;
}

/** How laboratories code, name and measure an analyte: `factor` turns the usual unit into theirs. */
interface Style {
  readonly loinc?: string;
  readonly names: readonly [string, ...string[]];
  readonly units: readonly [
    { readonly unit: string; readonly factor: number },
    ...{ readonly unit: string; readonly factor: number }[],
  ];
  /** The laboratory's range for the normal, in the usual unit. */
  readonly normal?: readonly [low: number, high: number];
}

const massPerVolume = [
  { unit: "g/L", factor: 1 },
  { unit: "mg/dL", factor: 100 },
] as const;
const cells = [
  { unit: "10*9/L", factor: 1 },
  { unit: "/uL", factor: 1000 },
] as const;

const styles: Readonly<Record<string, Style>> = {
  igm: {
    loinc: "2472-9",
    names: ["IgM", "Immunoglobulin M", "IgM, serum"],
    units: massPerVolume,
    normal: [0.4, 2.3],
  },
  igg: { loinc: "2465-3", names: ["IgG", "Immunoglobulin G"], units: massPerVolume, normal: [7, 16] },
  iga: { loinc: "2458-8", names: ["IgA", "Immunoglobulin A"], units: massPerVolume, normal: [0.7, 4] },
  "m-protein": {
    loinc: "33358-3",
    names: ["M-protein", "Paraprotein"],
    units: [
      { unit: "g/L", factor: 1 },
      { unit: "g/dL", factor: 0.1 },
    ],
  },
  viscosity: { loinc: "3128-6", names: ["Serum viscosity", "Viscosity"], units: [{ unit: "mPa.s", factor: 1 }] },
  cd19: {
    loinc: "8116-6",
    names: ["CD19 count", "CD19"],
    units: [
      { unit: "/uL", factor: 1 },
      { unit: "10*9/L", factor: 0.001 },
    ],
    normal: [100, 500],
  },
  haemoglobin: {
    loinc: "718-7",
    names: ["Haemoglobin", "Hemoglobin"],
    units: [
      { unit: "g/L", factor: 1 },
      { unit: "g/dL", factor: 0.1 },
    ],
  },
  leukocytes: { loinc: "6690-2", names: ["Leukocytes", "White cells"], units: cells },
  neutrophils: { loinc: "751-8", names: ["Neutrophils", "ANC"], units: cells },
  platelets: { loinc: "777-3", names: ["Platelets"], units: [{ unit: "10*9/L", factor: 1 }] },
  creatinine: { loinc: "2160-0", names: ["Creatinine"], units: [{ unit: "umol/L", factor: 1 }] },
  egfr: { loinc: "33914-3", names: ["eGFR"], units: [{ unit: "mL/min/{1.73_m2}", factor: 1 }] },
  alt: { loinc: "1742-6", names: ["ALT"], units: [{ unit: "U/L", factor: 1 }] },
  ast: { loinc: "1920-8", names: ["AST"], units: [{ unit: "U/L", factor: 1 }] },
  ldh: { loinc: "2532-0", names: ["LDH"], units: [{ unit: "U/L", factor: 1 }] },
  glucose: { loinc: "2345-7", names: ["Glucose"], units: [{ unit: "mmol/L", factor: 1 }] },
  temperature: { loinc: "8310-5", names: ["Body temperature"], units: [{ unit: "Cel", factor: 1 }] },
  weight: { loinc: "29463-7", names: ["Body weight"], units: [{ unit: "kg", factor: 1 }] },
  height: { loinc: "8302-2", names: ["Body height"], units: [{ unit: "cm", factor: 1 }] },
  incat: { names: ["INCAT disability score", "INCAT"], units: [{ unit: "{score}", factor: 1 }] },
  onls: { names: ["ONLS"], units: [{ unit: "{score}", factor: 1 }] },
  "i-rods": { names: ["I-RODS", "I-RODS centile"], units: [{ unit: "{score}", factor: 1 }] },
  "mrc-sum": { names: ["MRC sum score"], units: [{ unit: "{score}", factor: 1 }] },
  grip: { names: ["Grip strength"], units: [{ unit: "kPa", factor: 1 }] },
  "ten-metre-walk": { names: ["10-metre walk"], units: [{ unit: "s", factor: 1 }] },
  pain: { loinc: "72514-3", names: ["Pain NRS"], units: [{ unit: "{score}", factor: 1 }] },
  falls: { names: ["Falls in the last 3 months"], units: [{ unit: "{falls}", factor: 1 }] },
  dml: { names: ["Distal motor latency"], units: [{ unit: "ms", factor: 1 }] },
  mcv: { names: ["Motor conduction velocity"], units: [{ unit: "m/s", factor: 1 }] },
  "distal-distance": { names: ["Distal distance"], units: [{ unit: "mm", factor: 1 }] },
};

const round = (value: number): number => Number(value.toPrecision(3));

/** A titre is normal below a limit, in the unit of its assay alone. */
const normalTitre = { BTU: 1000 } as const;

/** A range as a laboratory sends it: both limits, or the upper one alone. */
const referenceRange = (unit: string, limits: { readonly low?: number; readonly high: number }): Json => ({
  referenceRange: [
    {
      ...(limits.low === undefined ? {} : { low: { value: limits.low, unit } }),
      high: { value: limits.high, unit },
    },
  ],
});

/** Collects the resources of one patient. */
export class RecordWriter {
  readonly #resources: Json[] = [];
  readonly #id: string;
  readonly #today: number;
  readonly #chance: Chance;

  constructor(id: string, today: number, chance: Chance) {
    this.#id = id;
    this.#today = today;
    this.#chance = chance;
  }

  /** The day as a date; days in the past are negative. */
  date(days: number): string {
    return isoDay(this.#today + days);
  }

  #add(type: string, body: Json): void {
    const id = `${this.#id}-${this.#resources.length + 1}`;
    this.#resources.push({ resourceType: type, id, ...body });
  }

  readonly #subject = (): Json => ({ reference: `Patient/${this.#id}` });

  /** The patient: no person, and named as none. */
  patient(label: string, gender: "female" | "male", age: number): this {
    const birthDate = isoDay(this.#today - Math.round(age * 365.25) - 100);
    this.#resources.push({ resourceType: "Patient", id: this.#id, name: [{ text: label }], gender, birthDate });
    return this;
  }

  /** A value in the usual unit; the laboratory's own name, code and unit are drawn by chance. */
  value(measure: string, value: number, { days, more = {} }: At): this {
    const style = styles[measure];
    if (style === undefined) throw new Error(`no style for ${measure}`);
    const { unit, factor } = this.#chance.oneOf(style.units);
    const name = this.#chance.oneOf(style.names);
    const coding = style.loinc === undefined ? [] : [{ system: "http://loinc.org", code: style.loinc }];
    this.#add("Observation", {
      status: "final",
      code: { ...(coding.length === 0 ? {} : { coding }), text: name },
      subject: this.#subject(),
      effectiveDateTime: this.date(days),
      valueQuantity: { value: round(value * factor), unit, system: "http://unitsofmeasure.org", code: unit },
      ...(style.normal === undefined
        ? {}
        : referenceRange(unit, { low: round(style.normal[0] * factor), high: round(style.normal[1] * factor) })),
      ...more,
    });
    return this;
  }

  /** A titre with its assay and laboratory. */
  titre(
    value: number,
    days: number,
    by: { readonly assay: string; readonly laboratory: string; readonly unit?: string; readonly comparator?: string },
  ): this {
    const { assay, laboratory, unit = "BTU", comparator } = by;
    this.#add("Observation", {
      status: "final",
      code: { coding: [{ system: "http://loinc.org", code: "39087-2" }], text: "anti-MAG IgM" },
      subject: this.#subject(),
      effectiveDateTime: this.date(days),
      valueQuantity: { value: Math.round(value), unit, ...(comparator === undefined ? {} : { comparator }) },
      method: { text: assay },
      performer: [{ display: laboratory }],
      ...(unit === "BTU" ? referenceRange(unit, { high: normalTitre.BTU }) : {}),
    });
    return this;
  }

  /** A result in words. */
  result(name: string, value: string, days: number, more: Json = {}): this {
    this.#add("Observation", {
      status: "final",
      code: { text: name },
      subject: this.#subject(),
      effectiveDateTime: this.date(days),
      valueString: value,
      ...more,
    });
    return this;
  }

  condition(text: string, days: number, more: Json = {}): this {
    this.#add("Condition", {
      clinicalStatus: { coding: [{ code: "active" }] },
      code: { text },
      subject: this.#subject(),
      onsetDateTime: this.date(days),
      ...more,
    });
    return this;
  }

  /** Doses of a medicine, each on its day. */
  doses(medicine: string, mg: number | undefined, days: readonly number[]): this {
    for (const day of days)
      this.#add("MedicationAdministration", {
        status: "completed",
        medicationCodeableConcept: { text: medicine },
        subject: this.#subject(),
        effectiveDateTime: this.date(day),
        ...(mg === undefined
          ? {}
          : { dosage: { dose: { value: mg, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" } } }),
      });
    return this;
  }

  /** A medicine in use since a day. */
  takes(medicine: string, days: number): this {
    this.#add("MedicationStatement", {
      status: "active",
      medicationCodeableConcept: { text: medicine },
      subject: this.#subject(),
      effectivePeriod: { start: this.date(days) },
    });
    return this;
  }

  plans(medicine: string, days: number): this {
    this.#add("MedicationRequest", {
      status: "draft",
      intent: "plan",
      medicationCodeableConcept: { text: medicine },
      subject: this.#subject(),
      authoredOn: this.date(days),
    });
    return this;
  }

  procedure(text: string, days: readonly number[]): this {
    for (const day of days)
      this.#add("Procedure", {
        status: "completed",
        code: { text },
        subject: this.#subject(),
        performedDateTime: this.date(day),
      });
    return this;
  }

  vaccine(cvx: string, text: string, days: number): this {
    this.#add("Immunization", {
      status: "completed",
      vaccineCode: { coding: [{ system: "http://hl7.org/fhir/sid/cvx", code: cvx }], text },
      patient: this.#subject(),
      occurrenceDateTime: this.date(days),
    });
    return this;
  }

  noAllergies(days: number): this {
    this.#add("AllergyIntolerance", {
      code: { text: "No known allergies" },
      patient: this.#subject(),
      recordedDate: this.date(days),
    });
    return this;
  }

  /** The record as a Bundle. */
  bundle(): Json {
    return { resourceType: "Bundle", type: "collection", entry: this.#resources.map((resource) => ({ resource })) };
  }
}
