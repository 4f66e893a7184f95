import { expect, test } from "vitest";
import { agentWords, rolesText } from "./words.ts";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Chrome on Windows"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605.1.15", "Safari on Mac OS X"],
  ["curl/8.5", "Another program"],
  ["", "Another program"],
])("agentWords(%j)", (agent, words) => {
  expect(agentWords(agent)).toBe(words);
});

test("rolesText() says so when there is none", () => {
  expect([rolesText([]), rolesText(["clinician", "reviewer"])]).toEqual(["No role", "Clinician, Reviewer"]);
});
