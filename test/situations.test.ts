/** Messages in people's own words: what is urgent, what only sounds so, which beliefs are false and which are sound. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createSituationReader } from "../src/core/question/situation.ts";
import { allRules } from "./situation-rules.ts";

const messages = z.array(z.string()).default([]);
const Batch = z.strictObject({
  about: z.string(),
  urgent: messages,
  calm: messages,
  /** Any one of the beliefs named is what the message holds. */
  believed: z.array(z.strictObject({ says: z.string(), belief: z.array(z.string()).min(1) })).default([]),
  sound: messages,
  notYetRead: z.strictObject({ urgent: messages, calm: messages }).optional(),
});

const folder = join(import.meta.dirname, "situations");
const read = createSituationReader(allRules());
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

describe.each(readdirSync(folder).sort())("%s", (name) => {
  const batch = Batch.parse(parse(readFileSync(join(folder, name), "utf8")));
  test.each(batch.urgent)("urgent: %s", (text) => expect(urgentIn(text)).not.toEqual([]));
  test.each(batch.calm)("calm: %s", (text) => expect(urgentIn(text)).toEqual([]));
  test.each(batch.believed)("false: $says", ({ says, belief }) => {
    const found = premisesIn(says);
    expect(belief.filter((id) => found.includes(id))).not.toEqual([]);
  });
  test.each(batch.sound)("sound: %s", (text) => expect(premisesIn(text)).toEqual([]));
  test.fails.each(batch.notYetRead?.urgent ?? [])("urgent, not yet read: %s", (text) =>
    expect(urgentIn(text)).not.toEqual([]),
  );
  test.fails.each(batch.notYetRead?.calm ?? [])("calm, not yet read: %s", (text) => expect(urgentIn(text)).toEqual([]));
});
