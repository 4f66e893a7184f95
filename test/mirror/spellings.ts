/** How hospitals write what the histories hold: names, codes and units gathered from catalogues, not from the pack. */

interface Unit {
  readonly unit: string;
  readonly factor: number;
}

type Names = readonly [string, ...string[]];
type Units = readonly [Unit, ...Unit[]];

/** One analyte as laboratories send it. Factors turn the first unit into the others. */
export interface Spelling {
  readonly loinc?: string;
  /** The catalogue's own long name. */
  readonly long?: string;
  readonly names: Names;
  readonly units: Units;
}

/** The unit of the histories, and others with the factor that turns it into them. */
const inUnits = (unit: string, others: Readonly<Record<string, number>> = {}): Units => [
  { unit, factor: 1 },
  ...Object.entries(others).map(([other, factor]) => ({ unit: other, factor })),
];

/** Something that the catalogue has, with its long name there. */
const coded = (loinc: string, long: string, names: Names, units: Units): readonly [string, Spelling] => [
  loinc,
  { loinc, long, names, units },
];

const named = (name: string, names: Names, units: Units): readonly [string, Spelling] => [name, { names, units }];

const protein = inUnits("g/L", { "mg/dL": 100, "mg/L": 1000, "g/dL": 0.1, "g/l": 1, "mg/dl": 100 });
const cells = inUnits("10*9/L", { "10*3/uL": 1, "/uL": 1000, "x10*9/L": 1, "G/L": 1 });
const points = inUnits("{score}", { points: 1, "1": 1 });

/** By the LOINC code of the history, or by its name where it has none. */
export const spellings: Readonly<Record<string, Spelling>> = Object.fromEntries([
  coded(
    "2472-9",
    "IgM [Mass/volume] in Serum or Plasma",
    ["IgM", "IGM", "Immunoglobulin M", "IgM, Serum", "Immunoglobulin M (IgM)"],
    protein,
  ),
  coded("2465-3", "IgG [Mass/volume] in Serum or Plasma", ["IgG", "IGG", "Immunoglobulin G", "IgG, Serum"], protein),
  coded("2458-8", "IgA [Mass/volume] in Serum or Plasma", ["IgA", "IGA", "Immunoglobulin A", "IgA, Serum"], protein),
  coded(
    "33358-3",
    "Protein.monoclonal [Mass/volume] in Serum or Plasma by Electrophoresis",
    ["M-protein", "M-Protein", "PARAPROTEIN", "M-spike", "Monoclonal protein"],
    protein,
  ),
  coded(
    "3128-6",
    "Viscosity of Serum",
    ["Serum viscosity", "VISCOSITY, SERUM", "Viscosity"],
    inUnits("mPa.s", { cP: 1 }),
  ),
  coded(
    "8116-6",
    "CD19 cells [#/volume] in Blood",
    ["CD19 count", "CD19 Absolute", "CD19", "B cells absolute"],
    inUnits("/uL", { "10*9/L": 0.001, "cells/uL": 1, "10*6/L": 1 }),
  ),
  coded(
    "718-7",
    "Hemoglobin [Mass/volume] in Blood",
    ["Haemoglobin", "HEMOGLOBIN", "Hb", "Hgb"],
    inUnits("g/L", { "g/dL": 0.1 }),
  ),
  coded(
    "6690-2",
    "Leukocytes [#/volume] in Blood by Automated count",
    ["Leukocytes", "WBC", "White cell count"],
    cells,
  ),
  coded(
    "751-8",
    "Neutrophils [#/volume] in Blood by Automated count",
    ["Neutrophils", "ANC", "Absolute Neutrophil Count"],
    cells,
  ),
  coded(
    "777-3",
    "Platelets [#/volume] in Blood by Automated count",
    ["Platelets", "PLATELET COUNT"],
    inUnits("10*9/L", { "10*3/uL": 1 }),
  ),
  coded(
    "2160-0",
    "Creatinine [Mass/volume] in Serum or Plasma",
    ["Creatinine", "CREATININE, SERUM"],
    inUnits("umol/L", { "mg/dL": 1 / 88.42, "µmol/L": 1 }),
  ),
  coded(
    "2345-7",
    "Glucose [Mass/volume] in Serum or Plasma",
    ["Glucose", "GLUCOSE", "Blood glucose"],
    inUnits("mmol/L", { "mg/dL": 18.02 }),
  ),
  coded("29463-7", "Body weight", ["Body weight", "Weight"], inUnits("kg", { "[lb_av]": 2.20462 })),
  coded("8302-2", "Body height", ["Body height", "Height"], inUnits("cm", { m: 0.01, "[in_i]": 1 / 2.54 })),
  named("INCAT disability score", ["INCAT", "INCAT Disability Score", "INCAT total"], points),
  named("I-RODS", ["I-RODS", "I-RODS centile", "Inflammatory RODS"], points),
  named("MRC sum score", ["MRC sum score", "MRC Sum Score", "MRC sumscore"], points),
  named("Distal motor latency", ["Distal motor latency", "DML", "Distal Motor Latency"], inUnits("ms", { s: 0.001 })),
  named(
    "Motor conduction velocity",
    ["Motor conduction velocity", "Motor NCV", "MNCV"],
    inUnits("m/s", { "cm/s": 100 }),
  ),
  named("Distal distance", ["Distal distance", "Distal motor distance"], inUnits("mm", { cm: 0.1 })),
]);

