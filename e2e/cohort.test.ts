/** Outcomes of the patients kept here: the published table from a synthetic cohort, narrowed, saved, printed, nobody named. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { unreviewedBanner } from "../src/core/answer/answer.ts";
import { pilotCohort } from "../src/examples/pilot-cohort.ts";
import { palettes } from "../src/figures/svg.ts";
import { hasBrowser } from "./browser.ts";
import { overflowOf, violationsOf } from "./visitor.ts";
import { setUpVisits } from "./visits.ts";

describe.skipIf(!hasBrowser())("outcomes of a cohort", () => {
  const visits = setUpVisits();
  const { visit } = visits;

  const counts = async (page: Page): Promise<number> => {
    const entries = await page.evaluate<{ readonly entries: readonly { readonly action: string }[] }>(
      `fetch("/api/audit?limit=500").then((r) => r.json())`,
    );
    return entries.entries.filter(({ action }) => action === "patients.cohort-read").length;
  };
  /** What the row of a group and baseline says below each heading of an outcome's table. */
  async function rowOf(page: Page, outcome: string, group: string, baseline = ""): Promise<Record<string, string>> {
    const table = page.getByRole("region", { name: outcome, exact: true }).getByRole("table").first();
    const row = table.getByRole("row").filter({ hasText: group }).filter({ hasText: baseline }).first();
    const cells = await row.getByRole("cell").all();
    const told = cells.map(async (cell) => [await cell.getAttribute("data-title"), await cell.innerText()] as const);
    return Object.fromEntries((await Promise.all(told)).map(([title, text]) => [title, text.replace(/\s+/gu, " ")]));
  }
  const single = "Rituximab 375 mg/m2 weekly, 4 infusions";
  const double = "Rituximab 750 mg/m2";
  const first = "from before the first course";

  it("an empty one leads to the patients; records taken in there are counted without reloading", async () => {
    await visit(async ({ page, open }) => {
      await open("/cohort");
      await page.getByRole("heading", { name: "No patients yet" }).waitFor();
      await page.getByRole("link", { name: /add the example patients/ }).click();
      await page.getByRole("heading", { level: 1, name: "Patients" }).waitFor();
      const records = pilotCohort(new Date().toISOString().slice(0, 10));
      await page.setInputFiles('input[type="file"]', {
        name: "records.ndjson",
        mimeType: "application/x-ndjson",
        buffer: Buffer.from(records.map(({ bundle }) => JSON.stringify(bundle)).join("\n")),
      });
      await page.getByText("Cohort example 01 added").waitFor();
      await page.getByRole("link", { name: "Outcomes of all patients together" }).click();
      await page.getByText("9 of 11 patients count in").waitFor();
    });
  });

  it("shows the published figures with n, missing and why, against both baselines, and names nobody", async () => {
    await visit(async ({ page, open }) => {
      await open("/cohort");
      await page.getByRole("heading", { level: 1, name: "Outcomes after rituximab" }).waitFor();
      expect(await page.locator(".cohort-banner").textContent()).toContain(unreviewedBanner);
      expect(await page.getByRole("region", { name: "Who is counted" }).innerText()).toMatch(
        /the disease is suspected, not confirmed: 1\s+no course of the treatment on record: 1/u,
      );
      expect(await rowOf(page, "B cells", single)).toMatchObject({ Depleted: "9 of 9 100 % (70.1 to 100)" });
      expect(await rowOf(page, "IgM", single, "which was the first")).toMatchObject({
        n: "9",
        Missing: "0",
        "Change: median (range)": "−58 % (−82 to −35)",
      });
      expect(await rowOf(page, "anti-MAG titre", single)).toMatchObject({
        "Fell by more than 52 %": "8 of 9 88.9 % (56.5 to 98)",
      });
      expect(await rowOf(page, "Clinical response", single)).toMatchObject({
        Improved: "6 of 9 66.7 % (35.4 to 87.9)",
        Stable: "2 of 9 22.2 % (6.3 to 54.7)",
        Worse: "1 of 9 11.1 % (2 to 43.5)",
      });
      expect(await rowOf(page, "Ulnar motor conduction velocity", single)).toMatchObject({
        "Faster by at least 10 %": "7 of 9 77.8 % (45.3 to 93.7)",
        "Slower by at least 10 %": "2 of 9 22.2 % (6.3 to 54.7)",
      });
      const again = await rowOf(page, "IgM", double, first);
      expect(again["Of the value before: median (range)"]).toMatch(/^38 % /u);
      expect((await rowOf(page, "IgM", double))["Of the value before: median (range)"]).toMatch(/^42\.2 % /u);
      expect(await rowOf(page, "Clinical response", double, first)).toMatchObject({
        n: "7",
        Missing: "1 fewer than two scales measured before and after: 1",
        Improved: "4 of 7 57.1 % (25 to 84.2)",
      });
      expect(await page.locator("main").innerText()).not.toMatch(/cohort.example/iu);
      expect(await page.locator(".cohort-figure .scene:visible").getAttribute("aria-label")).toMatch(
        /^Outcomes after rituximab\. All courses: 9 patients;/u,
      );
    });
  });

  it("counts once for each press, keeps what it is narrowed by in the address, and goes back", async () => {
    await visit(async ({ page, open }) => {
      await open("/cohort");
      await page.getByText("9 of 11 patients count in").waitFor();
      const before = await counts(page);
      await page.getByLabel("Regimen").selectOption({ label: "Rituximab 750 mg/m2 weekly (Basel double-dose pilot)" });
      await page.getByLabel("Of several courses").selectOption({ label: "the latest of each patient" });
      await page.getByRole("button", { name: "Count" }).click();
      await page.getByText("8 of 11 patients count in").waitFor();
      expect(await counts(page)).toBe(before + 1);
      expect(new URL(page.url()).search).toBe("?regimen=rituximab-750-weekly&course=latest");
      await page.reload({ waitUntil: "networkidle" });
      await page.getByText("8 of 11 patients count in").waitFor();
      await expect.poll(() => page.getByLabel("Of several courses").inputValue()).toBe("latest");
      await page.goBack();
      await page.getByText("9 of 11 patients count in").waitFor();
      await expect.poll(() => page.getByLabel("Regimen").inputValue()).toBe("");
    });
  });

  it("says when nobody counts in and why, and what to do about an address it does not understand", async () => {
    await visit(async ({ page, open }) => {
      await open("/cohort");
      await page.getByLabel("Course began on or after").fill(new Date().toISOString().slice(0, 10));
      await page.getByRole("button", { name: "Count" }).click();
      await page.getByRole("heading", { name: "Nobody counts in" }).waitFor();
      await page.getByText("no course began on the days asked for: 9").waitFor();
      await page.getByRole("link", { name: "Count all courses of all patients" }).click();
      await page.getByText("9 of 11 patients count in").waitFor();
      await open("/cohort?regimen=homeopathy");
      await page.getByText("There is no regimen homeopathy.").waitFor();
      await page.getByRole("link", { name: "Count all courses of all patients" }).click();
      await page.getByText("9 of 11 patients count in").waitFor();
    });
  });

  it("warns of small counts and leaves them out on request, from tables, figure and files", async () => {
    await visit(async ({ page, open }) => {
      await open("/cohort");
      await page.getByRole("link", { name: "Leave them out" }).click();
      await page.getByText("counts from 1 to 4 left out").waitFor();
      expect(new URL(page.url()).search).toBe("?suppress=true");
      expect(await rowOf(page, "Clinical response", single)).toMatchObject({ n: "9", Worse: "left out" });
      expect(await page.locator(".cohort-figure .scene:visible .role-point").count()).toBe(0);
      expect(await page.getByRole("link", { name: "Leave them out" }).count()).toBe(0);
      const files = page.getByRole("group", { name: "Save or print" });
      const [download] = await Promise.all([page.waitForEvent("download"), files.getByText("CSV").click()]);
      expect(readFileSync(await download.path(), "utf8")).toMatch(/^group,outcome[\s\S]*hidden/u);
    });
  });

  it("saves CSV, FHIR measures, figure and JSON as they are narrowed, with the banner and no name", async () => {
    await visit(async ({ page, open }) => {
      await open("/cohort?regimen=rituximab-750-weekly");
      const files = page.getByRole("group", { name: "Save or print" });
      const saved = async (name: string): Promise<string> => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          files.getByText(name, { exact: true }).click(),
        ]);
        const text = readFileSync(await download.path(), "utf8");
        expect(`${download.suggestedFilename()} ${text}`).not.toMatch(/cohort.example/iu);
        expect(text).toMatch(/Not yet (clinically )?reviewed/iu);
        return text;
      };
      expect(await saved("CSV")).not.toContain(single);
      expect(JSON.parse(await saved("FHIR measures"))).toMatchObject({ resourceType: "Bundle", type: "collection" });
      expect(await saved("Figure (SVG)")).toMatch(/^<svg[\s\S]*median −62 %/u);
      expect(JSON.parse(await saved("JSON"))).toMatchObject({ patients: 8 });
    });
  });

  it("prints tables as tables and the figure in light colours, without the form", async () => {
    await visit(
      async ({ page, open }) => {
        await open("/cohort");
        await page.getByText("9 of 11 patients count in").waitFor();
        await page.emulateMedia({ media: "print" });
        await page.setViewportSize({ width: 700, height: 1000 });
        expect(await page.getByRole("button", { name: "Count" }).isVisible()).toBe(false);
        expect(
          await page.evaluate<string>(`getComputedStyle(document.querySelector(".cohort .rows-table tr")).display`),
        ).toBe("table-row");
        expect(await overflowOf(page)).toBe(0);
        const printed = page.locator(".cohort-figure .scene:visible");
        expect(await printed.count()).toBe(1);
        expect(await printed.locator("text").first().getAttribute("fill")).toBe(palettes.light.title.fill);
      },
      { colorScheme: "dark" },
    );
  });

  it.each(["light", "dark"] as const)(
    "axe finds nothing and nothing is wider than the window, in %s",
    async (colorScheme) => {
      const found: Record<string, unknown> = {};
      for (const width of [1280, 390])
        await visit(
          async ({ page, open }) => {
            const look = async (where: string): Promise<void> => {
              const [violations, overflow] = [await violationsOf(page), await overflowOf(page)];
              if (violations.length > 0 || overflow > 0) found[`${where} ${width}`] = { violations, overflow };
            };
            await open("/cohort");
            await page.getByText("By assay and laboratory").first().click();
            await look("all");
            await open("/cohort?suppress=true");
            await look("without small counts");
            await open("/cohort?from=2100-01-01");
            await look("nobody");
          },
          { colorScheme, bypassCSP: true, viewport: { width, height: 900 } },
        );
      expect(found).toEqual({});
    },
    180_000,
  );
});
