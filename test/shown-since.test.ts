/** An answer kept by a server that had not yet noticed the withdrawal is found afterwards, once, by whichever server looks. */
import { expect, test } from "vitest";
import { localActor } from "../src/app/actor.ts";
import { createLiveKnowledge } from "../src/app/answers/live-knowledge.ts";
import { createShownSinceLook } from "../src/app/standings/shown-since.ts";
import { createSuspensionCases } from "../src/app/standings/suspend.ts";
import { createAuditLog } from "../src/store/audit.ts";
import { digestOf } from "../src/store/digest.ts";
import { createSavedAnswers } from "../src/store/saved-answers.ts";
import { createStandings } from "../src/store/standings/standings.ts";
import { describeOnDatabases } from "./support/databases.ts";
import { askProduct, fixedSurroundings, shippedKnowledge } from "./support/product.ts";

const beganMs = Date.parse("2026-11-02T10:00:00.000Z");

describeOnDatabases("what is shown while a withdrawal spreads", ({ create }) => {
  test("is on the withdrawal's list and in the audit a minute later", async () => {
    const fresh = await create();
    try {
      const db = await fresh.open();
      let nowMs = beganMs;
      const surroundings = { ...fixedSurroundings, now: () => new Date(nowMs).toISOString() };
      const standings = createStandings(db);
      const server = () => {
        const live = createLiveKnowledge(shippedKnowledge(), standings, digestOf, surroundings);
        const parts = { standings, live, surroundings };
        return { cases: createSuspensionCases(parts), look: createShownSinceLook(parts) };
      };
      const [one, two] = [server(), server()];
      const answer = askProduct("Does rituximab work in anti-MAG neuropathy?");
      const id = answer.bottomLine[0]?.claim ?? "";
      const keep = (token: string) => createSavedAnswers(db).save(token.repeat(22), answer, { actor: "a-reader" });
      const places = async () => (await standings.suspensions()).map(({ shownIn }) => shownIn.length);

      await keep("A");
      expect((await one.cases.suspend(localActor, { kind: "claim", id, reason: "A wrong figure" })).ok).toBe(true);
      await keep("B");
      nowMs += 30_000;
      await one.look();
      expect(await places()).toEqual([1]);
      nowMs += 31_000;
      await two.look();
      await one.look();
      await two.look();
      expect(await places()).toEqual([2]);
      const log = createAuditLog(db);
      const entries = await log.list({ after: 0, limit: 10 });
      const about = entries.filter(({ subject }) => subject === `claim/${id}`);
      expect(about.map(({ action }) => action)).toEqual(["item.suspended", "item.suspension-shown"]);
      const [withdrawal] = await standings.suspensions();
      expect(about[1]?.outputDigest).toBe(digestOf(withdrawal?.shownIn));
      expect(await log.verify()).toMatchObject({ ok: true });
    } finally {
      await fresh.remove();
    }
  });
});
