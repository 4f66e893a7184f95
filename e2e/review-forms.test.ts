/** Every form of a case in a real browser, each by what it says back; claims and rules; a signature with a second factor. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../test/support/authenticator.ts";
import { type Board, boardPassword, openBoard, sentenceAt, stateIs } from "./board.ts";
import { hasBrowser } from "./browser.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

const slug = "plasma-exchange-first";
const minuteMs = 60_000;

describe.skipIf(!hasBrowser())("the forms of a review", { timeout: 180_000 }, () => {
  let board: Board;
  let chair: Visitor;
  let editor: Visitor;
  let reviewer: Visitor;
  let casePath = "";
  const look: Board["look"] = (visitor, name) => board.look(visitor, name);

  beforeAll(async () => {
    board = await openBoard("None.");
    chair = board.chair;
    editor = await board.join("An Editor", "editor", "editor");
    reviewer = await board.join("First Reviewer", "first", "reviewer");
  }, 180_000);
  afterAll(() => board?.close());

  const wordings = (page: Page): Promise<readonly string[]> => page.locator("[data-place] .sentence").allInnerTexts();

  /** Opens the form at a sentence and chooses what should change. */
  async function suggest(page: Page, at: number, change: string): Promise<void> {
    await sentenceAt(page, at).getByRole("button", { name: "Suggest a change to" }).click();
    await page.getByLabel("What should change").selectOption({ label: change });
  }
  const send = (page: Page): Promise<void> => page.getByRole("button", { name: "Suggest and check" }).click();
  const card = (page: Page, text: string) => page.locator("[data-suggestion]", { hasText: text });

  it("whoever is not on the board is told so, and an empty queue says how it is filled", async () => {
    const visitor = await openVisitor(board.browser, board.site, { bypassCSP: true });
    await visitor.open("/review");
    await visitor.page.getByText("This needs an account").waitFor();
    expect(await visitor.page.getByRole("link", { name: "Review", exact: true }).count()).toBe(0);
    await visitor.open("/articles/nowhere");
    await visitor.page.getByText("There is no article at this address").waitFor();
    await visitor.close();
    await reviewer.open("/review");
    await reviewer.page.getByText("Nothing waits for review").waitFor();
    await look(reviewer, "31-empty-queue");
    await reviewer.open("/review/nowhere");
    await reviewer.page.getByRole("alert").waitFor();
  });

  it("an administrator sets the policy, and the page reads it back", async () => {
    const { page, open } = chair;
    await open("/policy");
    await page.getByText("Change the policy").click();
    const form = page.getByRole("form", { name: "Review policy" });
    await form.getByLabel("People who must sign").fill("1");
    await form.getByLabel("Expertise 2").fill("");
    await form.getByLabel("Expertise 3").fill("");
    await look(chair, "32-policy-form");
    await form.getByRole("button", { name: "Set the policy" }).click();
    await page.getByText("The board’s own policy, in force since").waitFor();
    await expect.poll(() => page.getByText("1 person", { exact: true }).count()).toBe(1);
    await open("/people");
    await page.getByText("Change First Reviewer").click();
    const expertise = page.getByRole("form", { name: "Expertise of First Reviewer" });
    await expertise.getByLabel("Reviews as").fill("neurologist");
    await expertise.getByRole("button", { name: "Set expertise" }).click();
    await expertise.getByText("Set.").waitFor();
  });

  it("of a claim only the wording can be changed, and it is submitted once", async () => {
    const { page, open } = editor;
    await open("/claims/anti-mag/pain-first-line-neupsig");
    await page.getByRole("button", { name: "Submit for review" }).click();
    await page.waitForURL("**/review/*");
    await stateIs(page, "Submitted");
    await sentenceAt(page, 0).getByRole("button", { name: "Suggest a change to" }).click();
    const choices = await page.getByLabel("What should change").locator("option").allInnerTexts();
    expect(choices).toEqual(["Reword"]);
    await look(editor, "33-claim-under-review");
    await open("/claims/anti-mag/pain-first-line-neupsig");
    await page.getByRole("button", { name: "Submit for review" }).click();
    await page.getByText("It is under review already").waitFor();
  });

  it("a rule is submitted from the pack's page and read in English", async () => {
    const { page, open } = editor;
    await open("/pack");
    await page
      .getByText(/^All \d+ rules$/)
      .first()
      .click();
    await page.getByRole("button", { name: "Submit for review" }).first().click();
    await page.waitForURL("**/review/*");
    await page.getByRole("heading", { name: "When it speaks" }).waitFor();
    expect(await page.getByRole("button", { name: "Suggest a change to" }).count()).toBe(0);
    await look(editor, "34-rule-under-review");
  });

  it("what an answer brings along is left out by name", async () => {
    const { page, open, ask } = editor;
    await open("/");
    await ask("My IgM is 45 g/L: is plasma exchange needed before rituximab?");
    await page.getByRole("button", { name: "Submit for review" }).click();
    const form = page.getByRole("form", { name: "Submit for review" });
    await form.getByText("Left out of the article:").waitFor();
    expect(await form.getByLabel("Title of the article").inputValue()).not.toContain("45");
    await form.getByLabel("Title of the article").fill("Plasma exchange first");
    await form.getByRole("textbox", { name: "Address" }).fill(slug);
    await form.getByLabel("For patients").uncheck();
    await form.getByLabel(/describe no person/).check();
    await form.getByRole("button", { name: "Submit for review" }).click();
    await page.waitForURL("**/review/*");
    casePath = new URL(page.url()).pathname;
    await stateIs(page, "Submitted");
  });

  it("a claim is added, a sentence moves, another title: each suggested, shown and accepted", async () => {
    const { page } = reviewer;
    await page.goto(`${board.site.url}${casePath}`);
    await page.getByRole("button", { name: "Begin the review" }).click();
    await stateIs(page, "Under review");
    await suggest(page, 0, "Add a claim");
    await page.getByLabel("Find a claim").fill("tricyclic first line neuropathic");
    await page.locator(".claim-choice").first().waitFor();
    await look(reviewer, "35-find-a-claim");
    await send(page);
    await page.getByText("Choose a claim.").waitFor();
    await page.locator(".claim-choice input").first().check();
    await page.getByLabel("Why", { exact: true }).fill("Patients ask for it.");
    await send(page);
    await card(page, "Add a claim").getByText("Patients ask for it.").waitFor();
    await suggest(page, 1, "Move");
    await page.getByLabel("Before", { exact: true }).selectOption({ index: 0 });
    await send(page);
    await card(page, "Move").waitFor();
    await page.getByRole("button", { name: "Another title" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("Plasma exchange before rituximab");
    await page.getByRole("button", { name: "Suggest this title" }).click();
    await card(page, "Change the title").waitFor();
    await look(reviewer, "36-suggestions");

    await page.goto(`${board.site.url}${casePath}`);
    await editor.page.goto(`${board.site.url}${casePath}`);
    await sentenceAt(editor.page, 0).waitFor();
    const before = await wordings(editor.page);
    for (const kind of ["Move", "Add a claim", "Change the title"]) {
      await card(editor.page, kind).getByRole("button", { name: "Accept" }).click();
      await card(editor.page, kind).waitFor({ state: "detached" });
    }
    await editor.page.getByRole("heading", { level: 1, name: "Plasma exchange before rituximab" }).waitFor();
    const after = await wordings(editor.page);
    const bare = (text: string | undefined): string => (text ?? "").replace(/\[\d+\].*$/s, "").trim();
    expect(after).toHaveLength(before.length + 1);
    expect(after.map(bare).slice(0, 1)).toEqual([bare(before[1])]);
  });

  it("a statement of the board's own is compared with the records entered for it", async () => {
    const { page } = editor;
    await page.goto(`${board.site.url}${casePath}`);
    for (const [figure, verdict] of [
      ["99 %", "Does not agree with its sources"],
      ["35 %", "Agrees with its sources"],
    ] as const) {
      await suggest(page, 0, "Add a statement of our own");
      await page.getByRole("textbox", { name: "Statement" }).fill(`After rituximab, IgM fell by ${figure}.`);
      const record = page.getByRole("group", { name: "Record 1" });
      await record.getByLabel("Source", { exact: true }).selectOption("renaud-2003");
      await record.getByLabel("Where in it").fill("abstract");
      await record.getByLabel("Figures it reports").fill("35 %");
      await record.getByText("What it is about").click();
      await record.getByLabel("Drug").fill("rituximab");
      await record.getByLabel("Measure").fill("igm");
      await record.getByLabel("Direction").selectOption("falls");
      if (figure === "99 %") await look(editor, "37-own-statement");
      await send(page);
      await card(page, figure).getByText(verdict).waitFor();
    }
    await card(page, "99 %").getByRole("button", { name: "Decline" }).click();
    await page.getByLabel("Why it is declined").fill("It says 35 %.");
    await page.getByRole("form", { name: "Decline the suggestion" }).getByRole("button", { name: "Decline" }).click();
    await card(page, "99 %").waitFor({ state: "detached" });
    await card(page, "35 %").getByRole("button", { name: "Accept" }).click();
    await page.getByText("The board’s own").waitFor();
    expect(await page.getByText("99 %").count()).toBe(0);
  });

  it("changes are requested, the case is submitted again, and signed with password and code", async () => {
    const { page } = reviewer;
    await reviewer.open("/account");
    await page.getByLabel("Your password").fill(boardPassword);
    await page.getByRole("button", { name: "Add a second factor" }).click();
    const secret = (await page.locator(".set-up .hash").textContent()) ?? "";
    await page.getByLabel("Code from the app").fill(codeOf(secret));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByText("On: signing in asks for a code").waitFor();

    await page.goto(`${board.site.url}${casePath}`);
    await page.getByRole("button", { name: "Request changes" }).click();
    await page.getByLabel("What has to change").fill("Say it shorter.");
    await page.getByRole("button", { name: "Request changes" }).click();
    await stateIs(page, "Changes requested");
    await editor.page.goto(`${board.site.url}${casePath}`);
    await editor.page.getByRole("button", { name: "Submit for review" }).click();
    await stateIs(editor.page, "Submitted");
    await page.goto(`${board.site.url}${casePath}`);
    await page.getByRole("button", { name: "Begin the review" }).click();
    await stateIs(page, "Under review");

    board.site.putForward(11 * minuteMs);
    await page.goto(`${board.site.url}${casePath}`);
    const form = page.getByRole("form", { name: "Sign off" });
    await form.getByLabel("Your password, once more").fill("not my password");
    await form.getByRole("button", { name: "Sign off" }).click();
    await form.getByText("Name or password is not right").waitFor();
    await form.getByLabel("Your password, once more").fill(boardPassword);
    await form.getByRole("button", { name: "Sign off" }).click();
    await form.getByLabel("Code from your authenticator app").waitFor();
    await look(reviewer, "38-signing-with-a-code");
    await form.getByLabel("Code from your authenticator app").fill(codeOf(secret));
    await form.getByRole("button", { name: "Sign off" }).click();
    await stateIs(page, "Approved");
    expect(await page.getByRole("form", { name: "Sign off" }).count()).toBe(0);
  });

  it("a retired article says at its address that it was withdrawn, and why", async () => {
    const visitor = await openVisitor(board.browser, board.site, { bypassCSP: true });
    await visitor.open(`/articles/${slug}`);
    await visitor.page.getByText("After rituximab, IgM fell by 35 %.").waitFor();
    const { page } = editor;
    await page.goto(`${board.site.url}${casePath}`);
    await page.getByRole("button", { name: "Retire" }).click();
    await page.getByLabel("Why it is retired").fill("Another page has taken its place.");
    await page.getByRole("button", { name: "Retire" }).click();
    await stateIs(page, "Retired");
    await visitor.open(`/articles/${slug}`);
    await visitor.page.getByText("This article was withdrawn: Another page has taken its place.").waitFor();
    expect(await visitor.page.getByText("IgM fell").count()).toBe(0);
    await look(visitor, "39-withdrawn");
    await visitor.close();
  });

  it("axe found nothing on the way, nothing was too wide, and nothing failed", () => {
    expect(board.found).toEqual([]);
    expect([chair, editor, reviewer].flatMap(({ errors }) => errors)).toEqual([]);
    expect(board.site.failures).toEqual([]);
  });
});
