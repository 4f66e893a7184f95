import { describe, expect, test } from "vitest";
import { slugFrom, withoutPerson } from "./without-person.ts";

const of = (question: string): string => withoutPerson(question, "Anti-MAG neuropathy");

describe("withoutPerson", () => {
  test.each([
    ["Does rituximab work in anti-MAG neuropathy?", "Does rituximab work in anti-MAG neuropathy?"],
    [
      "My husband is 67 and has an IgM of 52 g/L. Does rituximab work in anti-MAG neuropathy?",
      "Does rituximab work in anti-MAG neuropathy?",
    ],
    [
      "67-year-old man, IgM 52 g/L, titre 40,000 BTU: should plasma exchange come before rituximab?",
      "Should plasma exchange come before rituximab?",
    ],
    ["Should a 67-year-old man with IgM of 52 g/L be given rituximab?", "Should a patient be given rituximab?"],
    [
      "Can I take rituximab if my mother (born 1941) had hepatitis?",
      "Should people take rituximab if a patient had hepatitis?",
    ],
  ])("%s", (question, title) => {
    expect(of(question)).toBe(title);
  });

  test("falls back where next to nothing is left", () => {
    expect(of("IgM 52 g/L?")).toBe("Anti-MAG neuropathy");
  });
});

describe("slugFrom", () => {
  test("is what an address takes, whatever the title", () => {
    expect(slugFrom("Does rituximab work in anti-MAG neuropathy?")).toBe("does-rituximab-work-in-anti-mag-neuropathy");
    expect(slugFrom("Guérison — après 2 ans?")).toBe("guerison-apres-2-ans");
    expect(slugFrom("？？")).toBe("article");
    expect(slugFrom("x ".repeat(100))).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
  });
});
