import { describe, expect, it } from "vitest";
import { policyOf } from "./policy-of.ts";

const fields: Readonly<Record<string, string>> = { signOffs: "3", validDays: "180", freshMinutes: "5" };

describe("policyOf", () => {
  it("leaves empty rows out and keeps what is said twice once", () => {
    expect(
      policyOf(
        (name) => fields[name] ?? "",
        ["neurologist", "", "neurologist", "neurologist"],
        ["always", "topics", "always", "topics"],
      ),
    ).toEqual({
      signOffs: 3,
      requires: [
        { expertise: "neurologist", when: "always" },
        { expertise: "neurologist", when: "topics" },
      ],
      validDays: 180,
      freshMinutes: 5,
    });
  });
});
