import { beforeAll, describe, expect, test } from "vitest";
import { shippedKnowledge } from "../../../test/support/product.ts";
import { relationOf } from "./condition.ts";
import { type ConditionReader, createConditionReader } from "./condition-reader.ts";

let reader: ConditionReader;
beforeAll(() => {
  const { libraries, bare } = shippedKnowledge();
  reader = createConditionReader([...libraries.map((l) => l.pack), bare.pack]);
});

const named = (text: string): readonly string[] => reader.read(text).map((m) => `${m.condition.name}: ${m.place}`);

describe("createConditionReader", () => {
  test.each([
    ["Rituximab is used in anti-MAG neuropathy.", ["anti-MAG neuropathy: scope"]],
    ["Antibodies to myelin-associated glycoprotein were found.", ["anti-MAG neuropathy: named"]],
    ["In MOG antibody disease steroids work fast.", ["MOG antibody disease: scope"]],
    ["Unlike CIDP, it is slow.", ["CIDP: foil"]],
    ["It is a variant of CIDP.", ["CIDP: named"]],
    ["Patients with lupus were left out.", ["lupus: scope"]],
    ["Kienböck disease affects the wrist.", ["Kienböck disease: named"]],
    ["Patients with Kienböck disease rest the wrist.", ["Kienböck disease: scope"]],
    ["A high antibody level was found.", []],
    ["The disease is rare, and such a disorder is slow.", []],
    ["In eight patients without anti-MAG antibodies it fell.", ["anti-MAG neuropathy: foil"]],
    ["Wolfram syndrome type 2 begins early.", ["Wolfram syndrome: named"]],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test("MAG is never MOG", () => {
    const [mag] = reader.read("anti-MAG neuropathy");
    const [mog] = reader.read("anti-MOG antibodies");
    expect(mag).toBeDefined();
    expect(mog).toBeDefined();
    if (mag !== undefined && mog !== undefined) expect(relationOf(mag.condition, mog.condition)).toBe("other");
  });

  const relation = (asked: string, other: string): string => {
    const [a] = reader.readTitle(asked);
    const [b] = reader.readTitle(other);
    return a === undefined || b === undefined ? "unread" : relationOf(a.condition, b.condition);
  };

  test.each([
    ["anti-MAG neuropathy", "myelin-associated glycoprotein antibodies", "same"],
    ["CIDP", "chronic inflammatory demyelinating polyneuropathy", "same"],
    ["lupus", "systemic lupus erythematosus", "same"],
    ["dengue", "mumps", "other"],
    ["Waldenström macroglobulinaemia", "smouldering Waldenström macroglobulinaemia", "narrower"],
    ["Wilson disease", "Mowat-Wilson syndrome", "other"],
    ["macular degeneration", "Stargardt macular degeneration", "narrower"],
    ["Stargardt macular degeneration", "macular degeneration", "other"],
    ["Huntington's disease", "Huntington disease-like syndrome", "other"],
    ["anti-MAG neuropathy", "Waldenström macroglobulinaemia", "other"],
    ["type 1 diabetes", "type 2 diabetes", "other"],
  ])("asked for %s, %s is %s", (asked, other, expected) => {
    expect(relation(asked, other)).toBe(expected);
  });

  test("every medicine of the general list is a medicine of its own", () => {
    const concepts = (text: string): readonly string[] =>
      [...reader.lexicon.concepts.values()].filter((c) => c.name === text).map((c) => c.id);
    expect(concepts("belimumab")).toHaveLength(1);
    expect(concepts("belimumab")).not.toEqual(concepts("anifrolumab"));
  });
});
