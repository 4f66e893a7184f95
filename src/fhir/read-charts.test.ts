import { describe, expect, test } from "vitest";
import { bundle, chartFrom, observation, patient, quantity, shippedSource } from "../../test/support/fhir.ts";

const loinc = (code: string, display?: string) => ({
  code: { coding: [{ system: "http://loinc.org", code, display }] },
});

/** The first entry that some resources give, and the codes of their problems. */
const taken = (...resources: readonly Readonly<Record<string, unknown>>[]) => {
  const { chart, problems } = chartFrom(...resources);
  return { entries: chart.entries, problems: problems.map((problem) => problem.code) };
};

describe("values", () => {
  test.each([
    ["by code", observation("", quantity(5200, "mg/dL"), loinc("2472-9")), "igm", { value: 52, unit: "g/L" }],
    ["by name", observation("Immunoglobulin M", quantity(52, "g/L")), "igm", { value: 52, unit: "g/L" }],
    [
      "by our own code",
      observation("", quantity(3, "{score}"), { code: { coding: [{ system: "urn:ranvier:measure", code: "incat" }] } }),
      "incat",
      { value: 3, unit: "point" },
    ],
    ["a whole number on a scale", observation("INCAT", { valueInteger: 3 }), "incat", { value: 3, unit: "point" }],
    ["molar to mass", observation("Creatinine", quantity(1, "mg/dL")), "creatinine", { value: 88.42, unit: "umol/L" }],
    [
      "Fahrenheit",
      observation("Body temperature", quantity(98.6, "[degF]")),
      "temperature",
      { value: 37, unit: "Cel" },
    ],
    ["cells in another unit", observation("CD19", quantity(0.12, "10*9/L")), "cd19", { value: 120, unit: "/uL" }],
    [
      "a laboratory's spelling of a unit",
      observation("Neutrophils", { valueQuantity: { value: 1.2, unit: "x10^9/L" } }),
      "neutrophils",
      { value: 1.2, unit: "10*9/L" },
    ],
    [
      "a comparator",
      observation("IgM", quantity(0.2, "g/L", { comparator: "<" })),
      "igm",
      { value: 0.2, unit: "g/L", comparator: "<" },
    ],
    [
      "a titre keeps unit, assay and laboratory",
      observation("anti-MAG antibodies", quantity(70000, "{BTU}", { comparator: ">", unit: "BTU" }), {
        method: { text: "Bühlmann ELISA" },
        performer: [{ display: "Basel" }],
      }),
      "anti-mag-titre",
      { value: 70000, unit: "BTU", comparator: ">", assay: "Bühlmann ELISA", laboratory: "Basel" },
    ],
    [
      "a number in a text",
      observation("IgM", { valueString: "> 12.5 g/L" }),
      "igm",
      { value: 12.5, unit: "g/L", comparator: ">" },
    ],
  ])("%s", (_, resource, measure, value) => {
    const { entries, problems } = taken(resource);
    expect(entries).toMatchObject([{ kind: "reading", measure, value }]);
    expect(problems).toEqual([]);
  });

  test.each([
    ["a unit of another kind", observation("IgM", quantity(12, "U/L")), "unit"],
    ["no unit", observation("IgM", { valueQuantity: { value: 12 } }), "unit"],
    ["an annotation for a unit", observation("IgM", quantity(12, "{BTU}")), "unit"],
    ["a unit and a code that differ", observation("IgM", quantity(1200, "g/L", { code: "mg/dL" })), "unit"],
    ["more than is possible", observation("IgM", quantity(5200, "g/L")), "range"],
    ["a thousand that reads two ways", observation("IgM", { valueString: "5,200 mg/dL" }), "value"],
    ["a point that reads two ways", observation("anti-MAG", { valueString: "70.000 BTU" }), "value"],
    ["words for a number", observation("IgM", { valueString: "see comment" }), "value"],
    ["a titre without a unit", observation("anti-MAG", { valueInteger: 70000 }), "unit"],
  ])("%s is kept as it was sent, listed, and not used", (_, resource, why) => {
    const { entries, problems } = taken(resource);
    expect(entries).toMatchObject([{ kind: "reading", unusable: why }]);
    expect(problems).toEqual([`unusable-${why}`]);
  });

  test.each([
    [
      "coded",
      { valueCodeableConcept: { coding: [{ system: "http://snomed.info/sct", code: "10828004" }] } },
      "positive",
    ],
    ["in words", { valueString: "Non-reactive" }, "negative"],
    ["yes or no", { valueBoolean: true }, "positive"],
    ["equivocal", { valueString: "equivocal" }, "indeterminate"],
    ["a number above its range", { ...quantity(2.1, "{S/CO}"), referenceRange: [{ high: { value: 1 } }] }, "positive"],
    ["a number without a range", quantity(2.1, "{S/CO}"), "indeterminate"],
  ])("a result %s", (_, value, expected) => {
    expect(taken(observation("HBsAg", value)).entries).toMatchObject([{ measure: "hbsag", value: expected }]);
  });

  test.each([
    ["IgM kappa", "positive"],
    ["IgG lambda", "negative"],
    ["no monoclonal protein", "negative"],
  ])("immunofixation %s is %s for IgM", (valueString, expected) => {
    expect(taken(observation("Immunofixation", { valueString })).entries).toMatchObject([{ value: expected }]);
  });

  test("components are values of their own; a panel without values is passed over", () => {
    const component = [
      { code: { text: "INCAT arms" }, valueInteger: 1 },
      { code: { text: "INCAT legs" }, valueInteger: 2 },
    ];
    expect(taken(observation("INCAT panel", {}, { component })).entries).toMatchObject([
      { measure: "incat-arm", value: { value: 1 } },
      { measure: "incat-leg", value: { value: 2 } },
    ]);
    expect(taken(observation("Panel", {}, { hasMember: [{ reference: "Observation/x" }] }))).toEqual({
      entries: [],
      problems: [],
    });
  });

  test("nerve and side come from the body site or the name", () => {
    expect(taken(observation("Left median nerve distal motor latency", quantity(9, "ms"))).entries).toMatchObject([
      { measure: "dml", nerve: "median", side: "left" },
    ]);
    expect(
      taken(observation("Distal motor latency", quantity(9, "ms"), { bodySite: { text: "right ulnar nerve" } }))
        .entries,
    ).toMatchObject([{ nerve: "ulnar", side: "right" }]);
    expect(taken(observation("Distal motor latency", quantity(9, "ms"))).problems).toEqual(["no-nerve"]);
  });

  test("ranges are in the unit of the value, and readings are the laboratory's", () => {
    const range = {
      referenceRange: [{ low: { value: 40, unit: "mg/dL" }, high: { value: 230, unit: "mg/dL" } }],
      interpretation: [{ coding: [{ code: "H" }] }],
    };
    expect(taken(observation("IgM", quantity(5200, "mg/dL"), range)).entries).toMatchObject([
      { range: { low: 0.4, high: 2.3 }, interpretation: "high" },
    ]);
  });

  test.each([
    ["IgM anti-cytomegalovirus", quantity(12, "g/L")],
    ["anti-MOG antibodies", quantity(200, "{titer}")],
    ["Hepatitis B core antibody IgM", { valueString: "negative" }],
  ])("look-alike %s is not taken", (text, value) => {
    expect(taken(observation(text, value)).entries).toEqual([]);
  });

  test("a name with a foreign LOINC code is listed, not taken", () => {
    const urine = observation("IgM", quantity(12, "mg/L"), {
      code: { text: "IgM", coding: [{ system: "http://loinc.org", code: "99999-9" }] },
    });
    expect(taken(urine)).toEqual({ entries: [], problems: ["unclear-code"] });
  });

  test("codes that mean two things are listed, not taken", () => {
    const both = observation("", quantity(12, "g/L"), {
      code: {
        coding: [
          { system: "http://loinc.org", code: "2472-9" },
          { system: "http://loinc.org", code: "2465-3" },
        ],
      },
    });
    expect(taken(both)).toEqual({ entries: [], problems: ["unclear-code"] });
  });

  test("what was entered in error is kept, marked and listed", () => {
    expect(taken(observation("IgM", quantity(90, "g/L"), { status: "entered-in-error" }))).toMatchObject({
      entries: [{ status: "entered-in-error" }],
      problems: ["entered-in-error"],
    });
  });

  test("a date may be partial, an impossible one is none", () => {
    expect(taken(observation("IgM", quantity(9, "g/L"), { effectiveDateTime: "2026-03" })).entries).toMatchObject([
      { date: "2026-03" },
    ]);
    expect(taken(observation("IgM", quantity(9, "g/L"), { effectiveDateTime: "2026-02-30" }))).toMatchObject({
      entries: [{ unusable: "date" }],
      problems: ["no-date"],
    });
  });
});

