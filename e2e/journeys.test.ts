/** What people do with the product, in a real browser. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unreviewedBanner } from "../src/core/answer/answer.ts";
import { hasBrowser } from "./browser.ts";
import { overflowOf, violationsOf } from "./visitor.ts";
import { setUpVisits } from "./visits.ts";

const seedQuestion = "What is the treatment for a patient with high levels of anti-MAG antibodies?";
const patientQuestion =
  "My patient has IgM 52 g/L before rituximab. What is the terminal latency index of the median nerve with distance 70 mm, velocity 42 m/s and distal latency 8 ms?";
const declinedQuestion = "How do I treat migraine with aura?";
const urgentQuestion = "Since rituximab last week I have fever and chills. What now?";

describe.skipIf(!hasBrowser())("journeys", () => {
  const visits = setUpVisits();
  const { visit } = visits;

  it("the seed question gives a page with banner, short answer, both sides of a dispute and references", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(seedQuestion);
      const review = page.getByRole("region", { name: "Review" });
      expect(await review.getByText(unreviewedBanner).count()).toBe(1);
      expect(await review.getByText("Not yet submitted").count()).toBe(1);
      expect(await review.getByText(/Evidence current through \d+ \w+ \d{4}/).count()).toBe(1);
      expect(await page.getByRole("region", { name: "In short" }).textContent()).toMatch(/rituximab/i);
      const sides = page.getByRole("region", { name: "Where the evidence disagrees" }).locator(".side");
      expect(await sides.count()).toBeGreaterThanOrEqual(2);
      const [first, second] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
      expect(first?.y).toBe(second?.y);
      const references = page.getByRole("region", { name: "References" });
      expect(await references.locator("li").count()).toBeGreaterThan(5);
      const pubmed = references.getByRole("link", { name: /PMID/ }).first();
      expect(await pubmed.getAttribute("href")).toMatch(/^https:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/\d+\/$/);
      expect(await pubmed.getAttribute("rel")).toContain("noreferrer");
    });
  });

  it("every sentence but the unknowns shows a source, and its mark opens the source", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(seedQuestion);
      const bare = await page.evaluate<number>(
        `[...document.querySelectorAll(".part:not(#not-known) .sentence")].filter((s) => s.querySelector(".mark:not(.mark-certainty)") === null).length`,
      );
      expect(bare).toBe(0);
      await page.getByRole("button", { name: "Source [1]" }).first().click();
      const source = page.getByRole("dialog");
      await source.waitFor();
      expect(await source.textContent()).toMatch(/Where:.*read/);
      await page.keyboard.press("Escape");
      await source.waitFor({ state: "hidden" });
      await page.locator(".mark-certainty").first().hover();
      await page
        .getByRole("dialog")
        .getByText(/Because/)
        .waitFor();
    });
  });

  it("the keyboard alone asks, reads a source and asks a follow-up", async () => {
    await visit(async ({ page, open }) => {
      await open("/policy");
      await page.keyboard.press("Tab");
      expect(await page.evaluate<string>("document.activeElement.textContent")).toBe("Skip to the page");
      await page.keyboard.press("Enter");
      expect(await page.evaluate<string>("document.activeElement.id")).toBe("main");
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Ask" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("textarea:focus").waitFor();
      await page.keyboard.type("Does rituximab");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("work?");
      expect(await page.getByLabel("Your question").inputValue()).toBe("Does rituximab\nwork?");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/answer");
      await page.locator("h1:focus").waitFor();
      for (let tab = 0; tab < 60; tab++) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate<string>("document.activeElement.textContent")).startsWith("Source")) break;
      }
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      await page.locator("textarea:focus").waitFor();
      await page.keyboard.type("How long until it helps?");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "How long until it helps?" }).waitFor();
    });
  });

  it("a follow-up keeps the thread; Back and Forward bring the answers back", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(seedQuestion);
      const sent = page.waitForRequest((r) => r.url().endsWith("/api/ask"));
      const followUp = page.getByRole("region", { name: "Next questions" }).locator(".choice").first();
      const next = (await followUp.textContent()) ?? "";
      await followUp.click();
      expect(((await sent).postDataJSON() as { previous?: object }).previous).toMatchObject({ packs: ["anti-mag"] });
      await page.getByRole("heading", { level: 1, name: next }).waitFor();
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: seedQuestion }).waitFor();
      await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "References" }).click();
      expect(page.url()).toBe(`${visits.site.url}/answer`);
      await page.goForward();
      await page.getByRole("heading", { level: 1, name: next }).waitFor();
      await page.goBack();
      await page.goBack();
      await page.getByLabel("Your question").waitFor();
    });
  });

  it("no question stands in an address, a title or the browser's stores", async () => {
    await visit(async ({ page, open, ask, addresses }) => {
      await open("/");
      await ask(seedQuestion);
      await page.getByRole("region", { name: "Next questions" }).locator(".choice").first().click();
      await page.waitForTimeout(300);
      addresses.add(`${page.url()} ${await page.title()}`);
      const kept = await page.evaluate<string>(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie])",
      );
      for (const text of [...addresses, kept])
        expect(decodeURIComponent(text.replaceAll("+", " ")).toLowerCase()).not.toMatch(/high levels|treatment for/);
    });
  });

  it("reloading an answer says that it is gone and how to keep one", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(seedQuestion);
      await page.reload();
      await page.getByText("kept in this tab only").waitFor();
      expect(await page.getByRole("link", { name: "Ask a question" }).count()).toBe(1);
    });
  });

  it("a permanent link says what it stores, and opens the same answer in another window", async () => {
    let address = "";
    let title = "";
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(seedQuestion);
      await page.getByRole("button", { name: "Make a permanent link" }).click();
      await page.getByText("This stores your question").waitFor();
      await page.getByRole("button", { name: "Store and make the link" }).click();
      address = await page.getByLabel("Permanent link").inputValue();
      title = (await page.getByRole("region", { name: "In short" }).locator("li").first().textContent()) ?? "";
    });
    expect(new URL(address).pathname).toMatch(/^\/answers\/[A-Za-z0-9_-]{22}$/);
    await visit(async ({ page, open }) => {
      await open(new URL(address).pathname);
      await page.getByRole("heading", { level: 1, name: seedQuestion }).waitFor();
      expect(await page.getByRole("region", { name: "In short" }).locator("li").first().textContent()).toBe(title);
      await open("/answers/AAAAAAAAAAAAAAAAAAAAAA");
      await page.getByRole("heading", { name: "There is no kept answer at this address" }).waitFor();
    });
  });

  it("who made a link erases what it opens for good, asked once more, and the page says that it is gone", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask("Is IVIG useful in anti-MAG neuropathy?");
      await page.getByRole("button", { name: "Make a permanent link" }).click();
      await page.getByRole("button", { name: "Store and make the link" }).click();
      const address = new URL(await page.getByLabel("Permanent link").inputValue()).pathname;
      await open(address);
      await page.getByRole("button", { name: "Permanent link" }).click();
      await page.getByText(/^Kept since \d+ \w+ \d{4}/).waitFor();
      await page.getByRole("button", { name: "Erase this kept answer…" }).click();
      await page.getByText("This cannot be undone.").waitFor();
      await page.getByRole("button", { name: "Keep it" }).click();
      await page.getByRole("button", { name: "Erase this kept answer…" }).click();
      await page.getByRole("button", { name: "Erase for good" }).click();
      await page.getByRole("heading", { name: "There is no kept answer at this address" }).waitFor();
      await page.getByRole("link", { name: "What is kept here" }).click();
      await page.getByRole("heading", { name: "Answers under a permanent link" }).waitFor();
      expect(await page.locator("main").textContent()).not.toContain("IVIG");
    });
  });

  it("a calculator is withdrawn on its page, says so at its address, and comes back when that is lifted", async () => {
    await visit(async ({ page, open }) => {
      await open("/calculators/bsa-mosteller");
      const heading = await page.getByRole("heading", { level: 1 }).textContent();
      await page.getByText("Withdraw anti-mag/bsa-mosteller").click();
      const form = page.getByRole("form", { name: "Withdraw anti-mag/bsa-mosteller" });
      await form.getByLabel("Why").fill("Its rounding is looked at.");
      await form.getByRole("button", { name: "Withdraw this calculator" }).click();
      await page.getByRole("heading", { name: "Calculator withdrawn" }).waitFor();
      await page.getByText(/Its rounding is looked at\./).waitFor();
      await open("/withdrawn");
      await page.getByText("Lift the withdrawal of anti-mag/bsa-mosteller").click();
      const lift = page.getByRole("form", { name: "Lift the withdrawal of anti-mag/bsa-mosteller" });
      await lift.getByLabel("Why").fill("It was right.");
      await lift.getByRole("button", { name: "Serve it again" }).click();
      await page.getByText("Nothing is withdrawn.").waitFor();
      await open("/calculators/bsa-mosteller");
      await page.getByRole("heading", { level: 1, name: heading ?? "" }).waitFor();
    });
  });

  it("a claim that is withdrawn on its page is not read there any more, but why", async () => {
    await visit(async ({ page, open }) => {
      await open("/claims");
      const first = page.locator("main a[href^='/claims/anti-mag/']").first();
      const id = (await first.getAttribute("href"))?.replace("/claims/", "") ?? "";
      await first.click();
      await page.getByText(`Withdraw ${id}`).click();
      const form = page.getByRole("form", { name: `Withdraw ${id}` });
      await form.getByLabel("Why").fill("The figure was copied wrongly");
      await form.getByRole("button", { name: "Withdraw this claim" }).click();
      await page.getByRole("heading", { level: 1, name: "This claim was withdrawn" }).waitFor();
      await page.getByText(/The figure was copied wrongly/).waitFor();
      await open("/withdrawn");
      await page.getByText(`Lift the withdrawal of ${id}`).click();
      const lift = page.getByRole("form", { name: `Lift the withdrawal of ${id}` });
      await lift.getByLabel("Why").fill("It was right.");
      await lift.getByRole("button", { name: "Serve it again" }).click();
      await page.getByText("Nothing is withdrawn.").waitFor();
    });
  });

  it("a patient gets plain words, remembered; the same question is reworded for a clinician on demand", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await page.getByLabel("Patient", { exact: true }).check();
      await ask("What is the dose of rituximab in anti-MAG neuropathy?");
      expect(await page.getByLabel("Written for").inputValue()).toBe("patient");
      expect(await page.locator(".answer-body").textContent()).not.toMatch(/\d\s*mg/);
      await page.getByLabel("Written for").selectOption("clinician");
      await page.locator(".written-for select:has(option[value='clinician']:checked)").waitFor();
      await page.goBack();
      await page.locator(".written-for select:has(option[value='patient']:checked)").waitFor();
      await open("/");
      expect(await page.getByLabel("Clinician", { exact: true }).isChecked()).toBe(true);
    });
  });

  it("numbers in a question give a stop with its proof, and a calculation with formula and inputs", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(patientQuestion);
      const patient = page.getByRole("region", { name: "For this patient" });
      expect(await patient.textContent()).toMatch(/Stop:.*because.*IgM is at least 40 g\/L: yes \(52 g\/L/);
      const calculations = page.getByRole("region", { name: "Calculations", exact: true });
      const formula = "Terminal latency index = distal distance / (motor conduction velocity × distal motor latency)";
      const text = await calculations.textContent();
      expect(text).toMatch(/0\.21.*70 mm/);
      expect(text).toContain(formula);
    });
  });

  it("danger stands before everything; a question outside the evidence is declined with its reason", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(urgentQuestion);
      const urgent = await page.getByRole("alert").boundingBox();
      const banner = await page.getByRole("region", { name: "Review" }).boundingBox();
      expect(urgent?.y).toBeLessThan(banner?.y ?? 0);
      await open("/");
      await ask(declinedQuestion);
      await page.getByRole("heading", { name: /Outside what this can answer|No evidence found/ }).waitFor();
    });
  });

  it("a calculator takes units, shows problems at their fields and gives formula, cautions and references", async () => {
    await visit(async ({ page, open }) => {
      await open("/calculators");
      await page.getByRole("link", { name: "Terminal latency index" }).click();
      await page.getByRole("button", { name: "Calculate" }).click();
      await page.getByText("Choose one.").waitFor();
      await page.getByLabel(/^Nerve/i).selectOption("median");
      await page.getByLabel(/^Distal distance/).fill("7");
      await page.getByLabel("Unit of distal distance").selectOption("cm");
      await page.getByLabel(/^Motor conduction velocity/).fill("4,2");
      await page.getByLabel(/^Distal motor latency/).fill("800");
      await page.getByRole("button", { name: "Calculate" }).click();
      await page.getByText("without commas").waitFor();
      await page.getByLabel(/^Motor conduction velocity/).fill("42");
      await page.getByRole("button", { name: "Calculate" }).click();
      await page.getByText(/outside 1 to 40 ms/).waitFor();
      await page.getByLabel(/^Distal motor latency/).fill("8");
      await page.getByRole("button", { name: "Calculate" }).click();
      const result = page.getByRole("region", { name: "Terminal latency index" });
      await result.getByText("0.21").waitFor();
      expect(await result.textContent()).toMatch(/Formula:.*Carpal tunnel/);
      expect(await page.locator(".references li").count()).toBeGreaterThan(0);
    });
  });

  it("a patient is shown no dose: calculator closed, claims in plain words", async () => {
    await visit(async ({ page, open }) => {
      await open("/");
      await page.getByLabel("Patient", { exact: true }).check();
      await open("/calculators/rituximab-dose");
      await page.getByText("This calculator is for professionals").waitFor();
      expect(await page.getByRole("button", { name: "Calculate" }).count()).toBe(0);
      for (const path of ["/claims", "/claims/anti-mag/rituximab-375-weekly"]) {
        await open(path);
        expect(await page.locator("main").textContent()).not.toMatch(/\d\s*mg\b(?!\/dL)/);
      }
    });
  });

  it("claims filter by words; a claim shows its support; sources lead back to claims", async () => {
    await visit(async ({ page, open }) => {
      await open("/claims");
      const rows = page.locator(".rows li");
      const all = await rows.count();
      await page.getByLabel(/Words in the claim/).fill("hepatitis");
      await expect.poll(() => rows.count()).toBeLessThan(all);
      await page.locator(".rows a").first().click();
      await page.getByRole("table").waitFor();
      expect(await page.getByRole("table").textContent()).toContain("supports");
      await open("/sources");
      await page
        .locator("main summary", { hasText: /^\d+ claims?$/ })
        .first()
        .click();
      await page.locator("main details[open] a").first().click();
      await page.getByRole("heading", { name: "What it rests on" }).waitFor();
    });
  });

  it("a server that is away or answers nonsense is said kindly, and the question stays in the box", async () => {
    await visit(async ({ page, open }) => {
      await open("/");
      await page.route("**/api/ask", (route) => route.abort());
      await page.getByLabel("Your question").fill("Does rituximab work?");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText("The server cannot be reached").waitFor();
      await page.unroute("**/api/ask");
      await page.route("**/api/ask", (route) => route.fulfill({ body: "<html>proxy</html>" }));
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await page.getByRole("alert").getByText("not what this page expects").waitFor();
      await page.unroute("**/api/ask");
      await page.getByLabel("Your question").fill("x".repeat(8001));
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await page.getByRole("alert").getByText("shorten the question to 8000 characters").waitFor();
      expect(await page.getByLabel("Your question").inputValue()).toHaveLength(8001);
    });
  });

  it("the colour scheme can be chosen and is remembered", async () => {
    await visit(async ({ page, open }) => {
      await open("/");
      await page.getByRole("button", { name: /Colours: Auto/ }).click();
      await page.getByRole("button", { name: /Colours: Light/ }).click();
      expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
      await page.reload();
      await page.getByRole("button", { name: /Colours: Dark/ }).waitFor();
      expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
    });
  });

  it("on paper there are references and banner, and no controls", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask(seedQuestion);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.getByText(unreviewedBanner).first().isVisible()).toBe(true);
      expect(await page.getByRole("heading", { name: "References" }).isVisible()).toBe(true);
      expect(await page.locator(".toolbar, .header, .contents, #next").filter({ visible: true }).count()).toBe(0);
      expect(await page.evaluate<string>("getComputedStyle(document.body).color")).toBe("rgb(0, 0, 0)");
    });
  });

  const pages = [
    "/claims",
    "/claims/anti-mag/hbv-screen-before-anti-cd20",
    "/sources",
    "/calculators",
    "/calculators/rituximab-dose",
    "/pack",
    "/policy",
    "/reference",
    "/nowhere",
  ] as const;

  it("nothing is wider than a phone of 390 px, an open source included; the sides of a dispute are stacked", async () => {
    await visit(
      async ({ page, open, ask }) => {
        for (const path of ["/", ...pages]) {
          await open(path);
          expect([path, await overflowOf(page)]).toEqual([path, 0]);
        }
        await open("/");
        await ask(seedQuestion);
        for (const mark of (await page.locator(".mark").all()).slice(0, 12)) {
          await mark.click();
          await page.getByRole("dialog").waitFor();
          expect(await overflowOf(page)).toBe(0);
          const box = await page.getByRole("dialog").boundingBox();
          expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
          await page.keyboard.press("Escape");
        }
        const sides = page.locator(".side");
        const [first, second] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
        expect(second?.y).toBeGreaterThan(first?.y ?? 0);
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    );
  });

  it.each(["light", "dark"] as const)(
    "axe finds nothing against any page in %s colours",
    async (colorScheme) => {
      await visit(
        async ({ page, open, ask }) => {
          const found: Record<string, readonly string[]> = {};
          const look = async (name: string): Promise<void> => {
            const violations = await violationsOf(page);
            if (violations.length > 0) found[name] = violations;
          };
          for (const path of ["/", ...pages]) {
            await open(path);
            await look(path);
          }
          for (const question of [seedQuestion, patientQuestion, declinedQuestion, urgentQuestion]) {
            await open("/");
            await ask(question);
            await look(question);
          }
          await open("/");
          await ask(seedQuestion);
          await page.getByRole("button", { name: "Make a permanent link" }).click();
          await page.getByRole("button", { name: "Source [1]" }).first().click();
          await page.getByRole("dialog").waitFor();
          await look("with a source open");
          expect(found).toEqual({});
        },
        { colorScheme, bypassCSP: true },
      );
    },
    180_000,
  );

  it("the scripts of the first page stay under 700 kB, and all that later pages load under 900 kB", () => {
    const sizeOf = (name: string): number => statSync(join(visits.site.webFolder, "assets", name)).size / 1000;
    const sum = (names: readonly string[]): number => names.reduce((total, name) => total + sizeOf(name), 0);
    const all = readdirSync(join(visits.site.webFolder, "assets")).filter((name) => name.endsWith(".js"));
    const index = readFileSync(join(visits.site.webFolder, "index.html"), "utf8");
    const first = all.filter((name) => index.includes(name));
    expect(first.length).toBeGreaterThan(0);
    expect(sum(first)).toBeLessThan(700);
    expect(sum(all)).toBeLessThan(900);
  });
});
