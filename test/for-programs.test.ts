/** Every way in which the API gives a program what rules say of a patient: kept back until the operator lets it out, and said. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withheldFromPrograms } from "../src/app/patients/for-programs.ts";
import { actions, type UseCases } from "../src/app/use-cases.ts";
import type { AssessReport } from "../src/contract/assess.ts";
import type { PatientView } from "../src/contract/patient-view.ts";
import type { PlainView } from "../src/contract/plain-view.ts";
import type { DosePlansView } from "../src/contract/plan-doses.ts";
import type { Answer } from "../src/core/answer/answer.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { type Accounts, type Browser, openAccounts } from "./support/accounts.ts";
import { databases, type FreshDatabase } from "./support/databases.ts";
import { openPatientsApp } from "./support/patients-app.ts";

const today = new Date().toISOString().slice(0, 10);
const record = exampleRecords(today)[0]?.bundle;
const flare = { question: "Anti-MAG neuropathy, IgM 52 g/L, rituximab planned?" };
const due = { question: "What is due?" };

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

interface House {
  readonly person: Call;
  readonly program: Call;
  readonly audit: Accounts["audit"];
  /** Id here of the patient of the record. */
  readonly patient: string;
  readonly fresh: FreshDatabase;
}

const callOf =
  (browser: Browser, headers: Readonly<Record<string, string>> = {}): Call =>
  async (method, path, body) => {
    const reply = await browser.call(method, path, body, headers);
    if (reply.status > 201) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return reply.json;
  };

async function openHouse(unreviewed: boolean): Promise<House> {
  const [sqlite] = databases;
  if (sqlite === undefined) throw new Error("there is no database");
  const fresh = await sqlite.create();
  const accounts = openAccounts(await fresh.open(), { unreviewed });
  const administrator = await accounts.administrator();
  const made = await administrator.call("POST", "/api/service-tokens", { name: "x", scopes: ["patients"], days: 1 });
  const { secret } = made.json as { readonly secret: string };
  const person = callOf(await accounts.join(administrator, "doctor", ["clinician"]));
  const taken = (await person("POST", "/api/patients/import", record)) as {
    readonly patients: readonly { readonly id: string }[];
  };
  return {
    person,
    program: callOf(accounts.browser(), { authorization: `Bearer ${secret}` }),
    audit: accounts.audit,
    patient: taken.patients[0]?.id ?? "",
    fresh,
  };
}

let careful: House;
let open: House;
beforeAll(async () => {
  [careful, open] = await Promise.all([openHouse(false), openHouse(true)]);
}, 120_000);
afterAll(() => Promise.all([careful.fresh.remove(), open.fresh.remove()]));

/** How often unapproved advice stands in a value, wherever: recommendations, undecided rules, plans. */
function unapprovedIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + unapprovedIn(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  const own = "review" in value && value.review === "unreviewed" && "proof" in value ? 1 : 0;
  return own + unapprovedIn(Object.values(value));
}

const keptIn = async (call: Call, asked: unknown): Promise<unknown> => {
  const { token } = (await call("POST", "/api/answers", asked)) as { readonly token: string };
  return call("GET", `/api/answers/${token}`);
};

/** Each way by which a program may ask. */
const ways: Readonly<Record<string, (call: Call, patient: string) => Promise<unknown>>> = {
  assess: (call) => call("POST", "/api/assess", record),
  viewPatient: (call, patient) => call("GET", `/api/patients/${patient}/view`),
  planDoses: (call, patient) => call("POST", `/api/patients/${patient}/dose-plans`, {}),
  ask: (call) => call("POST", "/api/ask", flare),
  askWithRecord: (call) => call("POST", "/api/ask", { ...due, patient: record }),
  askAboutPatient: (call, patient) => call("POST", `/api/patients/${patient}/ask`, due),
  savedAnswer: (call) => keptIn(call, flare),
};

/** They read and change the record, count it, or name what can be in it. */
const tellsNoRule: readonly (keyof UseCases)[] = [
  ...(["saveAnswer", "keepingOf", "eraseAnswer", "recordCardOutcomes", "listMeasures"] as const),
  ...(["importRecords", "importExamples", "listPatients", "openPatient", "patientFacts", "exportPatient"] as const),
  ...(["addEntry", "correctEntry", "withdrawEntry", "undoEntry", "entryHistory", "deletePatient"] as const),
  ...(["cohort", "cohortOfRecords"] as const),
];

