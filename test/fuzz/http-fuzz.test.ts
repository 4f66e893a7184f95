import { afterAll, beforeAll, expect, test } from "vitest";
import { type Accounts, openAccounts } from "../support/accounts.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";
import { runHttpCampaign } from "./http-campaign.ts";

let fresh: FreshDatabase;
let accounts: Accounts;

beforeAll(async () => {
  const [sqlite] = databases;
  if (sqlite === undefined) throw new Error("there is no database");
  fresh = await sqlite.create();
  accounts = openAccounts(await fresh.open());
}, 60_000);
afterAll(() => fresh.remove());

test("a thousand requests over every call end without a server error, and reach most calls", async () => {
  const outcome = await runHttpCampaign(accounts, { n: 1000, seed: 1 });
  expect(outcome.failures).toEqual([]);
  // The campaign gets through to what the calls do, and not only to what refuses them.
  expect(outcome.succeeded.size).toBeGreaterThan(outcome.operations / 3);
}, 240_000);
