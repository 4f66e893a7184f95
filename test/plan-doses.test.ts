/** Planning a dose: what is worked out when nothing holds it back, and that everything that should hold it back does. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PatientView } from "../src/contract/patient-view.ts";
import { DosePlansView } from "../src/contract/plan-doses.ts";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { unreviewedBanner } from "../src/core/answer/answer.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

const today = "2026-11-21";
let product: PatientsApp;
beforeAll(async () => {
  product = await openPatientsApp(today);
});
afterAll(async () => {
  expect(product.failures).toEqual([]);
  await product.close();
});

/** A confirmed patient for whom every hard stop is cleared, one row for each thing that clears one. */
const cleared: Readonly<Record<string, string>> = {
  diagnosis: "2024-01-10,anti-mag-neuropathy,,",
  height: "2026-01-10,height,170,cm",
  weight: "2026-11-10,weight,75,kg",
  igm: "2026-11-10,igm,12,g/L",
  viscosity: "2026-11-10,viscosity,1.2,mPa.s",
  hbsag: "2026-11-10,hbsag,negative,",
  antiHbc: "2026-11-10,anti-hbc,negative,",
  hepatitis: "2026-11-10,hepatitis-b,no,",
  infection: "2026-11-20,infection,no,",
  vaccine: "2026-11-20,live-vaccine,no,",
  hyperviscosity: "2026-11-20,hyperviscosity,no,",
  allergy: "2026-11-20,rituximab-allergy,no,",
};

let made = 0;
const takeIn = (rows: Readonly<Record<string, string>>): Promise<string> => {
  const id = `person-${++made}`;
  const lines = Object.values(rows).map((row, at) => `${id},${at === 0 ? "1960-04-02,m" : ","},${row}`);
  return product.takeIn(["patient,birth_date,sex,date,name,value,unit", ...lines].join("\n"));
};

async function plansOf(id: string, start?: string): Promise<DosePlansView["packs"][number]> {
  const response = await product.post(`/api/patients/${id}/dose-plans`, start === undefined ? {} : { start });
  const view = DosePlansView.parse(await response.json());
  expect(view.banner).toBe(unreviewedBanner);
  const [pack] = view.packs;
  if (pack === undefined) throw new Error("no pack planned");
  return pack;
}

async function rituximabOf(id: string, start?: string) {
  const found = (await plansOf(id, start)).medicines.find(({ medicine }) => medicine === "rituximab");
  if (found === undefined) throw new Error("no rituximab");
  return found;
}

describe("when nothing holds it back", () => {
  test("dose, vials, days and sources of every published regimen", async () => {
    const id = await takeIn(cleared);
    const pack = await plansOf(id, "2026-12-01");
    const rituximab = pack.medicines.find(({ medicine }) => medicine === "rituximab");
    expect([rituximab?.closed, rituximab?.stops]).toEqual([undefined, []]);
    const weekly = rituximab?.plans.find(({ regimen }) => regimen === "anti-mag/rituximab-375-weekly-x4");
    expect(weekly?.calculation?.results).toMatchObject({
      bsa: { value: 1.88, unit: "m2" },
      dose: { value: 706, unit: "mg" },
      rounded: { value: 700, unit: "mg" },
      largeVials: { value: 1 },
      smallVials: { value: 2 },
    });
    expect(weekly?.schedule.map(({ date }) => date)).toEqual(["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"]);
    expect(weekly?.calculation?.title).toMatch(/intravenous, off-label$/);
    expect(weekly?.from.map(({ name, date }) => [name, date])).toEqual([
      ["height", "2026-01-10"],
      ["weight", "2026-11-10"],
    ]);
    const sources = new Set(pack.references.map(({ n }) => n));
    for (const plan of rituximab?.plans ?? []) {
      expect(plan.says.length).toBeGreaterThan(0);
      for (const { citations } of plan.says) {
        expect(citations.length).toBeGreaterThan(0);
        expect(citations.every(({ n }) => sources.has(n))).toBe(true);
      }
    }
  });

  test("a regimen whose number of doses was not verified gets no dates and no total", async () => {
    const plan = (await rituximabOf(await takeIn(cleared), "2026-12-01")).plans.find(({ regimen }) =>
      regimen.endsWith("rituximab-750-weekly"),
    );
    expect(plan?.schedule).toEqual([]);
    expect(plan?.calculation?.results).not.toHaveProperty("course");
  });

  test("an off-label medicine without hard stops of its own is not planned", async () => {
    const pack = await plansOf(await takeIn(cleared));
    const other = pack.medicines.find(({ medicine }) => medicine === "cyclophosphamide");
    expect(other?.closed).toMatch(/No hard stops are written for cyclophosphamide/);
    expect(other?.plans).toEqual([]);
  });
});

