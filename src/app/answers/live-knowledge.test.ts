/** Live knowledge: a new value when decisions move, the same one when they do not, and nothing when nobody can look. */
import { describe, expect, test } from "vitest";
import { shippedKnowledge } from "../../../test/support/product.ts";
import type { Overlay } from "../../core/knowledge/overlay.ts";
import { digestOf } from "../../store/digest.ts";
import { createLiveKnowledge } from "./live-knowledge.ts";

function board() {
  let overlay: Overlay = { revision: 0, entries: [] };
  let answers = true;
  let atMs = Date.parse("2026-11-21T12:00:00.000Z");
  let reads = 0;
  const required = async <T>(value: () => T): Promise<T> => {
    await Promise.resolve();
    if (!answers) throw new Error("no database");
    return value();
  };
  const live = createLiveKnowledge(
    shippedKnowledge(),
    {
      revision: () => required(() => overlay.revision),
      read: () =>
        required(() => {
          reads += 1;
          return overlay;
        }),
    },
    digestOf,
    { now: () => new Date(atMs).toISOString() },
  );
  return {
    live,
    reads: () => reads,
    decide: (id: string) => {
      const suspended = { since: "2026-11-21T12:00:00.000Z", by: "chair", reason: "Wrong" };
      overlay = {
        revision: overlay.revision + 1,
        entries: [...overlay.entries, { pack: "anti-mag", kind: "calculator", id, suspended }],
      };
    },
    goAway: () => (answers = false),
    comeBack: () => (answers = true),
    wait: (ms: number) => (atMs += ms),
  };
}

describe("createLiveKnowledge", () => {
  test("replaces the value when decisions moved, and reads them only then", async () => {
    const { live, decide, reads } = board();
    await live.refresh();
    const first = live.current();
    await live.refresh();
    expect(live.current()).toBe(first);
    expect(reads()).toBe(1);
    decide("tli");
    expect(live.current()).toBe(first);
    await live.refresh();
    expect(live.current().withdrawn.calculator.has("anti-mag/tli")).toBe(true);
    expect(first.withdrawn.calculator.size).toBe(0);
    expect(reads()).toBe(2);
  });

  test("a look that is asked for after a change sees it, whatever look is under way", async () => {
    const { live, decide } = board();
    const underWay = live.refresh();
    decide("tli");
    await Promise.all([underWay, live.refresh()]);
    expect(live.current().withdrawn.calculator.has("anti-mag/tli")).toBe(true);
  });

  test("is not fresh when nobody could look for a while, and is again once somebody can", async () => {
    const { live, goAway, comeBack, wait } = board();
    expect((await live.requireFresh()).ok).toBe(true);
    goAway();
    wait(30_000);
    expect((await live.requireFresh()).ok).toBe(true);
    wait(30_000);
    const stale = await live.requireFresh();
    expect(stale.ok ? undefined : stale.error.code).toBe("not-ready");
    comeBack();
    expect((await live.requireFresh()).ok).toBe(true);
  });
});
