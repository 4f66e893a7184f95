/** The board in a real browser: from an answer to a published article, reopened, corrected and published again. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Board, boardPassword, openBoard, sentenceAt, stateIs } from "./board.ts";
import { hasBrowser } from "./browser.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

const question = "What is the treatment of anti-MAG neuropathy?";
const title = "Treating anti-MAG neuropathy";
const slug = "treating-anti-mag-neuropathy";
const source = "anti-mag/ansell-2010";
const retraction = "Its journal retracted it.";
const minuteMs = 60_000;
const interests = "Lecture fees from one maker of immunoglobulins, 2025.";

describe.skipIf(!hasBrowser())("the board", { timeout: 240_000 }, () => {
  let board: Board;
  let chair: Visitor;
  let editor: Visitor;
  let neurologist: Visitor;
  let haematologist: Visitor;
  let layReader: Visitor;
  let reader: Visitor;
  let clinician: Visitor;
  let casePath = "";
  const look: Board["look"] = (visitor, name) => board.look(visitor, name);

  beforeAll(async () => {
    board = await openBoard(interests);
    chair = board.chair;
    editor = await board.join("An Editor", "editor", "editor");
    neurologist = await board.join("First Reviewer", "first", "reviewer");
    haematologist = await board.join("Second Reviewer", "second", "reviewer");
    layReader = await board.join("Third Reviewer", "third", "reviewer");
    reader = await board.join("A Reader", "reader", "reader");
    clinician = await board.join("A Clinician", "clinician", "clinician");
  }, 180_000);
  afterAll(() => board?.close());

  const openCase = (visitor: Visitor): Promise<void> => visitor.open(casePath);

  /** Signs off with the password given again, without leaving the page. */
  async function signOff(visitor: Visitor, as: string): Promise<void> {
    const { page } = visitor;
    await openCase(visitor);
    const form = page.getByRole("form", { name: "Sign off" });
    await form.getByLabel("I sign as").selectOption(as);
    await form.getByText(interests).waitFor();
    await form.getByLabel("Your password, once more").fill(boardPassword);
    await form.getByRole("button", { name: "Sign off" }).click();
    await form.waitFor({ state: "detached" });
  }

  it("an administrator notes what each reviewer brings", async () => {
    const { page, open } = chair;
    await open("/people");
    for (const [name, expertise] of [
      ["First Reviewer", "neurologist"],
      ["Second Reviewer", "haematologist"],
      ["Third Reviewer", "lay reader"],
    ] as const) {
      await page.getByText(`Change ${name}`).click();
      const form = page.getByRole("form", { name: `Expertise of ${name}` });
      await form.getByLabel("Reviews as").fill(expertise);
      await form.getByRole("button", { name: "Set expertise" }).click();
      await form.getByText("Set.").waitFor();
      await expect.poll(() => form.getByLabel("Reviews as").inputValue()).toBe(expertise);
    }
    await look(chair, "01-expertise");
  });

  it("an editor submits an answer: title and address are confirmed, what is left out is said", async () => {
    const { page, open, ask } = editor;
    await open("/");
    await ask(question);
    await page.getByRole("button", { name: "Submit for review" }).click();
    const form = page.getByRole("form", { name: "Submit for review" });
    await form.getByLabel("Title of the article").fill(title);
    await form.getByRole("textbox", { name: "Address" }).fill(slug);
    await form.getByLabel("For clinicians").check();
    await form.getByLabel("For patients").check();
    await look(editor, "02-submit");
    await form.getByLabel(/name or describe no person/).check();
    await form.getByRole("button", { name: "Submit for review" }).click();
    await page.waitForURL("**/review/*");
    casePath = new URL(page.url()).pathname;
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await stateIs(page, "Submitted");
    expect(await page.getByText("The people who wrote or changed it cannot sign").count()).toBe(0);
    const assign = page.getByRole("form", { name: "Assign" });
    await assign.getByLabel("Ask somebody").selectOption({ label: "First Reviewer (neurologist)" });
    await assign.getByLabel("Due on").fill("2000-01-01");
    await assign.getByRole("button", { name: "Assign" }).click();
    await page.locator(".assignees").getByText("First Reviewer").waitFor();
    await look(editor, "03-assigned");
  });

  it("the reviewer is told, finds it overdue in the queue, and begins", async () => {
    const { page, open } = neurologist;
    await open("/");
    await page.getByRole("link", { name: /Notifications: \d+ new/ }).click();
    await page.getByRole("button", { name: "Mark all as seen" }).click();
    await page.getByText("All seen.").waitFor();
    await look(neurologist, "04-notifications");
    await page.getByRole("link", { name: "Review", exact: true }).click();
    await page.getByLabel("Assigned to me").check();
    await page.getByLabel("Overdue").check();
    await page.getByRole("link", { name: title }).waitFor();
    await page.getByText(/days overdue/).waitFor();
    expect(new URL(page.url()).search).toContain("overdue");
    await look(neurologist, "05-queue");
    await page.getByLabel("Kind").selectOption("rule");
    await page.getByText("Nothing fits these filters").waitFor();
    await page.goto(`${board.site.url}${casePath}`);
    await page.getByRole("button", { name: "Begin the review" }).click();
    await stateIs(page, "Under review");
  });

  it("with the keyboard alone: a comment, a wording that does not agree and one that does", async () => {
    const { page } = neurologist;
    const { keyboard } = page;
    await keyboard.press("j");
    await keyboard.press("c");
    await keyboard.type("Please say which trials.");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await sentenceAt(page, 0).getByText("Please say which trials.").waitFor();
    const wording = await sentenceAt(page, 0)
      .locator(".sentence")
      .first()
      .evaluate((element: { readonly firstChild: { readonly textContent: string } }) => element.firstChild.textContent);
    for (const [text, verdict] of [
      [wording.replace("missed", "met"), "Does not agree with its sources"],
      [wording.replace("Both randomised", "The two randomised"), "Agrees with its sources"],
    ] as const) {
      await page.locator("[data-place]").first().focus();
      await keyboard.press("s");
      await page.getByLabel("New wording").fill(text);
      await page.getByRole("button", { name: "Suggest and check" }).click();
      await sentenceAt(page, 0).getByText(verdict).waitFor();
    }
    expect(await sentenceAt(page, 0).getByRole("button", { name: "Accept" }).count()).toBe(0);
    await keyboard.press("?");
    await page.getByText("sentence before").waitFor();
    await look(neurologist, "06-suggested");
  });

  it("the editor declines what does not agree, accepts what does; a colleague's act in between is shown and nothing typed is lost", async () => {
    const { page } = editor;
    await openCase(editor);
    const first = sentenceAt(page, 0);
    const wrong = first.locator("[data-suggestion]", { hasText: "Does not agree" });
    const right = first.locator("[data-suggestion]", { hasText: "Agrees with its sources" });
    expect(await wrong.getByRole("button", { name: "Accept" }).count()).toBe(0);
    await wrong.getByRole("button", { name: "Decline" }).click();
    await page.getByLabel("Why it is declined").fill("Both trials missed it.");
    await openCase(haematologist);
    await haematologist.page.getByRole("button", { name: "Remark on the whole" }).click();
    await haematologist.page.getByRole("textbox", { name: "Comment" }).fill("Doses are right.");
    await haematologist.page.getByRole("button", { name: "Comment", exact: true }).last().click();
    await haematologist.page.getByText("Doses are right.").waitFor();
    await page.getByRole("form", { name: "Decline the suggestion" }).getByRole("button", { name: "Decline" }).click();
    const conflict = page.getByRole("alert").filter({ hasText: "Somebody else acted meanwhile" });
    await conflict.getByText("Second Reviewer").first().waitFor();
    expect(await page.getByLabel("Why it is declined").inputValue()).toBe("Both trials missed it.");
    await look(editor, "07-conflict");
    await page.getByRole("form", { name: "Decline the suggestion" }).getByRole("button", { name: "Decline" }).click();
    await wrong.waitFor({ state: "detached" });
    await right.getByRole("button", { name: "Accept" }).click();
    await first.getByText("The two randomised").waitFor();
    await first.getByRole("button", { name: "Mark as settled" }).click();
    await look(editor, "08-accepted");
  });

  it("three sign off with a fresh proof of who they are, the author may not, and it is published", async () => {
    await openCase(editor);
    expect(await editor.page.getByRole("form", { name: "Sign off" }).count()).toBe(0);
    board.site.putForward(11 * minuteMs);
    await openCase(neurologist);
    await neurologist.page.getByRole("heading", { name: /change/ }).waitFor();
    await look(neurologist, "09-changed-since");
    await neurologist.page.getByRole("button", { name: "I have seen these" }).click();
    await signOff(neurologist, "neurologist");
    await signOff(haematologist, "haematologist");
    await openCase(layReader);
    await look(layReader, "10-before-the-last-signature");
    await signOff(layReader, "lay-reader");
    await stateIs(layReader.page, "Approved");
    await look(layReader, "11-approved");
  });

  it("anybody reads the article without the line that nobody reviewed it, and the policy counts it", async () => {
    const visitor = await openVisitor(board.browser, board.site, { bypassCSP: true });
    const { page, open } = visitor;
    await open("/articles");
    await look(visitor, "12-articles");
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await page.getByText("Not yet reviewed by clinicians").count()).toBe(0);
    await page.getByText(/Version 1 was approved on .* by .*First Reviewer/).waitFor();
    await page.locator("#versions").getByText(interests).first().waitFor();
    await look(visitor, "13-article");
    await page.getByRole("link", { name: "Patient", exact: true }).click();
    await page.waitForURL(/audience=patient/);
    await look(visitor, "14-article-for-patients");
    await open("/policy");
    await page.getByText("1 article is approved at present").waitFor();
    await page.getByText("Who may do what, and when").click();
    await look(visitor, "15-policy");
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it("a source is withdrawn: readers are told at once, and the board gets the article back", async () => {
    const { page } = editor;
    await haematologist.open("/sources");
    await haematologist.page.getByLabel("Words in the citation").fill("ansell");
    await haematologist.page.getByText(`Withdraw ${source}`).click();
    const form = haematologist.page.getByRole("form", { name: `Withdraw ${source}` });
    await form.getByLabel("Why").fill(retraction);
    await look(haematologist, "16-withdrawing-a-source");
    await form.getByRole("button", { name: "Withdraw this source" }).click();
    await haematologist.page.getByText(`Withdraw ${source}`).waitFor({ state: "detached" });
    await haematologist.open("/withdrawn");
    await haematologist.page.getByText("Shown before in").waitFor();
    await look(haematologist, "16-withdrawn");
    const visitor = await openVisitor(board.browser, board.site, { bypassCSP: true });
    await visitor.open(`/articles/${slug}`);
    await visitor.page.getByText("It is being looked at again.").waitFor();
    await visitor.page.getByText(retraction).first().waitFor();
    await look(visitor, "17-readers-are-told");
    expect(visitor.errors).toEqual([]);
    await visitor.close();
    await expect
      .poll(
        async () => {
          await openCase(editor);
          return page.locator(".review-line strong").innerText();
        },
        { timeout: 60_000 },
      )
      .toBe("Submitted");
    await page.locator("#reopened").waitFor();
    expect(
      await page
        .locator("#assignment")
        .locator("..")
        .getByText(/overdue/)
        .count(),
    ).toBe(0);
  });

  it.each([
    ["reader", () => reader, false, false],
    ["clinician", () => clinician, false, false],
    ["editor", () => editor, true, false],
    ["reviewer", () => haematologist, true, true],
    ["administrator", () => chair, true, true],
  ] as const)(
    "of the queue, the case and the article it sees what it may: %s",
    async (role, who, isOnBoard, mayWithdraw) => {
      const visitor = who();
      const { page, open } = visitor;
      const refused = page.getByText("Your account may not do this.");
      await open("/review");
      await (isOnBoard ? page.getByRole("link", { name: title }) : refused).waitFor();
      expect(await page.getByRole("link", { name: "Review", exact: true }).count()).toBe(isOnBoard ? 1 : 0);
      expect(await page.getByRole("link", { name: title }).count()).toBe(isOnBoard ? 1 : 0);
      await look(visitor, `21-queue-as-${role}`);
      await openCase(visitor);
      await (isOnBoard ? sentenceAt(page, 0) : refused).waitFor();
      expect((await page.locator("[data-place]").count()) > 0).toBe(isOnBoard);
      await look(visitor, `22-case-as-${role}`);
      await open(`/articles/${slug}`);
      await page.getByText("It is being looked at again.").waitFor();
      const withdraw = page.getByText(`Withdraw ${slug}`);
      if (mayWithdraw) await withdraw.waitFor();
      expect(await withdraw.count()).toBe(mayWithdraw ? 1 : 0);
      await look(visitor, `23-article-as-${role}`);
    },
  );

  it("the editor corrects it, and version 2 is approved", async () => {
    const { page } = editor;
    await openCase(editor);
    for (const version of ["For clinicians", "For patients"]) {
      await page.getByRole("link", { name: version }).click();
      await page.locator('.audiences [aria-current="page"]').getByText(version).waitFor();
      const fallen = page.locator("[data-place]").filter({ hasText: "no longer bear it out" });
      await fallen.first().waitFor();
      if (version === "For clinicians") await look(editor, "17-what-fell");
      for (let left = await fallen.count(); left > 0; left--) {
        await fallen.first().focus();
        await page.keyboard.press("s");
        await page.getByLabel("What should change").selectOption("remove");
        await page.getByRole("button", { name: "Change it now" }).click();
        await expect.poll(() => fallen.count()).toBe(left - 1);
      }
    }
    await page.getByRole("heading", { name: /changes since version 1/ }).waitFor();
    await look(editor, "18-corrected");
    await openCase(neurologist);
    await neurologist.page.getByRole("button", { name: "Begin the review" }).click();
    await stateIs(neurologist.page, "Under review");
    board.site.putForward(11 * minuteMs);
    await signOff(neurologist, "neurologist");
    await signOff(haematologist, "haematologist");
    await signOff(layReader, "lay-reader");
    await stateIs(layReader.page, "Approved");
    await openCase(layReader);
    await look(layReader, "18-approved-again");
    await reader.open(`/articles/${slug}`);
    await reader.page.getByText(/Version 2 was approved on/).waitFor();
    await reader.page.getByText("Compare versions").click();
    await expect.poll(() => reader.page.getByRole("heading", { name: /^Removed/ }).count()).toBe(2);
    await look(reader, "19-version-2");
    await reader.page.getByRole("link", { name: "Version 1" }).click();
    await reader.page.getByText("Kept for the record").waitFor();
    await look(reader, "20-version-1");
    await reader.page.getByRole("link", { name: "Read the present version" }).click();
    await reader.page.getByText("Version 2, shown here").waitFor();
  });

  it("axe found nothing on the way, nothing was too wide, and nothing failed", () => {
    expect(board.found).toEqual([]);
    expect(
      [chair, editor, neurologist, haematologist, layReader, reader, clinician].flatMap(({ errors }) => errors),
    ).toEqual([]);
    expect(board.site.failures).toEqual([]);
  });
});
