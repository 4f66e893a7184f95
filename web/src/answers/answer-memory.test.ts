import { describe, expect, it } from "vitest";
import { createAnswerMemory } from "./answer-memory.ts";

describe("createAnswerMemory", () => {
  it("finds what was kept, and lets the oldest go", () => {
    const memory = createAnswerMemory<{ readonly answer: { readonly id: string } }>();
    for (let at = 0; at < 61; at++) memory.keep({ answer: { id: `a${at}` } });
    expect(memory.find("a0")).toBeUndefined();
    expect(memory.find("a1")?.answer.id).toBe("a1");
    expect(memory.find("a60")?.answer.id).toBe("a60");
  });
});
