/** Whole records as prefetch: cards for those with the disease planted in them, none for anybody else, and every call answered. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CardsResponse } from "../../src/contract/cds-hooks.ts";
import { syntheticHosts } from "../mirror/hosts.ts";
import { type CdsServer, openCdsServer } from "./cds-server.ts";
import { callsFrom } from "./whole-records.ts";

let server: CdsServer;
beforeAll(async () => {
  server = await openCdsServer();
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server.close();
});

const today = new Date().toISOString().slice(0, 10);
const calls = callsFrom(syntheticHosts(60, today), 60, today);

async function cardsOf(body: string): Promise<CardsResponse["cards"]> {
  const { context, prefetch } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const response = await server.call("patient-view", { extra: { context, prefetch } });
  expect(response.status).toBe(200);
  return CardsResponse.parse(await response.json()).cards;
}

describe("whole records as prefetch", () => {
  test("bring one to three cards where a history is planted", async () => {
    const planted = calls.filter(({ isPlanted }) => isPlanted);
    expect(planted.length).toBeGreaterThan(15);
    for (const { body } of planted) {
      const { length } = await cardsOf(body);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(3);
    }
  });

  test("bring no card of this pack to anybody else", async () => {
    for (const { body } of calls.filter(({ isPlanted }) => !isPlanted)) expect(await cardsOf(body)).toEqual([]);
  });
});
