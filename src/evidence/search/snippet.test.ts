import { expect, test } from "vitest";
import { createTermReader } from "../ranking/terms.ts";
import { snippetOf } from "./snippet.ts";

const reader = createTermReader();
const filler = "This sentence speaks of other matters at some length so that the snippet cannot hold the whole of it.";
const text = `${filler} ${filler} ${filler} Titres fell after rituximab. ${filler} ${filler} ${filler}`;

test("snippetOf() shows whole sentences around the best one and marks the words in any form", () => {
  const snippet = snippetOf(text, new Set(["titer", "rituximab"]), reader);
  expect(text.slice(snippet.start, snippet.end)).toBe(snippet.text);
  expect(snippet.text.startsWith("This") || snippet.text.startsWith("Titres")).toBe(true);
  expect(snippet.text.endsWith(".")).toBe(true);
  expect(snippet.text.length).toBeLessThan(350);
  expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(["Titres", "rituximab"]);
});

test("snippetOf() of a text without the words, or without text, is its beginning", () => {
  expect(snippetOf(text, new Set(["ataxia"]), reader)).toMatchObject({ start: 0, marks: [] });
  expect(snippetOf("", new Set(["ataxia"]), reader)).toEqual({ start: 0, end: 0, text: "", marks: [] });
});
