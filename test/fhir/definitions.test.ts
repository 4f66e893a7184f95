/** The pathway as FHIR R4 definitions: valid, complete, cited, and never more than a draft. */
import { beforeAll, describe, expect, test } from "vitest";
import { factTypesOf } from "../../src/core/pathway/fact-sort.ts";
import { createPathway, type Pathway } from "../../src/core/pathway/pathway.ts";
import { type Definition, toDefinitions } from "../../src/fhir/export/definitions.ts";
import { antiMag } from "../support/product.ts";
import { r4Problems } from "../support/r4-schemas.ts";

const setting = { base: "https://ranvier.example/fhir", date: "2026-11-21" };
let pathway: Pathway;
let all: readonly Definition[];
beforeAll(() => {
  const library = antiMag();
  pathway = createPathway(library, factTypesOf(library.pack.facts));
  all = toDefinitions(pathway, setting);
});

const of = <T extends Definition["resourceType"]>(type: T) =>
  all.filter((d): d is Extract<Definition, { resourceType: T }> => d.resourceType === type);

describe("toDefinitions()", () => {
  test("every resource is valid R4, and the schemas notice one that is not", () => {
    expect(all.flatMap(r4Problems)).toEqual([]);
    const [plan] = of("PlanDefinition");
    expect(r4Problems({ ...plan, resourceType: "PlanDefinition", status: "finall" } as never)).not.toEqual([]);
  });

  test("addresses are unique, and ids are FHIR ids", () => {
    const urls = all.map((d) => d.url);
    expect(new Set(urls).size).toBe(urls.length);
    for (const { id, resourceType } of all) expect(id, resourceType).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
  });

  test("every rule is an action with a citation, its English, and the conditions' name where there is one", () => {
    const [whole, ...parts] = of("PlanDefinition");
    expect(whole?.action?.map((action) => action.definitionCanonical)).toEqual(parts.map(({ url }) => url));
    const actions = parts.flatMap((plan) => plan.action ?? []);
    expect(actions).toHaveLength(pathway.rules.length);
    const [library] = of("Library");
    const cql = Buffer.from(library?.content?.[0]?.data ?? "", "base64").toString("utf8");
    for (const action of actions) {
      expect(action.documentation?.length, action.title).toBeGreaterThan(0);
      expect(action.description).toContain("Not yet reviewed by clinicians");
      const [condition] = action.condition ?? [];
      const name = condition?.expression?.expression;
      if (name === "null") expect(condition?.expression?.description).toContain("not in CQL");
      else expect(cql).toContain(`define ${name}:`);
    }
  });

  test("everything is a draft, experimental where R4 has the word, and nothing is an order", () => {
    for (const definition of all) {
      expect(definition.status).toBe("draft");
      if (definition.resourceType !== "Evidence") expect(definition.experimental).toBe(true);
    }
    for (const activity of of("ActivityDefinition")) expect(activity.intent).toBe("proposal");
  });

  test("what an action points to is there", () => {
    const urls = new Set(all.map((d) => d.url));
    for (const plan of of("PlanDefinition")) {
      for (const library of plan.library ?? []) expect(urls).toContain(library);
      for (const action of plan.action ?? [])
        if (action.definitionCanonical !== undefined) expect(urls).toContain(action.definitionCanonical);
    }
    const codes = new Set(of("CodeSystem").flatMap((s) => (s.concept ?? []).map((c) => `${s.url}|${c.code}`)));
    for (const coding of of("PlanDefinition")
      .flatMap((p) => p.action ?? [])
      .flatMap((a) => a.code ?? [])
      .flatMap((c) => c.coding ?? []))
      expect(codes).toContain(`${coding.system}|${coding.code}`);
  });

  test("INCAT and I-RODS are codes of our own, and said to be", () => {
    const own = of("CodeSystem").find((s) => s.id === "anti-mag-measure");
    expect(own?.concept?.map((c) => c.code)).toEqual(expect.arrayContaining(["incat", "i-rods"]));
    expect(own?.description).toMatch(/own/);
  });

  test("the same pack gives the same resources", () => {
    expect(toDefinitions(pathway, setting)).toEqual(all);
  });
});
