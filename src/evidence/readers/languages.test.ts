import { expect, test } from "vitest";
import { toLanguage } from "./languages.ts";

test.each([
  ["eng", "en"],
  ["ger", "de"],
  ["deu", "de"],
  ["fre", "fr"],
  ["chi", "zh"],
  ["cze", "cs"],
  ["scr", "hr"],
  ["tgl", "tl"],
  ["grc", "grc"],
  ["en-US", "en"],
  ["pt_BR", "pt"],
  ["EN", "en"],
  ["English", "en"],
  ["ngerman", "de"],
  ["und", undefined],
  ["mul", undefined],
  ["Klingon language", undefined],
  ["constructor", undefined],
  ["", undefined],
])("toLanguage: %s is %s", (stated, language) => {
  expect(toLanguage(stated)).toBe(language);
});