describe("identity", () => {
  const own = observation("IgM", quantity(9, "g/L"));
  const foreign = observation("IgM", quantity(50, "g/L"), { subject: { reference: "Patient/p2" } });
  const nobody = observation("IgM", quantity(60, "g/L"), { subject: undefined });
  const lines = (...resources: readonly unknown[]): string =>
    resources.map((resource) => JSON.stringify(resource)).join("\n");

  test.each([
    ["a collection", JSON.stringify(bundle(patient(), own, foreign, nobody))],
    ["a search set", JSON.stringify({ ...bundle(own, patient(), foreign, nobody), type: "searchset" })],
    ["NDJSON of resources", lines(patient(), own, foreign, nobody)],
    ["NDJSON of Bundles", lines(bundle(patient(), own), bundle(foreign, nobody))],
    ["a list", JSON.stringify([patient(), own, foreign, nobody])],
  ])("in %s only the patient's own enters, and the others are listed first", (_, text) => {
    const { charts, problems } = shippedSource().read(text);
    expect(charts.map(({ chart }) => chart.entries)).toMatchObject([[{ value: { value: 9 } }]]);
    expect(problems.map((problem) => problem.code)).toEqual(["identity", "identity"]);
    expect(problems[0]?.where?.resource).toMatch(/^Observation\//);
  });

  test("problems of identity come before all others", () => {
    const { problems } = shippedSource().read(lines(patient(), own).concat("\n{oops\n", JSON.stringify(nobody)));
    expect(problems.map((problem) => problem.code)).toEqual(["identity", "not-json"]);
  });

  test("several patients are separate charts", () => {
    const { charts } = shippedSource().readParsed(bundle(patient("p1"), own, patient("p2"), foreign));
    expect(charts.map(({ chart }) => [chart.id, chart.entries.length])).toEqual([
      ["p1", 1],
      ["p2", 1],
    ]);
  });

  test("two patients with one id are neither", () => {
    const { charts, problems } = shippedSource().readParsed(
      bundle(patient("p1"), patient("p1", { birthDate: "1990-01-01" }), own),
    );
    expect(charts).toEqual([]);
    expect(problems.map((problem) => problem.code)).toContain("identity");
  });

  test.each([
    ["an address", "https://fhir.example/r4/Patient/p1"],
    ["a version", "Patient/p1/_history/3"],
    ["the full URL", "urn:uuid:0d9f"],
  ])("a reference may be %s", (_, reference) => {
    const entry = [{ fullUrl: "urn:uuid:0d9f", resource: patient() }, { resource: { ...own, subject: { reference } } }];
    expect(shippedSource().readParsed({ resourceType: "Bundle", entry }).charts[0]?.chart.entries).toHaveLength(1);
  });

  test("an identifier may stand for a reference, when it is one patient's", () => {
    const identifier = { system: "urn:mrn", value: "7" };
    const byNumber = { ...own, subject: { identifier } };
    const one = patient("p1", { identifier: [identifier] });
    expect(shippedSource().readParsed(bundle(one, byNumber)).charts[0]?.chart.entries).toHaveLength(1);
    const two = patient("p2", { identifier: [identifier] });
    const shared = shippedSource().readParsed(bundle(one, two, byNumber));
    expect(shared.charts.flatMap(({ chart }) => chart.entries)).toEqual([]);
    expect(shared.problems[0]?.code).toBe("identity");
  });

  test("another patient than the one who was opened is refused", () => {
    const { charts, problems } = shippedSource().readParsed(bundle(patient("p2"), foreign, own), "p1");
    expect(charts.map(({ chart }) => [chart.id, chart.entries.length])).toEqual([["p1", 1]]);
    expect(problems.map((problem) => problem.code)).toEqual(["identity", "identity"]);
  });

  test("a value about somebody else (focus) is refused", () => {
    const { problems } = shippedSource().readParsed(
      bundle(patient(), { ...own, focus: [{ reference: "RelatedPerson/child" }] }),
    );
    expect(problems[0]?.code).toBe("identity");
  });

  test("without a patient nothing is taken", () => {
    expect(shippedSource().readParsed(own)).toMatchObject({
      charts: [],
      problems: [{ code: "identity" }, { code: "identity" }],
    });
  });

  test("messages hold no name and no value", () => {
    const named = patient("p1", { name: [{ family: "Secretname" }] });
    const { problems } = shippedSource().readParsed(
      bundle(named, nobody, foreign, observation("IgM", quantity(4711, "U/L"))),
    );
    expect(JSON.stringify(problems)).not.toMatch(/Secretname|4711/);
  });
});

describe("treatments, conditions and events", () => {
  const subject = { reference: "Patient/p1" };
  const rituximab = { medicationCodeableConcept: { text: "Rituximab 500 mg/50 mL" } };

  test("an administration is a dose with its amount", () => {
    const given = {
      resourceType: "MedicationAdministration",
      id: "a",
      status: "completed",
      subject,
      effectiveDateTime: "2026-01-05",
      ...rituximab,
      dosage: { dose: { value: 0.74, unit: "g", code: "g" } },
    };
    expect(taken(given).entries).toMatchObject([
      { kind: "dose", measure: "rituximab", evidence: "given", amount: { value: 740, unit: "mg" } },
    ]);
    expect(taken({ ...given, status: "not-done" }).entries).toEqual([]);
    expect(taken({ ...given, status: "entered-in-error" })).toEqual({ entries: [], problems: ["entered-in-error"] });
  });

  test("a medicine may stand in a resource of its own", () => {
    const given = {
      resourceType: "MedicationAdministration",
      id: "a",
      status: "completed",
      subject,
      effectiveDateTime: "2026-01-05",
      medicationReference: { reference: "Medication/m" },
    };
    const medication = {
      resourceType: "Medication",
      id: "m",
      code: { coding: [{ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: "121191" }] },
    };
    expect(taken(medication, given).entries).toMatchObject([{ measure: "rituximab" }]);
    const contained = { ...given, medicationReference: { reference: "#m" }, contained: [{ ...medication }] };
    expect(taken(contained).entries).toMatchObject([{ measure: "rituximab" }]);
  });

  test.each([
    [{ status: "draft", intent: "order" }, "plan"],
    [{ status: "active", intent: "proposal" }, "plan"],
    [{ status: "active", intent: "order" }, "plan"],
    [{ status: "completed", intent: "order" }, "dose"],
  ])("an order of a treatment in courses %j is a %s", (state, kind) => {
    const order = {
      resourceType: "MedicationRequest",
      id: "r",
      subject,
      authoredOn: "2026-10-01",
      ...rituximab,
      ...state,
    };
    expect(taken(order).entries).toMatchObject([{ kind, measure: "rituximab" }]);
    expect(taken({ ...order, status: "cancelled" }).entries).toEqual([]);
  });

  test("an open order of a daily medicine means that it is taken", () => {
    const order = {
      resourceType: "MedicationRequest",
      id: "r",
      status: "active",
      intent: "order",
      subject,
      authoredOn: "2019-10-01",
      medicationCodeableConcept: { text: "Warfarin 5 mg" },
    };
    expect(taken(order).entries).toMatchObject([{ kind: "dose", measure: "warfarin", ongoing: true }]);
  });

  test("plasma exchange is a treatment, a biopsy an event, and what was not done is said", () => {
    const procedure = {
      resourceType: "Procedure",
      id: "x",
      status: "completed",
      subject,
      performedDateTime: "2026-01-01",
      code: { text: "Therapeutic plasma exchange" },
    };
    expect(taken(procedure).entries).toMatchObject([{ kind: "dose", measure: "plasma-exchange" }]);
    expect(taken({ ...procedure, code: { text: "Sural nerve biopsy" } }).entries).toMatchObject([
      { kind: "event", measure: "nerve-biopsy" },
    ]);
    expect(taken({ ...procedure, status: "not-done" }).entries).toMatchObject([{ kind: "state", state: "absent" }]);
  });

  const condition = (text: string, more = {}) => ({
    resourceType: "Condition",
    id: "c",
    subject,
    code: { text },
    onsetDateTime: "2020-05",
    ...more,
  });
  const verified = (code: string) => ({ verificationStatus: { coding: [{ code }] } });
  test.each([
    ["Anti-MAG neuropathy", {}, "present"],
    ["Suspected anti-MAG neuropathy", {}, "suspected"],
    ["Anti-MAG neuropathy?", {}, "suspected"],
    ["No evidence of anti-MAG neuropathy", {}, "absent"],
    ["Anti-MAG neuropathy", verified("provisional"), "suspected"],
    ["Anti-MAG neuropathy", verified("refuted"), "refuted"],
    ["Anti-MAG neuropathy", { clinicalStatus: { coding: [{ code: "resolved" }] } }, "resolved"],
  ])("condition “%s” %j is %s", (text, more, state) => {
    const entry = taken(condition(text, more)).entries.find(({ measure }) => measure === "anti-mag-neuropathy");
    expect(entry).toMatchObject({ kind: "state", state });
  });

  test.each([
    "Family history of Waldenström macroglobulinaemia",
    "Anti-MOG neuropathy",
    "Diabetic polyneuropathy",
    "Prediabetes",
    "Optic neuropathy",
  ])("“%s” is not the condition it looks like", (text) => {
    const named = taken(condition(text)).entries.map(({ measure }) => measure);
    expect(
      named.filter((measure) =>
        ["waldenstrom", "anti-mag-neuropathy", "neuropathy", "compatible-neuropathy"].includes(measure),
      ),
    ).toEqual([]);
    if (text === "Prediabetes") expect(named).toEqual([]);
  });

  test("a pregnancy ends with its end", () => {
    const pregnancy = condition("Normal pregnancy", {
      abatementDateTime: "2020-11-01",
      code: { coding: [{ system: "http://snomed.info/sct", code: "72892002" }] },
    });
    expect(taken(pregnancy).entries).toMatchObject([
      { value: "positive", date: "2020-05" },
      { value: "negative", date: "2020-11-01" },
    ]);
  });

  test("no known allergies is a statement", () => {
    const allergy = {
      resourceType: "AllergyIntolerance",
      id: "al",
      patient: subject,
      code: { text: "No known allergies" },
      recordedDate: "2026-01-01",
    };
    expect(taken(allergy).entries).toMatchObject([{ measure: "rituximab-allergy", state: "absent" }]);
    expect(taken({ ...allergy, code: { text: "Rituximab" } }).entries).toMatchObject([
      { measure: "rituximab-allergy", state: "present" },
    ]);
  });

  test("a vaccination by its code", () => {
    const vaccination = {
      resourceType: "Immunization",
      id: "i",
      status: "completed",
      patient: subject,
      occurrenceDateTime: "2026-10-30",
      vaccineCode: { coding: [{ system: "http://hl7.org/fhir/sid/cvx", code: "03" }] },
    };
    expect(taken(vaccination).entries).toMatchObject([{ kind: "event", measure: "live-vaccine" }]);
  });

  test("a care plan's activities that have not begun are plans", () => {
    const plan = {
      resourceType: "CarePlan",
      id: "cp",
      status: "active",
      intent: "plan",
      subject,
      activity: [
        { detail: { status: "not-started", productCodeableConcept: { text: "rituximab" } } },
        { detail: { status: "completed", code: { text: "Plasmapheresis" } } },
      ],
    };
    expect(taken(plan).entries).toMatchObject([{ kind: "plan", measure: "rituximab" }]);
  });

  test("answers to our scales", () => {
    const response = {
      resourceType: "QuestionnaireResponse",
      id: "q",
      status: "completed",
      subject,
      authored: "2026-10-02",
      item: [
        {
          linkId: "g",
          item: [
            { linkId: "i-rods", answer: [{ valueDecimal: 54 }] },
            { linkId: "2", text: "Pain NRS", answer: [{ valueInteger: 3 }] },
          ],
        },
      ],
    };
    expect(taken(response).entries).toMatchObject([
      { measure: "i-rods", value: { value: 54, unit: "centile" } },
      { measure: "pain", value: { value: 3 } },
    ]);
  });

  test("a report's contained values are its patient's", () => {
    const report = {
      resourceType: "DiagnosticReport",
      id: "d",
      status: "final",
      subject,
      effectiveDateTime: "2026-10-01",
      contained: [
        {
          resourceType: "Observation",
          id: "1",
          status: "final",
          code: { text: "IgM" },
          effectiveDateTime: "2026-10-01",
          ...quantity(9, "g/L"),
        },
      ],
    };
    expect(taken(report).entries).toMatchObject([{ measure: "igm", value: { value: 9 } }]);
  });

  test("a resource sent twice counts once, the newer one", () => {
    const first = observation("IgM", quantity(9, "g/L"), { id: "same", meta: { lastUpdated: "2026-10-02T00:00:00Z" } });
    const second = observation("IgM", quantity(19, "g/L"), {
      id: "same",
      meta: { lastUpdated: "2026-10-01T00:00:00Z" },
    });
    const { charts, problems } = shippedSource().readParsed(bundle(patient(), first, second));
    expect(charts[0]?.chart.entries).toMatchObject([{ value: { value: 9 } }]);
    expect(problems.map((problem) => problem.code)).toEqual(["duplicate"]);
  });
});

describe("hostile input", () => {
  const nested = (n: number): string => `${'{"a":'.repeat(n)}1${"}".repeat(n)}`;
  const bundles = (n: number): unknown =>
    n === 0 ? patient() : { resourceType: "Bundle", entry: [{ resource: bundles(n - 1) }] };
  const items = (n: number): unknown => (n === 0 ? { linkId: "incat" } : { linkId: "x", item: [items(n - 1)] });
  test.each([
    ["nothing", ""],
    ["blanks", " \n \n"],
    ["a broken text", '{"resourceType":"Bundle","entry":[{"resource":'],
    ["a number", "42"],
    ["null", "null"],
    ["lists in lists", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["deep nesting", nested(100_000)],
    ["deep nesting in a resource", `{"resourceType":"Observation","subject":${nested(50_000)}}`],
    ["Bundles in Bundles", JSON.stringify(bundles(50))],
    ["an entry that is no list", '{"resourceType":"Bundle","entry":{"a":1}}'],
    [
      "prototype keys",
      '{"resourceType":"Observation","__proto__":{"status":"final"},"constructor":{"prototype":1},"subject":{"reference":"Patient/__proto__"}}',
    ],
    ["a type named after a method", '{"resourceType":"toString","subject":{"reference":"Patient/p1"}}'],
    [
      "a patient named after a prototype",
      '[{"resourceType":"Patient","id":"__proto__"},{"resourceType":"Observation","status":"final","code":{"text":"constructor"},"subject":{"reference":"Patient/__proto__"},"valueString":"toString"}]',
    ],
    [
      "a huge text in a name",
      JSON.stringify(bundle(patient(), observation("IgM ".repeat(1_000_000), quantity(1, "g/L")))),
    ],
  ])("%s gives problems or nothing, and never throws", (_, text) => {
    const { charts, problems } = shippedSource().read(text);
    expect(charts.flatMap(({ chart }) => chart.entries)).toEqual([]);
    expect(charts.length + problems.length).toBeGreaterThan(0);
  });

  test("questions in questions end somewhere", () => {
    const response = {
      resourceType: "QuestionnaireResponse",
      id: "q",
      status: "completed",
      subject: { reference: "Patient/p1" },
      item: [items(3000)],
    };
    expect(taken(response).entries).toEqual([]);
  });
});