/** Names of the antibody test. */
export const titreNames = [
  "anti-MAG IgM",
  "Anti-MAG antibodies",
  "MAG IgM, S",
  "MAG Ab, IgM",
  "ANTI-MAG ANTIBODY, IGM",
  "Myelin Associated Glycoprotein (MAG) Antibody, IgM",
  "Myelin-Associated Glycoprotein Autoantibodies, IgM, Serum",
] as const;

/** Several ways to say the same diagnosis, test or medicine; the first is the history's own. */
export const wordings: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "Anti-MAG neuropathy": [
    "Anti-MAG neuropathy",
    "Polyneuropathy associated with anti-MAG antibodies",
    "Anti-MAG polyneuropathy (disorder)",
    "IgM paraproteinaemic neuropathy with anti-MAG antibodies",
    "Anti-myelin-associated glycoprotein (MAG) neuropathy",
    "Anti-MAG antibody-associated demyelinating polyneuropathy",
  ],
  "Distal sensory polyneuropathy": [
    "Distal sensory polyneuropathy",
    "Polyneuropathy, unspecified",
    "Peripheral sensory neuropathy",
    "Distal symmetric polyneuropathy (disorder)",
  ],
  "IgM MGUS": [
    "IgM MGUS",
    "MGUS, IgM kappa",
    "IgM monoclonal gammopathy of undetermined significance",
    "Monoclonal gammopathy of unknown significance (MGUS), IgM type",
  ],
  "Waldenström macroglobulinaemia": [
    "Waldenström macroglobulinaemia",
    "Waldenstrom macroglobulinemia (disorder)",
    "Waldenström's macroglobulinemia",
  ],
  Tremor: ["Tremor", "Postural tremor", "Action tremor of both hands"],
  "Sensory ataxia": ["Sensory ataxia", "Gait ataxia", "Sensory ataxia (finding)"],
  "Neuropathic pain": ["Neuropathic pain", "Neuropathic pain (finding)", "Chronic neuropathic pain"],
  Immunofixation: ["Immunofixation", "Serum immunofixation", "Immunofixation, Serum", "IMMUNOFIXATION ELECTROPHORESIS"],
  HBsAg: ["HBsAg", "Hepatitis B surface antigen", "HBs Antigen", "HEPATITIS B SURFACE AG"],
  "anti-HBc total": ["anti-HBc total", "Hepatitis B core antibody, total", "HBcAb", "Anti-HBc (total)"],
  "anti-HCV": ["anti-HCV", "Hepatitis C antibody", "HCV Antibody"],
  "Electrodiagnostic pattern": ["Electrodiagnostic pattern", "Nerve conduction pattern"],
  "Nerve conduction study": ["Nerve conduction study", "Nerve conduction studies and EMG", "EMG"],
  "Therapeutic plasma exchange": ["Therapeutic plasma exchange", "Plasmapheresis (procedure)", "Plasma exchange"],
  "Bone marrow biopsy": ["Bone marrow biopsy", "Biopsy of bone marrow (procedure)", "Bone marrow aspirate and biopsy"],
  "Pregnancy test": ["Pregnancy test", "Urine pregnancy test", "hCG, urine"],
  "Rituximab 500 mg/50 mL concentrate": [
    "Rituximab 500 mg/50 mL concentrate",
    "MabThera 500 mg i.v.",
    "10 ML Rituximab 10 MG/ML Injection",
    "Truxima (rituximab) 500 mg",
  ],
  Rituximab: ["Rituximab", "RITUXIMAB 375 mg/m2", "Rituxan"],
  "Human immunoglobulin for intravenous use (IVIG)": [
    "Human immunoglobulin for intravenous use (IVIG)",
    "Privigen 100 mg/ml",
    "Immune globulin (human) 100 MG/ML intravenous solution",
  ],
  "Apixaban 5 mg": ["Apixaban 5 mg", "apixaban 5 MG Oral Tablet", "Eliquis 5 mg"],
  "Amitriptyline 25 mg": ["Amitriptyline 25 mg", "amitriptyline hydrochloride 25 MG Oral Tablet"],
};

/** Answers in words, and as coded answers. */
export const answers: Readonly<
  Record<string, { readonly words: readonly [string, ...string[]]; readonly code?: string }>
> = {
  negative: { words: ["negative", "NEG", "Non-reactive", "Not detected"], code: "260385009" },
  "non-reactive": { words: ["non-reactive", "negative", "Non Reactive"], code: "260385009" },
  positive: { words: ["positive", "POSITIVE", "Reactive"], code: "10828004" },
  "IgM kappa": { words: ["IgM kappa", "IgM-kappa", "Monoclonal IgM kappa"] },
  "IgM lambda": { words: ["IgM lambda", "IgM-lambda", "Monoclonal IgM lambda band"] },
};

/** One assay goes under several names, but always under the same one within a laboratory. */
export const assays: readonly [string, ...string[]] = [
  "Bühlmann ELISA",
  "BÜHLMANN anti-MAG Autoantibodies ELISA",
  "ELISA (Bühlmann)",
];
