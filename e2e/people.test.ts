/** Accounts in a real browser: the first link, inviting, signing in and out, the second factor, lock-out, lying idle. */
import { describe, expect, it } from "vitest";
import { codeOf } from "../test/support/authenticator.ts";
import { hasBrowser } from "./browser.ts";
import { overflowOf, type Visitor, violationsOf } from "./visitor.ts";
import { setUpVisits } from "./visits.ts";

const password = "seven quiet herons at dusk";
const minuteMs = 60_000;

describe.skipIf(!hasBrowser())("people", { timeout: 120_000 }, () => {
  const visits = setUpVisits();
  const { visit } = visits;
  const signIn = async ({ page, open }: Visitor, name = "chair", secret = password, from = "") => {
    await open(`/sign-in${from}`);
    await page.getByLabel("Sign-in name").fill(name);
    await page.getByLabel("Password").fill(secret);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  const menu = ({ page }: Visitor) => page.getByRole("navigation", { name: "Account" });
  let invitation = "";

  it("without accounts nothing speaks of signing in; the first link makes the administrator and leaves the address", async () => {
    await visit(async (visitor) => {
      const { page, open, addresses } = visitor;
      await open("/");
      expect(await page.getByText("Sign in").count()).toBe(0);
      await open("/sign-in");
      await page.getByText("There are no accounts yet").waitFor();
      const link = await visits.site.application.people?.doors.firstRunLink();
      await open(link?.path ?? "");
      await page.getByRole("heading", { name: "Make the first account" }).waitFor();
      expect(page.url()).toBe(`${visits.site.url}/join`);
      await page.getByLabel(/^Name/).fill("Dr Chair");
      await page.getByLabel("Sign-in name").fill("chair");
      await page.getByLabel("Password").fill("herons herons");
      await page.getByRole("button", { name: "Make the account" }).click();
      await page.waitForURL("**/account");
      await menu(visitor).getByRole("link", { name: "Dr Chair" }).waitFor();
      await page.getByLabel("Present password").fill("herons herons");
      await page.getByLabel("New password").fill(password);
      await page.getByRole("button", { name: "Change password" }).click();
      await page.getByText("Changed. Your other sessions have ended.").waitFor();
      await page.getByLabel("Interests", { exact: true }).fill("None.");
      await page.getByRole("button", { name: "Keep" }).click();
      await page.getByText("Kept.").waitFor();
      await page.goBack();
      const token = link?.path.split("#")[1] ?? "?";
      const requested = [...addresses].filter((address) => !address.includes("#"));
      expect(requested.filter((address) => address.includes(token))).toEqual([]);
      await open(link?.path ?? "");
      await page.getByText("was used already").waitFor();
    });
  });

  it("signing in leads back to where one was, never elsewhere; signing out takes everything away", async () => {
    await visit(async (visitor) => {
      const { page, open } = visitor;
      await open("/people");
      await page.getByRole("alert").getByRole("link", { name: "Sign in" }).click();
      await page.getByLabel("Sign-in name").fill("Chair");
      await page.getByLabel("Password").fill("wrong wrong wrong");
      await page.keyboard.press("Enter");
      await page.getByText("Name or password is not right").waitFor();
      await page.getByLabel("Password").fill(password);
      await page.keyboard.press("Enter");
      await page.waitForURL(`${visits.site.url}/people`);
      await page.getByRole("cell", { name: "chair", exact: true }).waitFor();
      await menu(visitor).getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL(`${visits.site.url}/`);
      await page.getByRole("link", { name: "Sign in" }).waitFor();
      await page.goBack();
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("cell").count()).toBe(0);
      for (const from of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
        await signIn(visitor, "chair", password, `?from=${encodeURIComponent(from)}`);
        await page.waitForURL(`${visits.site.url}/`);
      }
    });
  });

  it("an administrator invites, gives roles, disables; makes and revokes a token", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await signIn(visitor, "chair", password, "?from=/people");
      const inviting = page.getByRole("form", { name: "Invite somebody" });
      await inviting.getByLabel("For whom").fill("ward 3");
      await inviting.getByLabel("clinician").check();
      await inviting.getByRole("button", { name: "Make the link" }).click();
      invitation = await page.getByLabel("One-time link").inputValue();
      await page.getByRole("cell", { name: "ward 3" }).waitFor();
      await page.getByRole("textbox", { name: "Program" }).fill("EHR");
      await page.getByRole("button", { name: "Make the token" }).click();
      expect(await page.getByLabel("Token", { exact: true }).inputValue()).toMatch(/^rvt_/);
      await page.getByRole("button", { name: "Revoke" }).click();
      await page.getByText(/^Revoked \d/).waitFor();
    });
    await visit(async (visitor) => {
      const { page, open } = visitor;
      await open(new URL(invitation).pathname + new URL(invitation).hash);
      await page.getByText("You were invited with: Reader, Clinician.").waitFor();
      await page.getByLabel(/^Name/).fill("Dr Ward");
      await page.getByLabel("Sign-in name").fill("ward");
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Make the account" }).click();
      await page.waitForURL("**/account");
      expect(await menu(visitor).getByRole("link", { name: "People" }).count()).toBe(0);
      await open("/people");
      await page.getByText("Your account may not do this").waitFor();
    });
    await visit(async (visitor) => {
      const { page } = visitor;
      await signIn(visitor, "chair", password, "?from=/people");
      await page.getByText("Change Dr Ward").click();
      await page.getByRole("form", { name: "Roles of Dr Ward" }).getByLabel("reviewer").check();
      await page.getByRole("button", { name: "Set roles" }).filter({ visible: true }).click();
      await page.getByText("Reader, Clinician, Reviewer").waitFor();
      await page.getByRole("button", { name: "Disable the account" }).filter({ visible: true }).click();
      await page.getByText("Disabled", { exact: true }).waitFor();
    });
  });

  it("a second factor is set up from its secret and then asked for", async () => {
    await visit(async (visitor) => {
      const { page } = visitor;
      await signIn(visitor, "chair", password, "?from=/account");
      await page.getByLabel("Your password").fill(password);
      await page.getByRole("button", { name: "Add a second factor" }).click();
      const secret = (await page.locator(".set-up .hash").textContent()) ?? "";
      expect(
        await page
          .getByRole("img", { name: /QR code/ })
          .evaluate((image: { naturalWidth: number }) => image.naturalWidth),
      ).toBeGreaterThan(0);
      await page.getByLabel("Code from the app").fill(codeOf(secret));
      await page.getByRole("button", { name: "Turn on" }).click();
      await page.getByText("On: signing in asks for a code").waitFor();
      await menu(visitor).getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL(`${visits.site.url}/`);
      await signIn(visitor, "chair", password, "?from=/account");
      await page.getByLabel("Code from your authenticator app").fill(codeOf(secret));
      await page.getByRole("button", { name: "Continue" }).click();
      await page.waitForURL("**/account");
      await page.getByLabel("Your password").fill(password);
      await page.getByRole("button", { name: "Remove the second factor" }).click();
      await page.getByText("Off. With one").waitFor();
    });
  });

  it("a page nobody touches signs itself out, and a session that lay idle is over on the server too", async () => {
    await visit(async (visitor) => {
      const { page, open } = visitor;
      await page.clock.install();
      await signIn(visitor, "chair", password, "?from=/people");
      await page.getByRole("cell", { name: "chair", exact: true }).waitFor();
      await page.clock.runFor(20 * minuteMs);
      await page.mouse.wheel(0, 100);
      await page.clock.runFor(20 * minuteMs);
      expect(page.url()).toBe(`${visits.site.url}/people`);
      await page.clock.runFor(11 * minuteMs);
      await page.waitForURL("**/sign-in#idle");
      await page.getByText("nothing was done for a while").waitFor();
      await signIn(visitor, "chair", password, "?from=/people");
      await page.getByRole("cell", { name: "chair", exact: true }).waitFor();
      visits.site.putForward(31 * minuteMs);
      await open("/people");
      await page.getByText("This needs an account").waitFor();
    });
  });

  it("five wrong passwords lock the name, and the page says what to do", async () => {
    await visit(async (visitor) => {
      const { page, open } = visitor;
      await open("/sign-in");
      await page.getByLabel("Sign-in name").fill("chair");
      await page.getByLabel("Password").fill("wrong wrong wrong");
      for (let i = 0; i < 5; i++) {
        const replied = page.waitForResponse("**/api/sign-in");
        await page.keyboard.press("Enter");
        await replied;
        await page.getByText("Name or password is not right").waitFor();
      }
      await page.getByLabel("Password").fill(password);
      await page.keyboard.press("Enter");
      await page.getByText("this name is locked for a while").waitFor();
      visits.site.putForward(16 * minuteMs);
      await page.keyboard.press("Enter");
      await page.waitForURL(`${visits.site.url}/`);
    });
  });

  const pages = ["/sign-in", "/join", "/account", "/people"] as const;
  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "axe finds nothing and nothing is too wide, %s at %i px",
    async (colorScheme, width) => {
      await visit(
        async (visitor) => {
          const { page, open } = visitor;
          const found: Record<string, unknown> = {};
          const look = async (name: string): Promise<void> => {
            const violations = await violationsOf(page);
            const wider = await overflowOf(page);
            if (violations.length > 0 || wider > 0) found[name] = [violations, wider];
            const folder = process.env["SCREENSHOTS"];
            if (folder !== undefined)
              await page.screenshot({
                path: `${folder}/${name.replaceAll("/", "")}-${colorScheme}-${width}.png`,
                fullPage: true,
              });
          };
          await open("/sign-in");
          await look("signed-out");
          await signIn(visitor, "chair", password, "?from=/account");
          await menu(visitor).waitFor();
          for (const path of pages) {
            await open(path);
            for (const summary of await page.locator("main details summary").all()) await summary.click();
            await look(path);
          }
          await open("/account");
          await page.getByLabel("Your password").fill(password);
          await page.getByRole("button", { name: "Add a second factor" }).click();
          await page.getByLabel("Code from the app").waitFor();
          await look("adding a second factor");
          expect(found).toEqual({});
        },
        { colorScheme, bypassCSP: true, viewport: { width, height: 900 } },
      );
    },
    120_000,
  );
});
