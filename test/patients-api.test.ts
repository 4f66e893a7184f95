/** Patients over HTTP: what is taken in, told, corrected and handed out, and what never leaks. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { bundle, observation, patient, quantity } from "./support/fhir.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

const today = "2026-11-21";
let app: PatientsApp;

beforeAll(async () => {
  app = await openPatientsApp(today);
});
afterAll(async () => {
  await app.close();
  expect(app.failures).toEqual([]);
});

const send = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}, method = "POST") =>
  app.request(path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
/** The parts of answers that these tests look at. */
interface Told {
  readonly id: string;
  readonly patients: readonly {
    readonly id: string;
    readonly label: string;
    readonly outcome?: string;
    readonly entries: number;
    readonly problems: readonly { readonly code: string }[];
  }[];
  readonly problems: readonly { readonly code: string }[];
  readonly chart: {
    readonly entries: readonly {
      readonly id: string;
      readonly measure: string;
      readonly value: unknown;
      readonly date?: string;
    }[];
  };
  readonly facts: readonly {
    readonly id: string;
    readonly known: boolean;
    readonly value?: unknown;
    readonly because?: string;
  }[];
  readonly versions: readonly unknown[];
}
const told = async (response: Response | Promise<Response>, status = 200): Promise<Told> => {
  const done = await response;
  expect(done.status).toBe(status);
  return (await done.json()) as Told;
};
const record = (id: string, igm: number): unknown =>
  bundle(
    patient(id, { name: [{ text: `Record ${id}` }] }),
    observation("IgM", quantity(igm, "g/L"), { id: `${id}-igm`, subject: { reference: `Patient/${id}` } }),
  );
const added = async (id: string, igm = 12): Promise<string> => {
  const report = await told(send("/api/patients/import", record(id, igm)));
  return report.patients[0]?.id ?? "";
};

describe("taking records in", () => {
  test("a Bundle becomes a patient; what was left out is said", async () => {
    const strange = observation("IgM", quantity(50, "g/L"), { subject: { reference: "Patient/somebody" } });
    const report = await told(send("/api/patients/import", bundle(patient("t1"), strange)));
    expect(report).toMatchObject({ patients: [{ outcome: "added", added: 0 }], problems: [{ code: "identity" }] });
  });

  test("NDJSON and tables are taken as well", async () => {
    const lines = [patient("t2"), observation("IgM", quantity(9, "g/L"), { subject: { reference: "Patient/t2" } })];
    const ndjson = lines.map((line) => JSON.stringify(line)).join("\n");
    expect(await told(send("/api/patients/import", ndjson, { "content-type": "application/x-ndjson" }))).toMatchObject({
      patients: [{ added: 1 }],
    });
    const table = "patient,date,name,value,unit\nt3,2026-10-01,IgM,900,mg/dL\n,2026-10-01,IgM,900,mg/dL";
    expect(await told(send("/api/patients/import", table, { "content-type": "text/csv" }))).toMatchObject({
      patients: [{ added: 1 }],
      problems: [{ code: "identity", where: { pointer: "line 3" } }],
    });
  });

  test("the same record again merges; somebody else under its id is refused", async () => {
    const first = await added("t4", 12);
    expect(await told(send("/api/patients/import", record("t4", 13)))).toMatchObject({
      patients: [{ id: first, outcome: "merged", changed: 1 }],
    });
    const other = bundle(
      patient("t4", { birthDate: "1990-01-01" }),
      observation("IgM", quantity(2150, "g/L"), { subject: { reference: "Patient/t4" } }),
    );
    expect(await told(send("/api/patients/import", other))).toMatchObject({
      patients: [
        { outcome: "refused", counts: { taken: 0 }, problems: [{ code: "identity" }, { code: "unusable-range" }] },
      ],
    });
  });

  test.each(["", "{", "[]", "null", '{"resourceType":"Bundle","entry":7}', "not json"])(
    "%j is answered with problems, never an error",
    async (text) => {
      const report = await told(send("/api/patients/import", text));
      expect(report.patients).toEqual([]);
      expect(report.problems.length).toBeGreaterThan(0);
    },
  );
});

