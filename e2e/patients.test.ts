/** What a clinician does with a patient: from an empty list to a chart, its advice and what each rests on. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { unreviewedBanner } from "../src/core/answer/answer.ts";
import { hasBrowser } from "./browser.ts";
import { overflowOf, type Visitor, violationsOf } from "./visitor.ts";
import { setUpVisits } from "./visits.ts";

describe.skipIf(!hasBrowser())("patients", () => {
  const visits = setUpVisits();
  const { visit } = visits;

  /** Opens an example patient from the list, adding the examples when the list is empty. */
  async function openExample({ page, open }: Visitor, name: string): Promise<void> {
    await open("/patients");
    const link = page.getByRole("link", { name });
    if ((await link.count()) === 0) {
      await page.getByRole("button", { name: "Add the example patients" }).click();
      await link.waitFor();
    }
    await link.click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("heading", { name: "Over time" }).waitFor();
  }

  const ringed = (page: Page): Promise<number> => page.locator(".scene .role-highlight").count();

  it("an empty list offers the example patients and takes them in with one click", async () => {
    await visit(async ({ page, open }) => {
      await open("/patients");
      await page.getByRole("heading", { name: "No patients yet" }).waitFor();
      await page.getByRole("button", { name: "Add the example patients" }).click();
      await page.getByRole("link", { name: "Example 15" }).waitFor();
      await expect.poll(() => page.getByRole("link", { name: /^Example \d\d$/ }).count()).toBe(15);
      expect(await page.getByRole("status").first().textContent()).toContain("Example 01 added");
    });
  });

  it("a record that cannot be read says so, and the list stays", async () => {
    await visit(async ({ page, open }) => {
      await open("/patients");
      await page.setInputFiles('input[type="file"]', {
        name: "broken.json",
        mimeType: "application/json",
        buffer: Buffer.from("{ this is no record"),
      });
      await page.getByText("Nothing was taken in.").waitFor();
      await page.getByText("1 thing could not be used").click();
    });
  });

  it("shows banner, due days, the followed lanes, advice that is cited, and what is missing", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await openExample(visitor, "Example 04");
      expect(await page.locator(".patient-banner").textContent()).toContain(unreviewedBanner);
      const due = page.getByRole("region", { name: "What is due" });
      await expect.poll(() => due.locator("li").count()).toBeGreaterThan(2);
      const figure = page.getByRole("img", { name: /Courses: rituximab 1/ });
      expect(await figure.getAttribute("aria-label")).toMatch(/Lanes: IgM, .*anti-MAG titre.*CD19.*INCAT/);
      const advice = page.locator(".advice > li");
      await expect.poll(() => advice.count()).toBeGreaterThan(5);
      const uncited = await page.evaluate<number>(
        `[...document.querySelectorAll(".advice > li > .sentences .sentence")].filter((s) => s.querySelector(".mark:not(.mark-certainty)") === null).length`,
      );
      expect(uncited).toBe(0);
      await expect
        .poll(() => page.getByRole("region", { name: "What is missing" }).locator("details").count())
        .toBeGreaterThan(3);
    });
  });

  it("marks the values behind a piece of advice, and tells which advice rests on a value", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await openExample(visitor, "Example 04");
      expect(await ringed(page)).toBe(0);
      const advice = page.locator(".advice > li").filter({ hasText: "assay" }).first();
      await advice.getByRole("button", { name: "Show in the chart" }).click();
      await page.locator(".picked").getByText("Ringed are the values").waitFor();
      expect(await ringed(page)).toBeGreaterThan(0);
      await page.getByText(/^Doses and values as a table/).click();
      await page
        .getByRole("button", { name: /^Show anti-MAG titre of/ })
        .last()
        .click();
      const picked = page.locator(".picked");
      await picked.getByText(/Used by/).waitFor();
      expect(await ringed(page)).toBe(1);
      const user = picked.getByRole("button").first();
      const title = (await user.textContent()) ?? "";
      await user.click();
      expect(await page.evaluate<string>("document.activeElement.textContent")).toContain(title);
    });
  });

  it("zooms, counts weeks from a course, hides and moves lanes, and changes terms, by keyboard too", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await openExample(visitor, "Example 14");
      const scene = page.locator(".scene");
      const points = (): Promise<number> => page.locator(".scene path").count();
      const all = await points();
      await page.getByRole("group", { name: /^Timeline\./ }).focus();
      await page.keyboard.press("+");
      await expect.poll(points).toBeLessThan(all);
      await page.keyboard.press("-");
      await expect.poll(points).toBe(all);
      await page.getByLabel("Axis").selectOption({ label: "Weeks since rituximab 2" });
      await scene.getByText("weeks since rituximab 2 began").waitFor();
      await page.getByText(/^Lanes: \d+ of/).click();
      await page.getByRole("button", { name: "CD19 B cells up" }).click();
      const order = await scene.getAttribute("aria-label");
      expect(order?.indexOf("CD19")).toBeLessThan(order?.indexOf("anti-MAG titre") ?? 0);
      await page.getByRole("checkbox", { name: "IgM", exact: true }).uncheck();
      await expect.poll(() => scene.getAttribute("aria-label")).not.toContain("IgM,");
      await page.getByLabel("Values", { exact: true }).selectOption({ label: "In % of the baseline" });
      await page.getByText("no change in percent can be counted").waitFor();
      await page.getByLabel("Two in one lane").selectOption({ label: "IgM" });
      await page.getByLabel("and", { exact: true }).selectOption({ label: "anti-MAG titre" });
      await scene.getByText("IgM and anti-MAG titre (% of before this course)").waitFor();
    });
  });

  it("saves the figure as SVG, PNG and CSV, with the day and the edition, and without the label unless asked", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await openExample(visitor, "Example 02");
      const save = page.getByRole("group", { name: "Save" });
      const saved = async (name: string): Promise<Buffer> => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          save.getByText(name, { exact: true }).click(),
        ]);
        expect(download.suggestedFilename()).not.toContain("xample");
        return readFileSync(await download.path());
      };
      const svg = (await saved("SVG")).toString();
      expect(svg).toMatch(/As of \d{4}-\d\d-\d\d; anti-mag [\d.]+/);
      expect(svg).toContain(unreviewedBanner);
      expect(svg).not.toContain("Example 02");
      expect((await saved("PNG")).toString("latin1", 1, 4)).toBe("PNG");
      const csv = (await saved("CSV")).toString();
      expect(csv.split("\r\n")[0]).toBe("date,what,value,unit,note,resource,of");
      expect(csv).toMatch(/,IgM,[\d.]+,g\/L,/);
      expect(JSON.parse((await saved("FHIR")).toString())).toMatchObject({ resourceType: "Bundle" });
      await save.getByRole("checkbox").check();
      expect((await saved("SVG")).toString()).toContain("Example 02");
    });
  });

  it("answers a question from the chart, keeps the patient in follow-ups, and offers no way to keep the answer", async () => {
    await visit(async (visitor) => {
      const { page, addresses } = visitor;
      await openExample(visitor, "Example 11");
      await page.getByLabel("Your question").fill("Can rituximab be given?");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Can rituximab be given?" }).waitFor();
      const about = page.getByRole("region", { name: "For this patient" });
      expect(await about.locator("li.recommendation").first().textContent()).toMatch(/^■ Stop: .*IgM of 40 g\/L/);
      await page.getByText("About Example 11, from the record as it is now.").waitFor();
      expect(await page.getByRole("button", { name: /permanent link|review/i }).count()).toBe(0);
      await page.getByLabel("Ask a follow-up question").fill("What is due?");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "What is due?" }).waitFor();
      await page.getByText("About Example 11, from the record as it is now.").waitFor();
      await page.getByLabel("Written for").selectOption("patient");
      await page.locator(".written-for select:has(option[value='patient']:checked)").waitFor();
      expect(await page.locator(".answer-body").textContent()).not.toMatch(/\bmg\b|g\/L|BTU/);
      await page.getByRole("link", { name: "Example 11" }).click();
      await page.getByRole("heading", { level: 2, name: "Ask about this patient" }).waitFor();
      await page.getByText("It is written for a patient or carer").waitFor();
      expect([...addresses].join(" ")).not.toMatch(/rituximab|due/i);
    });
  });

  it("the dose planner names what holds a medicine back, and works regimens out once it is cleared", async () => {
    const days = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const rows = [
      `${days(700)},anti-mag-neuropathy,,`,
      `${days(90)},height,170,cm`,
      ...["weight,75,kg", "igm,12,g/L", "viscosity,1.2,mPa.s", "hbsag,negative,", "anti-hbc,negative,"].map(
        (row) => `${days(10)},${row}`,
      ),
      ...["hepatitis-b", "infection", "live-vaccine", "hyperviscosity", "rituximab-allergy"].map(
        (name) => `${days(2)},${name},no,`,
      ),
    ];
    const table = ["patient,birth_date,sex,date,name,value,unit", ...rows.map((row) => `cleared,1960-04-02,m,${row}`)];
    await visit(async (visitor) => {
      const { page, open } = visitor;
      const plan = async (): Promise<string> => {
        await page.getByRole("button", { name: "Open the dose planner" }).click();
        await page.getByLabel("Day of the first dose").fill(days(-9));
        await page.getByRole("button", { name: "Work out" }).click();
        const rituximab = page.getByRole("region", { name: "rituximab", exact: true });
        await rituximab.waitFor();
        return (await rituximab.textContent()) ?? "";
      };
      await openExample(visitor, "Example 04");
      const held = await plan();
      expect(held).toMatch(/No dose is worked out: .*Active infection \(not known\)/);
      expect(held).not.toMatch(/\d mg/);
      await open("/patients");
      await page.setInputFiles('input[type="file"]', {
        name: "cleared.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(table.join("\n")),
      });
      await page.getByRole("link", { name: "cleared" }).click();
      await page.getByRole("heading", { level: 2, name: "Dose planner" }).waitFor();
      const open4 = await plan();
      expect(open4).toMatch(/off-label.*intravenous.*Dose per infusion.?706 mg.*rounded to vials.?700 mg/);
      expect(open4).toMatch(/weight 75 kg of .*vials of 100 and 500 mg/);
      await expect.poll(() => page.locator(".dose-days").first().locator("li").count()).toBe(4);
      await page.getByText(`${unreviewedBanner}. Published regimens`).waitFor();
    });
  });

  it("a letter is one page, a draft, cited throughout, and never without the hard stops", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      for (const name of ["Example 03", "Example 11", "Example 14"]) {
        await openExample(visitor, name);
        await page.getByRole("link", { name: "Letter" }).click();
        await page.getByRole("heading", { level: 1, name: `Draft letter: ${name}` }).waitFor();
        await page.getByText(`Draft. ${unreviewedBanner}.`).waitFor();
        const uncited = await page.evaluate<number>(
          `[...document.querySelectorAll(".letter-advice .sentence, .letter-due li")].filter((s) => s.querySelector(".mark:not(.mark-certainty)") === null).length`,
        );
        expect(uncited).toBe(0);
        expect(await page.locator(".letter-due").first().textContent()).toMatch(/\d{4}: /);
        const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
        expect(await page.locator(".letter-more").textContent()).toMatch(
          /^More on the patient’s page: \d+ more sentences/,
        );
      }
      await openExample(visitor, "Example 11");
      await page.getByRole("link", { name: "Letter" }).click();
      await page.getByText(/^What goes into the letter/).click();
      expect(await page.getByRole("checkbox", { name: /a hard stop is always in/ }).isDisabled()).toBe(true);
      const advice = page.locator(".letter-advice > li");
      const before = await advice.count();
      await page.getByRole("checkbox", { checked: true, disabled: false }).first().uncheck();
      await expect.poll(() => advice.count()).toBe(before - 1);
      await expect.poll(() => advice.first().textContent()).toMatch(/^■ Stop/);
    });
  });

  it("the patient's own view has plain words and own values, and no dose, titre or order", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await openExample(visitor, "Example 04");
      await page.getByRole("link", { name: "For the patient, in plain words" }).click();
      await page.getByRole("heading", { level: 1, name: "Example 04: in plain words" }).waitFor();
      await page.getByText(/Doses, antibody titres and decisions on treatment are left out/).waitFor();
      await expect
        .poll(() => page.getByRole("heading", { level: 2 }).first().textContent())
        .toBe("When to get help at once");
      await page.getByRole("heading", { name: "Questions to ask" }).waitFor();
      await expect.poll(() => page.locator(".plain-values").textContent()).toMatch(/IgM: [\d.]+ g\/L on \d+ \w+ \d{4}/);
      expect(await page.locator("main").textContent()).not.toMatch(/\d ?mg\b|\bBTU\b/);
    });
  });

  it("values are entered, corrected, taken out and brought back by hand; what was typed stays on an error", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await openExample(visitor, "Example 05");
      await page.getByRole("link", { name: "Enter or correct values" }).click();
      const form = page.getByRole("form", { name: "New entry" });
      await form.getByLabel("What").fill("IgM");
      await form.getByLabel("Day").fill("2026-11-01");
      await form.getByLabel("Value").fill("5,200");
      await form.getByLabel("Unit").fill("mg/dL");
      await form.getByRole("button", { name: "Add" }).click();
      await form
        .getByRole("alert")
        .getByText(/cannot be read one way/)
        .waitFor();
      expect(await form.getByLabel("Value").inputValue()).toBe("5,200");
      await form.getByLabel("Value").fill("5200");
      await page.keyboard.press("Enter");
      const added = page.getByRole("status").getByText("Added: IgM, 52 g/L");
      await added.waitFor();
      await expect.poll(() => form.getByLabel("Value").inputValue()).toBe("");
      await page.getByLabel("Find").fill("IgM");
      const row = page.locator(".entries > li").filter({ hasText: "IgM: 52 g/L" });
      await row.getByRole("button", { name: /^Correct IgM/ }).click();
      const correction = row.getByRole("form", { name: "Correct the entry" });
      await expect.poll(() => correction.getByLabel("Value").inputValue()).toBe("52");
      await correction.getByLabel("Value").fill("12");
      await correction.getByRole("button", { name: "Save the correction" }).click();
      const corrected = page.locator(".entries > li").filter({ hasText: "IgM: 12 g/L" }).first();
      await corrected.waitFor();
      await corrected.getByRole("button", { name: /^History of IgM/ }).click();
      await expect.poll(() => corrected.locator(".entry-history li").count()).toBe(2);
      await corrected.getByRole("button", { name: /^Entered in error: IgM/ }).click();
      const undo = page.getByRole("button", { name: /^Undo: Taken out: IgM: 12 g\/L/ });
      await undo.click();
      await undo.waitFor({ state: "detached" });
      await corrected.waitFor();
      await form.getByLabel("What").fill("infection");
      await form.getByLabel("What is so").selectOption({ label: "no" });
      await form.getByRole("button", { name: "Add" }).click();
      await page.getByRole("status").getByText("Added: infection, absent").waitFor();
    });
  });

  it("a patient who is not there is said to be missing", async () => {
    await visit(async ({ page, open }) => {
      await open("/patients/00000000-0000-7000-8000-000000000000");
      await page.getByText("There is no such patient or entry").waitFor();
    });
  });

  it.each(["light", "dark"] as const)(
    "axe finds nothing and nothing is wider than the window, in %s",
    async (colorScheme) => {
      const found: Record<string, unknown> = {};
      for (const width of [1280, 390])
        await visit(
          async (visitor) => {
            const { page } = visitor;
            const look = async (where: string): Promise<void> => {
              const [violations, overflow] = [await violationsOf(page), await overflowOf(page)];
              if (violations.length > 0 || overflow > 0) found[`${where} ${width}`] = { violations, overflow };
            };
            await openExample(visitor, "Example 10");
            await look("a patient");
            for (const details of await page.locator("main details:not([open]) > summary").all())
              if (await details.isVisible()) await details.click();
            await look("everything opened");
            await page.getByRole("button", { name: "What should happen next?" }).click();
            await page.getByRole("heading", { level: 1, name: "What should happen next?" }).waitFor();
            await look("an answer about a patient");
            await openExample(visitor, "Example 10");
            await page.getByRole("button", { name: "Open the dose planner" }).click();
            await page.getByRole("button", { name: "Work out" }).click();
            await page.getByRole("heading", { name: "rituximab", level: 3, exact: true }).waitFor();
            await look("doses");
            await openExample(visitor, "Example 10");
            await page.getByRole("link", { name: "Letter" }).click();
            await page.getByText(/^What goes into the letter/).click();
            await look("a letter");
            await page.getByRole("link", { name: "Back to the patient" }).click();
            await page.getByRole("link", { name: "For the patient, in plain words" }).click();
            await page.getByRole("heading", { name: "Questions to ask" }).waitFor();
            await look("plain words");
            await page.getByRole("link", { name: "Back to the patient" }).click();
            await page.getByRole("link", { name: "Enter or correct values" }).click();
            await page
              .getByRole("button", { name: /^Correct / })
              .first()
              .click();
            await look("entries");
            await visitor.open("/patients");
            await look("the list");
          },
          { colorScheme, bypassCSP: true, viewport: { width, height: 900 } },
        );
      expect(found).toEqual({});
    },
    180_000,
  );
});
