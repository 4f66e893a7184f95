/** How hospitals write what the histories hold: names, codes and units gathered from catalogues, not from the pack. */

/** One analyte as laboratories send it. Factors turn the first unit into the others. */
export interface Spelling {
  readonly loinc?: string;
  /** The catalogue's own long name. */
  readonly long?: string;
  readonly names: readonly [string, ...string[]];
  readonly units: readonly [
    { readonly unit: string; readonly factor: number },
    ...{ readonly unit: string; readonly factor: number }[],
  ];
}

const protein = [
  { unit: "g/L", factor: 1 },
  { unit: "mg/dL", factor: 100 },
  { unit: "mg/L", factor: 1000 },
  { unit: "g/dL", factor: 0.1 },
  { unit: "g/l", factor: 1 },
  { unit: "mg/dl", factor: 100 },
] as const;
const cells = [
  { unit: "10*9/L", factor: 1 },
  { unit: "10*3/uL", factor: 1 },
  { unit: "/uL", factor: 1000 },
  { unit: "x10*9/L", factor: 1 },
  { unit: "G/L", factor: 1 },
] as const;
const points = [
  { unit: "{score}", factor: 1 },
  { unit: "points", factor: 1 },
  { unit: "1", factor: 1 },
] as const;

/** By the LOINC code of the history, or by its name where it has none. */
export const spellings: Readonly<Record<string, Spelling>> = {
  "2472-9": {
    loinc: "2472-9",
    long: "IgM [Mass/volume] in Serum or Plasma",
    names: ["IgM", "IGM", "Immunoglobulin M", "IgM, Serum", "Immunoglobulin M (IgM)"],
    units: protein,
  },
  "2465-3": {
    loinc: "2465-3",
    long: "IgG [Mass/volume] in Serum or Plasma",
    names: ["IgG", "IGG", "Immunoglobulin G", "IgG, Serum"],
    units: protein,
  },
  "2458-8": {
    loinc: "2458-8",
    long: "IgA [Mass/volume] in Serum or Plasma",
    names: ["IgA", "IGA", "Immunoglobulin A", "IgA, Serum"],
    units: protein,
  },
  "33358-3": {
    loinc: "33358-3",
    long: "Protein.monoclonal [Mass/volume] in Serum or Plasma by Electrophoresis",
    names: ["M-protein", "M-Protein", "PARAPROTEIN", "M-spike", "Monoclonal protein"],
    units: protein,
  },
  "3128-6": {
    loinc: "3128-6",
    long: "Viscosity of Serum",
    names: ["Serum viscosity", "VISCOSITY, SERUM", "Viscosity"],
    units: [
      { unit: "mPa.s", factor: 1 },
      { unit: "cP", factor: 1 },
    ],
  },
  "8116-6": {
    loinc: "8116-6",
    long: "CD19 cells [#/volume] in Blood",
    names: ["CD19 count", "CD19 Absolute", "CD19", "B cells absolute"],
    units: [
      { unit: "/uL", factor: 1 },
      { unit: "10*9/L", factor: 0.001 },
      { unit: "cells/uL", factor: 1 },
      { unit: "10*6/L", factor: 1 },
    ],
  },
  "718-7": {
    loinc: "718-7",
    long: "Hemoglobin [Mass/volume] in Blood",
    names: ["Haemoglobin", "HEMOGLOBIN", "Hb", "Hgb"],
    units: [
      { unit: "g/L", factor: 1 },
      { unit: "g/dL", factor: 0.1 },
    ],
  },
  "6690-2": {
    loinc: "6690-2",
    long: "Leukocytes [#/volume] in Blood by Automated count",
    names: ["Leukocytes", "WBC", "White cell count"],
    units: cells,
  },
  "751-8": {
    loinc: "751-8",
    long: "Neutrophils [#/volume] in Blood by Automated count",
    names: ["Neutrophils", "ANC", "Absolute Neutrophil Count"],
    units: cells,
  },
  "777-3": {
    loinc: "777-3",
    long: "Platelets [#/volume] in Blood by Automated count",
    names: ["Platelets", "PLATELET COUNT"],
    units: [
      { unit: "10*9/L", factor: 1 },
      { unit: "10*3/uL", factor: 1 },
    ],
  },
  "2160-0": {
    loinc: "2160-0",
    long: "Creatinine [Mass/volume] in Serum or Plasma",
    names: ["Creatinine", "CREATININE, SERUM"],
    units: [
      { unit: "umol/L", factor: 1 },
      { unit: "mg/dL", factor: 1 / 88.42 },
      { unit: "µmol/L", factor: 1 },
    ],
  },
  "2345-7": {
    loinc: "2345-7",
    long: "Glucose [Mass/volume] in Serum or Plasma",
    names: ["Glucose", "GLUCOSE", "Blood glucose"],
    units: [
      { unit: "mmol/L", factor: 1 },
      { unit: "mg/dL", factor: 18.02 },
    ],
  },
  "29463-7": {
    loinc: "29463-7",
    long: "Body weight",
    names: ["Body weight", "Weight"],
    units: [
      { unit: "kg", factor: 1 },
      { unit: "[lb_av]", factor: 2.20462 },
    ],
  },
  "8302-2": {
    loinc: "8302-2",
    long: "Body height",
    names: ["Body height", "Height"],
    units: [
      { unit: "cm", factor: 1 },
      { unit: "m", factor: 0.01 },
      { unit: "[in_i]", factor: 1 / 2.54 },
    ],
  },
  "INCAT disability score": { names: ["INCAT", "INCAT Disability Score", "INCAT total"], units: points },
  "I-RODS": { names: ["I-RODS", "I-RODS centile", "Inflammatory RODS"], units: points },
  "MRC sum score": { names: ["MRC sum score", "MRC Sum Score", "MRC sumscore"], units: points },
  "Distal motor latency": {
    names: ["Distal motor latency", "DML", "Distal Motor Latency"],
    units: [
      { unit: "ms", factor: 1 },
      { unit: "s", factor: 0.001 },
    ],
  },
  "Motor conduction velocity": {
    names: ["Motor conduction velocity", "Motor NCV", "MNCV"],
    units: [
      { unit: "m/s", factor: 1 },
      { unit: "cm/s", factor: 100 },
    ],
  },
  "Distal distance": {
    names: ["Distal distance", "Distal motor distance"],
    units: [
      { unit: "mm", factor: 1 },
      { unit: "cm", factor: 0.1 },
    ],
  },
};

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
