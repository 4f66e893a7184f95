/** The board's work from the terminal: the queue, a case, the policy, and what people bring. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseView, QueueEntry } from "../src/contract/review.ts";
import type { Act } from "../src/core/review/act.ts";
import { defaultPolicy } from "../src/core/review/policy.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { openAccounts } from "./support/accounts.ts";
import { root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-review-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ranvier = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly said: string }>((done) => {
    const child = execFile(
      process.execPath,
      [join(root, "src/cli/main.ts"), ...args],
      { env: { ...process.env, RANVIER_DATA: folder } },
      (_error, out, said) => done({ code: child.exitCode ?? -1, out, said }),
    );
  });

let id = "";
let sentence = "";
beforeAll(async () => {
  const db = await openSqlite(join(folder, "ranvier.db"));
  const accounts = openAccounts(db);
  const chair = await accounts.administrator();
  const editor = await accounts.join(chair, "ed", ["editor"]);
  const reviewer = await accounts.join(chair, "neuro", ["reviewer"]);
  const person = ((await reviewer.call("GET", "/api/account")).json as { person: { id: string } }).person.id;
  const made = await editor.call("POST", "/api/review/cases", {
    ask: { question: "Does rituximab work in anti-MAG neuropathy?" },
    title: "Rituximab in anti-MAG neuropathy",
    slug: "rituximab",
    audiences: ["clinician"],
  });
  id = (made.json as { id: string }).id;
  const act = async (given: Act): Promise<void> => {
    const view = (await editor.call("GET", `/api/review/cases/${id}`)).json as CaseView;
    sentence = view.case.content.pages[0]?.parts[0]?.sentences[0]?.id ?? "";
    const { revision } = view.case;
    const reply = await editor.call("POST", `/api/review/cases/${id}/acts`, { revision, act: given });
    expect(reply.status, reply.text).toBe(200);
  };
  await act({ kind: "assign", person, dueOn: "2020-01-31" });
  await act({ kind: "comment", text: "Is this \u001b[31mso?", audience: "clinician", sentence });
  const text = "Rituximab cures everybody within 3 days.";
  await act({ kind: "suggest", edit: { kind: "reword", audience: "clinician", sentence, text }, why: "" });
  await db.destroy();
}, 180_000);

test("stale finds nothing where nothing was approved", async () => {
  const stale = await ranvier("review", "stale", "--json");
  expect(stale.code, stale.said).toBe(0);
  expect(JSON.parse(stale.out)).toEqual({ stale: [] });
}, 120_000);

test("list says what each case waits for, and filters", async () => {
  const { code, out } = await ranvier("review", "list");
  expect(code).toBe(0);
  for (const said of [
    "submitted",
    "Rituximab in anti-MAG neuropathy",
    "article rituximab",
    "due 2020-01-31",
    "with Name of neuro",
    "1 open comment",
    "1 suggestion",
    "a sign-off as neurologist",
    id,
  ])
    expect(out.replaceAll(/\s+/gu, " ")).toContain(said);
  const listed = async (...args: readonly string[]): Promise<readonly string[]> => {
    const given = await ranvier("review", "list", "--json", ...args);
    return (JSON.parse(given.out) as { cases: readonly QueueEntry[] }).cases.map((entry) => entry.id);
  };
  const [found, ofEditor, approved] = await Promise.all([
    listed("--assigned", "Neuro", "--overdue", "--state", "submitted", "--kind", "article"),
    listed("--assigned", "ed"),
    listed("--state", "approved"),
  ]);
  expect({ found, ofEditor, approved }).toEqual({ found: [id], ofEditor: [], approved: [] });
  expect(await ranvier("review", "list", "--state", "done")).toMatchObject({ code: 2, out: "" });
  expect(await ranvier("review", "list", "--assigned", "nobody")).toMatchObject({
    code: 2,
    said: expect.stringContaining("no such account"),
  });
}, 300_000);

test("show prints the pages with what is said about them, and no control sequence of a comment", async () => {
  const { code, out } = await ranvier("review", "show", id);
  expect(code).toBe(0);
  expect(out).toContain(`Name of ed on ${sentence}: Is this so?`);
  expect(out).toMatch(/suggests: .*cures everybody.*check: disagrees/su);
  expect(out).toContain("· 2 sign-offs (0 given)");
  expect(out).toMatch(/^ {2}1\. .* Name of ed submitted it$/mu);
  expect(out).not.toContain("\u001b");
  const view = JSON.parse((await ranvier("review", "show", id, "--json")).out) as CaseView;
  expect(view.case.revision).toBe(4);
  expect(await ranvier("review", "show", "nothing")).toMatchObject({ code: 2, out: "" });
}, 300_000);

test("policy shows what is in force, sets another, and refuses one that is not whole", async () => {
  expect((await ranvier("review", "policy")).out).toContain("2 people sign, none of them an author.");
  const file = join(folder, "policy.yaml");
  writeFileSync(file, "signOffs: 0\nrequires: []\nvalidDays: 180\n");
  const refused = await ranvier("review", "policy", "--set", file);
  expect(refused.code).toBe(2);
  expect(refused.said).toContain("signOffs");
  expect(refused.said).toContain("freshMinutes");
  expect(JSON.parse((await ranvier("review", "policy", "--json")).out)).toEqual(defaultPolicy);
  writeFileSync(
    file,
    "signOffs: 1\nrequires: [{ expertise: neurologist, when: always }]\nvalidDays: 180\nfreshMinutes: 5\n",
  );
  const set = await ranvier("review", "policy", "--set", file);
  expect(set).toMatchObject({ code: 0, out: expect.stringContaining("1 person signs") });
  expect((await ranvier("audit", "list")).out).toContain("review.policy-set");
}, 300_000);

test("people expertise notes what a reviewer brings", async () => {
  expect((await ranvier("people", "expertise", "neuro", "neurologist,lay-reader")).out).toContain(
    "reviews as neurologist,lay-reader",
  );
  expect((await ranvier("people", "expertise", "neuro", "none")).out).not.toContain("reviews as");
  expect(await ranvier("people", "expertise", "neuro", "Neuro Logist")).toMatchObject({ code: 2, out: "" });
}, 300_000);