describe("a patient", () => {
  test("is listed, opened, read as facts, handed out as FHIR and erased", async () => {
    const id = await added("p1", 12);
    expect((await told(app.request("/api/patients"))).patients).toContainEqual(
      expect.objectContaining({ id, label: "Record p1", entries: 1 }),
    );
    expect((await told(app.request(`/api/patients/${id}`))).chart.entries).toMatchObject([{ measure: "igm" }]);
    const { facts } = await told(app.request(`/api/patients/${id}/facts`));
    expect(facts).toContainEqual(
      expect.objectContaining({ id: "igm.latest", known: true, value: { value: 12, unit: "g/L" } }),
    );
    expect(facts).toContainEqual(expect.objectContaining({ id: "hbsag.positive", known: false, because: "missing" }));
    const out = await app.request(`/api/patients/${id}/bundle`);
    expect(out.headers.get("content-type")).toContain("application/fhir+json");
    expect(await out.json()).toMatchObject({
      resourceType: "Bundle",
      entry: [{ resource: { resourceType: "Patient", id: "p1" } }, { resource: { resourceType: "Observation" } }],
    });
    expect((await app.request(`/api/patients/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await app.request(`/api/patients/${id}`)).status).toBe(404);
  });

  test("entries are added, corrected, undone and withdrawn by hand, and each version is kept", async () => {
    const id = await added("p2", 12);
    const entries = async () => (await told(app.request(`/api/patients/${id}`))).chart.entries;
    await told(send(`/api/patients/${id}/entries`, { name: "INCAT", date: "2026-11-01", value: "3" }));
    expect(await entries()).toContainEqual(
      expect.objectContaining({ measure: "incat", value: { value: 3, unit: "point" } }),
    );
    const entry = "Observation/p2-igm";
    await told(
      send(`/api/patients/${id}/entries/correct`, {
        entry,
        correct: { name: "IgM", date: "2026-10-01", value: "2100", unit: "mg/dL" },
      }),
    );
    expect(await entries()).toContainEqual(expect.objectContaining({ id: entry, value: { value: 21, unit: "g/L" } }));
    expect((await send(`/api/patients/${id}/entries/undo`, { entry })).status).toBe(204);
    expect(await entries()).toContainEqual(expect.objectContaining({ id: entry, value: { value: 12, unit: "g/L" } }));
    expect((await send(`/api/patients/${id}/entries/withdraw`, { entry })).status).toBe(204);
    expect((await entries()).map((e) => e.id)).not.toContain(entry);
    expect((await told(send(`/api/patients/${id}/entries/history`, { entry }))).versions).toHaveLength(4);
  });

  test.each([
    [{ name: "IgM", date: "2026-11-01", value: "5,200", unit: "mg/dL" }, "unusable-value"],
    [{ name: "IgM", date: "2026-11-01", value: "52" }, "unusable-unit"],
    [{ name: "IgM", date: "2026-11-01", value: "5200", unit: "g/L" }, "unusable-range"],
    [{ name: "Nonsense", date: "2026-11-01", value: "1" }, "unknown-name"],
    [{ name: "IgM", date: "2026-02-30", value: "5", unit: "g/L" }, "no-date"],
    [{ name: "IgM", date: "yesterday", value: "5", unit: "g/L" }, "bad-request"],
  ])("an entry that cannot be read one way is refused: %j", async (said, code) => {
    const id = await added("p3");
    const response = await send(`/api/patients/${id}/entries`, said);
    expect(response.status).toBe(400);
    expect(ProblemDetails.parse(await response.json()).problems.map((problem) => problem.code)).toContain(code);
  });

  test("an unknown patient is not found, whatever is asked of it", async () => {
    const nobody = "00000000-0000-7000-8000-000000000000";
    for (const path of ["", "/facts", "/bundle"])
      expect((await app.request(`/api/patients/${nobody}${path}`)).status).toBe(404);
    expect(
      (await send(`/api/patients/${nobody}/entries`, { name: "IgM", date: "2026-11-01", value: "5", unit: "g/L" }))
        .status,
    ).toBe(404);
    expect((await send(`/api/patients/${nobody}/entries/undo`, { entry: "x" })).status).toBe(404);
    expect((await app.request("/api/patients/not-an-id")).status).toBe(400);
  });
});

describe("the example patients", () => {
  test("are added with one call, and again without doubling", async () => {
    const first = await told(send("/api/patients/examples", {}));
    expect(first.patients.length).toBeGreaterThanOrEqual(12);
    expect(new Set(first.patients.map(({ outcome }) => outcome))).toEqual(new Set(["added"]));
    const again = await told(send("/api/patients/examples", {}));
    expect(new Set(again.patients.map(({ outcome }) => outcome))).toEqual(new Set(["merged"]));
    expect(again.patients.map(({ id }) => id)).toEqual(first.patients.map(({ id }) => id));
  });
});

describe("privacy", () => {
  test("nothing is cached, and problems and audit hold no name and no value", async () => {
    const id = await added("secret-record", 77.25);
    const opened = await app.request(`/api/patients/${id}`);
    expect(opened.headers.get("cache-control")).toBe("no-store");
    const entries = JSON.stringify(await app.audit.list({ after: 0, limit: 10_000 }));
    expect(entries).not.toMatch(/secret-record|Record secret|77\.25/);
    expect(entries).toContain("patient.read");
    expect(await app.audit.verify()).toMatchObject({ ok: true });
  });

  test.each([
    ["another name for the server", { host: "evil.example" }],
    ["a page of another site", { origin: "https://evil.example" }],
    ["an unknown proxy", { "x-forwarded-for": "10.0.0.1" }],
  ])("%s gets nothing", async (_, headers) => {
    const response = await send("/api/patients/import", record("x1", 1), headers);
    expect([400, 403, 421]).toContain(response.status);
  });
});
