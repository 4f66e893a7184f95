/** A patient's own view: plain words, own values, and nothing that a patient must not read there. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PlainView } from "../src/contract/plain-view.ts";
import { openPatientsApp, type PatientsApp } from "./support/patients-app.ts";

let product: PatientsApp;
beforeAll(async () => {
  product = await openPatientsApp("2026-11-21");
});
afterAll(async () => {
  expect(product.failures).toEqual([]);
  await product.close();
});

const labels = Array.from({ length: 15 }, (_, at) => `Example ${String(at + 1).padStart(2, "0")}`);

async function viewOf(label: string): Promise<PlainView> {
  const response = await product.get(`/api/patients/${await product.example(label)}/plain`);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return PlainView.parse(await response.json());
}

describe("a patient's own view", () => {
  test.each(labels)("%s: no dose, no titre, no order; every sentence cited", async (label) => {
    const view = await viewOf(label);
    expect(view.withheld).toMatch(/Doses, antibody titres and decisions on treatment are left out/);
    for (const { values, treatments, parts, references } of view.packs) {
      const sentences = parts.flatMap((part) => part.sentences);
      const said = [
        ...sentences.map(({ text }) => text),
        ...treatments.flatMap(({ name, explain }) => [name, explain ?? ""]),
        ...values.flatMap(({ name, explain }) => [name, explain]),
        ...parts.map(({ title }) => title),
      ].join("\n");
      expect(said).not.toMatch(/\bmg\b|mg\/m|\bBTU\b|titre|titer|held back|is a stop|contraindicat/i);
      const known = new Set(references.map(({ n }) => n));
      for (const { citations } of sentences)
        expect(citations.some(({ n, says }) => says === "supports" && known.has(n))).toBe(true);
      expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
    }
  });

  test("shows own values with day and usual range, and treatments with days, the latest first", async () => {
    const [pack] = (await viewOf("Example 04")).packs;
    expect(pack?.about?.name).toBe("anti-MAG neuropathy");
    expect(pack?.values.map(({ name }) => name)).toContain("IgM");
    for (const { date, explain, value } of pack?.values ?? []) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(explain.length).toBeGreaterThan(10);
      expect(value).not.toHaveProperty("laboratory");
    }
    const starts = (await viewOf("Example 14")).packs[0]?.treatments.map(({ from }) => from) ?? [];
    expect(starts.length).toBeGreaterThan(1);
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  test("says nothing of the disease to somebody in whom it is not at least suspected", async () => {
    const id = await product.takeIn(
      "patient,birth_date,sex,date,name,value,unit\nother,1970-01-01,f,2026-11-01,igm,1,g/L",
    );
    const view = PlainView.parse(await (await product.get(`/api/patients/${id}/plain`)).json());
    expect(view.packs.map(({ about, parts }) => [about, parts])).toEqual([[undefined, []]]);
  });

  test("what calls for help at once stands first; a suspicion is not told as a diagnosis", async () => {
    const [first] = (await viewOf("Example 01")).packs[0]?.parts ?? [];
    expect(first?.title).toBe("When to get help at once");
    expect(first?.sentences[0]?.text).toMatch(/emergency/);
    const [undiagnosed] = (await viewOf("Example 13")).packs;
    expect(undiagnosed?.about).toBeUndefined();
    expect(undiagnosed?.values.map(({ explain }) => explain).join("\n")).not.toMatch(/disease|cancer/i);
  });

  test("alarms nobody with figures that are of other people, or of those without symptoms", async () => {
    for (const label of labels) {
      const said = (await viewOf(label)).packs.flatMap(({ parts }) => parts.flatMap(({ sentences }) => sentences));
      expect(said.map(({ text }) => text).join("\n")).not.toMatch(/blood poisoning|65 %/);
    }
  });

  test("tells a medicine that goes on by the day it began", async () => {
    const treatments = (await viewOf("Example 12")).packs[0]?.treatments ?? [];
    expect(treatments.map(({ name, ongoing }) => [name, ongoing])).toEqual([
      ["tricyclic antidepressant", true],
      ["direct oral anticoagulant", true],
    ]);
  });

  test("is noted in the audit", async () => {
    await viewOf("Example 04");
    expect((await product.audit.list({ after: 0, limit: 10_000 })).at(-1)).toMatchObject({
      action: "patient.read",
      origin: "plain",
    });
  });
});
