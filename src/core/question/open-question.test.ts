import { describe, expect, test } from "vitest";
import { openQuestion } from "./open-question.ts";
import { wordsOf } from "./words.ts";

const read = (text: string, carried: readonly string[] = []) =>
  openQuestion({ words: wordsOf(text), carried, measured: [] });

describe("openQuestion", () => {
  test.each(["What should happen next?", "What would you recommend now?", "Next step for this patient?"])(
    "%s asks for everything",
    (text) => expect(read(text)).toBe("all"),
  );
  test.each(["What is due?", "What should be followed now, and when?", "Which tests are overdue?"])(
    "%s asks for what is due",
    (text) => expect(read(text)).toBe("due"),
  );
  test.each(["Is the titre high?", "Should rituximab be repeated now?", "What is the next drug?"])(
    "%s names a subject",
    (text) => expect(read(text)).toBeUndefined(),
  );
  test("a question that carries a subject on is not open", () => {
    expect(read("And what is next?", ["subject", "rituximab"])).toBeUndefined();
  });
});
