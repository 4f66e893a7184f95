/** Outcomes of a cohort over HTTP: of the patients kept, of records sent, in every format, and what never leaks. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { CohortOfRecords } from "../src/contract/cohort.ts";
import { CohortReport } from "../src/core/cohort/report.ts";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { pilotCohort } from "../src/examples/pilot-cohort.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

const today = "2026-11-21";
const records = pilotCohort(today)
  .map(({ bundle }) => JSON.stringify(bundle))
  .join("\n");
let app: PatientsApp;

beforeAll(async () => {
  app = await openPatientsApp(today);
});
afterAll(async () => {
  await app.close();
  expect(app.failures).toEqual([]);
});

const send = (path: string, body: string) =>
  app.request(path, { method: "POST", headers: { "content-type": "application/fhir+ndjson" }, body });
const get = async <T extends z.ZodType>(schema: T, query = ""): Promise<z.infer<T>> =>
  schema.parse(await (await app.request(`/api/cohort${query}`)).json());
const igmOf = (report: CohortReport, group: number) =>
  report.groups[group]?.cells
    .find(({ outcome, baseline }) => outcome === "igm" && baseline === "first")
    ?.spreads.find(({ id }) => id === "remaining")?.median;

describe("GET /api/cohort", () => {
  test("is an empty table before there are patients", async () => {
    expect(await get(CohortReport)).toMatchObject({ charts: 0, patients: 0, groups: [], leftOut: [] });
  });

  test("tells the same of kept patients as of records sent, and notes once that all were read", async () => {
    const sent = CohortOfRecords.parse(await (await send("/api/cohort", records)).json());
    expect((await app.request("/api/patients")).status).toBe(200);
    expect(await get(CohortReport)).toMatchObject({ charts: 0 });
    await send("/api/patients/import", records);
    const before = await app.audit.list({ after: 0, limit: 500 });
    const kept = await get(CohortReport);
    expect(kept).toEqual(sent.report);
    expect([kept.patients, igmOf(kept, 1), igmOf(kept, 2)]).toEqual([9, 42, 38]);
    const after = await app.audit.list({ after: 0, limit: 500 });
    expect(after.slice(before.length).map(({ action, actor }) => [action, actor])).toEqual([
      ["patients.cohort-read", "local"],
    ]);
  });

  test("narrows by regimen, dates, subgroup and course", async () => {
    const one = await get(CohortReport, "?regimen=rituximab-750-weekly");
    expect(one.groups.map(({ id, patients }) => [id, patients])).toEqual([["rituximab-750-weekly", 8]]);
    expect((await get(CohortReport, "?from=2026-11-01")).leftOut).toContainEqual(
      expect.objectContaining({ reason: "other-dates", count: 9 }),
    );
    expect((await get(CohortReport, "?subgroup=mgus")).patients).toBe(9);
    expect((await get(CohortReport, "?subgroup=waldenstrom")).patients).toBe(0);
    expect((await get(CohortReport, "?course=latest")).groups[0]?.firstCourses).toBe(1);
  });

  test.each([
    ["?as=csv", "text/csv; charset=utf-8", "group,outcome,baseline", "cohort.csv"],
    ["?as=measure-report", "application/fhir+json", '"MeasureReport"', "cohort-measures.json"],
    ["?as=svg", "image/svg+xml", "<svg ", "cohort.svg"],
  ])("%s is a file that no browser keeps", async (query, type, text, name) => {
    const response = await app.request(`/api/cohort${query}`);
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
      200,
      type,
      "no-store",
    ]);
    expect(response.headers.get("content-disposition")).toContain(name);
    const told = await response.text();
    expect(told).toContain(text);
    expect(told).not.toMatch(/cohort.example/iu);
  });

  test("leaves small counts out when asked, in every format", async () => {
    for (const as of ["json", "csv", "measure-report", "svg"]) {
      const told = await (await app.request(`/api/cohort?suppress=true&as=${as}`)).text();
      expect(told, as).not.toMatch(/(worse|stable): 1 of|"count":\s*[1-4][,\n}]/u);
    }
    const [group] = (await get(CohortReport, "?suppress=true")).groups;
    const response = group?.cells.find(({ outcome }) => outcome === "response");
    expect(response?.shares.find(({ id }) => id === "worse")?.count).toBe("hidden");
  });

  test.each(["?regimen=none", "?subgroup=none", "?cohort=none", "?from=yesterday", "?course=third", "?as=pdf"])(
    "%s is refused with what to do",
    async (query) => {
      for (const response of [await app.request(`/api/cohort${query}`), await send(`/api/cohort${query}`, records)]) {
        expect(response.status, query).toBe(400);
        expect(ProblemDetails.parse(await response.json()).problems[0]?.fix).toMatch(/\w{3}/u);
      }
    },
  );
});

describe("POST /api/cohort", () => {
  test("lists what could not be read, and refuses what is no record", async () => {
    const strange = JSON.stringify({ resourceType: "Observation", id: "x", status: "final", code: { text: "IgM" } });
    const told = CohortOfRecords.parse(await (await send("/api/cohort", `${records}\n${strange}`)).json());
    expect([told.report.patients, told.problems[0]?.code]).toEqual([9, "identity"]);
    expect((await send("/api/cohort", "not a record")).status).toBe(400);
    const file = await send("/api/cohort?as=csv", records);
    expect([file.headers.get("content-type"), (await file.text()).startsWith("group,")]).toEqual([
      "text/csv; charset=utf-8",
      true,
    ]);
  });
});