describe("unapproved rules, asked for by token", () => {
  test.each(Object.entries(ways))(
    "%s: kept back; given to people, and to programs where the operator says so",
    async (_, way) => {
      expect(unapprovedIn(await way(careful.person, careful.patient))).toBeGreaterThan(0);
      expect(unapprovedIn(await way(careful.program, careful.patient))).toBe(0);
      expect(unapprovedIn(await way(open.program, open.patient))).toBe(
        unapprovedIn(await way(open.person, open.patient)),
      );
    },
  );

  test("no way is forgotten: each use case about answers or patients is cut, has a setting of its own, or tells no rule", () => {
    const cut = Object.keys(withheldFromPrograms({} as never));
    expect(cut.toSorted()).toEqual([...Object.keys(ways), "plainView"].toSorted());
    const withSetting = ["assessElsewhere", "applyPlan", "showCards"];
    const all = Object.entries(actions).filter(([, action]) => /^(answers|patients)\./.test(action));
    expect(all.map(([name]) => name).toSorted()).toEqual([...cut, ...withSetting, ...tellsNoRule].toSorted());
  });
});

describe("that they are kept back is said", () => {
  test("of assessments with their number, and nobody else is told one", async () => {
    const whole = (await careful.person("POST", "/api/assess", record)) as AssessReport;
    const cut = (await careful.program("POST", "/api/assess", record)) as AssessReport;
    const [one] = whole.patients;
    expect(cut.withheld).toBe((one?.recommendations.length ?? 0) + (one?.undecided.length ?? 0));
    expect(cut.patients[0]).toMatchObject({ population: one?.population, references: [] });
    const view = (await careful.program("GET", `/api/patients/${careful.patient}/view`)) as PatientView;
    expect(view.withheld).toBe(cut.withheld);
    expect(view.timeline.lanes.length).toBeGreaterThan(0);
    for (const report of [whole, await open.program("POST", "/api/assess", record)])
      expect(report).not.toHaveProperty("withheld");
  });

  test("the audit has a digest of what was given", async () => {
    await careful.person("POST", "/api/assess", record);
    await careful.program("POST", "/api/assess", record);
    const [person, program] = (await careful.audit()).filter(({ action }) => action === "patient.assessed").slice(-2);
    expect([person?.origin, program?.origin]).toEqual(["app", "app"]);
    expect(program?.actor).toMatch(/^token\//);
    expect(program?.outputDigest).not.toBe(person?.outputDigest);
  });

  test("of answers with a notice, and no reference is left that nothing cites", async () => {
    const answer = (await careful.program("POST", `/api/patients/${careful.patient}/ask`, due)) as Answer;
    expect(answer.notices[0]).toMatchObject({
      kind: "withheld",
      text: expect.stringContaining("no board has approved"),
    });
    expect(answer).toMatchObject({ outcome: "partial", forThisPatient: [], references: [] });
    const plain = (await careful.program("POST", "/api/ask", { question: "Is IVIG useful?" })) as Answer;
    expect(plain.notices.filter(({ kind }) => kind === "withheld")).toEqual([]);
    expect(plain.bottomLine.length).toBeGreaterThan(0);
  });

  test("of doses by closing the medicine: neither a dose nor what holds it back", async () => {
    const { packs } = (await careful.program(
      "POST",
      `/api/patients/${careful.patient}/dose-plans`,
      {},
    )) as DosePlansView;
    const medicines = packs.flatMap((pack) => pack.medicines);
    expect(medicines.length).toBeGreaterThan(0);
    for (const { closed, stops, plans } of medicines) {
      expect(closed).toMatch(/no board has approved|No hard stops are written/);
      expect([stops, plans]).toEqual([[], []]);
    }
    expect(medicines.find(({ medicine }) => medicine === "rituximab")?.closed).toContain("no board has approved");
  });

  test("of a patient's own view, which keeps values and treatments", async () => {
    const path = `/api/patients/${careful.patient}/plain`;
    const [whole, cut] = (await Promise.all([careful.person("GET", path), careful.program("GET", path)])) as [
      PlainView,
      PlainView,
    ];
    expect(whole.packs[0]?.parts.length).toBeGreaterThan(0);
    expect(cut.packs[0]).toEqual({ ...whole.packs[0], parts: [], references: [] });
    expect(cut.withheld).toContain("no board has approved");
    expect(await open.program("GET", `/api/patients/${open.patient}/plain`)).toMatchObject({
      withheld: whole.withheld,
    });
  });
});

test("at this machine, before there are accounts, everything is given as to the person who sits there", async () => {
  const product = await openPatientsApp(today);
  const response = await product.post("/api/assess", record);
  expect(unapprovedIn(await response.json())).toBeGreaterThan(0);
  await product.close();
});