test("the example patient with every stop cleared has its doses open, and one dose beside its advice", async () => {
  const id = await product.example("Example 15");
  const { closed, stops, plans } = await rituximabOf(id);
  expect([closed, stops]).toEqual([undefined, []]);
  expect(plans.flatMap(({ calculation }) => calculation?.results["dose"] ?? []).length).toBeGreaterThan(1);
  const view = PatientView.parse(await (await product.get(`/api/patients/${id}/view`)).json());
  const advice = view.assessments.flatMap(({ recommendations }) => recommendations);
  expect(advice.filter(({ kind }) => kind === "stop")).toEqual([]);
  expect(advice.flatMap(({ calculations }) => calculations ?? [])).toHaveLength(1);
});

describe("what holds it back", () => {
  test.each([
    ["igm", /IgM of 40/],
    ["viscosity", /viscosity/],
    ["hbsag", /HBsAg/],
    ["antiHbc", /anti-HBc/],
    ["infection", /Active infection/],
    ["vaccine", /live vaccine/],
    ["hyperviscosity", /Hyperviscosity/],
    ["allergy", /reaction/],
  ] as const)("%s not on record", async (without, name) => {
    const { [without]: _, ...rows } = cleared;
    const { stops, plans } = await rituximabOf(await takeIn(rows));
    expect(plans).toEqual([]);
    expect(stops.map(({ title }) => title).join()).toMatch(name);
  });

  test.each([
    ["IgM of 40 g/L", { igm: "2026-11-10,igm,40,g/L" }],
    ["a positive HBsAg", { hbsag: "2026-11-10,hbsag,positive," }],
    ["an infection now", { infection: "2026-11-20,infection,," }],
    ["a live vaccine last week", { vaccine: "2026-11-14,live-vaccine,," }],
    ["symptoms of hyperviscosity", { hyperviscosity: "2026-11-18,hyperviscosity,," }],
  ])("%s", async (_, row) => {
    const { stops, plans } = await rituximabOf(await takeIn({ ...cleared, ...row }));
    expect([stops.length, plans.length]).toEqual([1, 0]);
  });

  test("IgM just below 40 g/L does not", async () => {
    const { stops } = await rituximabOf(await takeIn({ ...cleared, igm: "2026-11-10,igm,39.9,g/L" }));
    expect(stops).toEqual([]);
  });

  test("a diagnosis that is not confirmed", async () => {
    const { diagnosis: _, ...rows } = cleared;
    for (const id of [await takeIn(rows), await product.example("Example 13")]) {
      const { medicines } = await plansOf(id);
      for (const { closed, plans } of medicines) {
        expect(closed).toMatch(/only for people whose diagnosis is confirmed/);
        expect(plans).toEqual([]);
      }
    }
  });
});

describe("the weight", () => {
  const weighed = (day: string) => ({ ...cleared, weight: `${day},weight,75,kg` });

  test("of 30 days ago is used, of 31 days ago is not", async () => {
    for (const { calculation, missing } of (await rituximabOf(await takeIn(weighed("2026-10-22")))).plans)
      expect([calculation === undefined, missing]).toEqual([false, []]);
    const old = (await rituximabOf(await takeIn(weighed("2026-10-21")))).plans;
    expect(old.length).toBeGreaterThan(0);
    for (const { calculation, schedule, missing } of old) {
      expect([calculation, schedule]).toEqual([undefined, []]);
      expect(missing.join()).toMatch(/weight: .*2026-10-21.*30 d/);
    }
  });

  test("that will be too old on the first day is said", async () => {
    const id = await takeIn(cleared);
    const cautionsOn = async (day: string) => (await rituximabOf(id, day)).plans.flatMap(({ cautions }) => cautions);
    expect((await cautionsOn("2026-12-11")).join()).toMatch(/weight is from 2026-11-10 and will be too old/);
    expect(await cautionsOn("2026-12-10")).toEqual([]);
  });
});

test("a first day in the past, or no day, is refused", async () => {
  const id = await product.example("Example 04");
  for (const start of ["2026-11-20", "2026-02-30", "tomorrow"]) {
    const response = await product.post(`/api/patients/${id}/dose-plans`, { start });
    expect(response.status).toBe(400);
    expect(ProblemDetails.parse(await response.json()).problems).toHaveLength(1);
  }
});

test("opening the record for it is in the audit", async () => {
  const id = await product.example("Example 04");
  await plansOf(id);
  const entries = await product.audit.list({ after: 0, limit: 10_000 });
  expect(entries.at(-1)).toMatchObject({ action: "patient.read", origin: "doses" });
});
