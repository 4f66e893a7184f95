/** The program knows no disease: no name of one, of a drug or of an antibody, stands in its code outside comments. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { Concept } from "../src/core/knowledge/glossary.ts";
import { root } from "./support/product.ts";

/** Kinds of concepts that a subject is made of; a test is meant only where it looks for an antibody. */
const kinds: readonly Concept["kind"][] = ["condition", "other-condition", "drug", "molecule"];
const isSubject = ({ kind, name }: Concept): boolean =>
  kinds.includes(kind) || (kind === "test" && /antibod/i.test(name));

const concepts = globSync("packs/*/glossary/*.yaml", { cwd: root }).flatMap((file) =>
  z.array(Concept).parse(parse(readFileSync(join(root, file), "utf8"))),
);
const subject = concepts.filter(isSubject);
const asWritten = new Set(subject.flatMap((concept) => concept.asWritten ?? []));
const names = new Set(
  subject.flatMap(({ name, synonyms }) => [name, ...synonyms].map((term) => term.normalize("NFC"))),
);

/** Names that are also something else in a program, and words of any medicine that packs happen to list. */
const otherMeanings: Readonly<Record<string, string>> = {
  stroke: "the line of a drawing, or of a pen",
  strokes: "the same",
  "antibody level": "plain English of any medicine",
  immunization: "the name of a FHIR resource",
  immunizations: "the same, as a key of prefetched data",
  vaccine: "a kind of measure, as in FHIR",
  vaccines: "plain English of any medicine",
  vaccination: "plain English of any medicine",
  vaccinated: "plain English of any medicine",
  jab: "plain English of any medicine",
  jabs: "plain English of any medicine",
  steroids: "plain English of any medicine",
  infection: "plain English of any medicine",
  infections: "plain English of any medicine",
  baby: "how old somebody was",
  TB: "a unit of storage",
};

/** Code without its comments, line by line. */
const withoutComments = (code: string): string =>
  code
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[\s;,{}()])\/\/ .*$/gm, "$1");

const escaped = (name: string): string =>
  name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/[ -]/g, "[ -]?");

/** Abbreviations count only as written: "MS" is a disease, "ms" a millisecond. */
const isAbbreviation = (name: string): boolean => name.length <= 3 || asWritten.has(name);
const patternOf = (some: readonly string[], flags: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:${some
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join("|")})(?:'?s)?(?![\p{L}\d])`,
    flags,
  );
const words = patternOf(
  [...names].filter((name) => !isAbbreviation(name)),
  "giu",
);
const abbreviations = patternOf([...names].filter(isAbbreviation), "gu");

const namesIn = (code: string): readonly string[] =>
  [words, abbreviations].flatMap((pattern) => [...withoutComments(code).matchAll(pattern)].map((m) => m[0]));

const sources = globSync(["src/**/*.{ts,tsx}", "web/src/**/*.{ts,tsx}"], { cwd: root }).filter(
  (file) =>
    !/\.test\.|\.fixture\./.test(file) && !file.startsWith("src/examples/") && file !== "src/packs/mini-pack.ts",
);

test("names are found in code, and not in comments or inside other words", () => {
  expect(namesIn('const drug = /^(?:rituximab|ivig)$/; // myeloma\n/* lymphoma */ const al = "arituximaba";')).toEqual([
    "rituximab",
    "ivig",
  ]);
});

test("no source file names a disease, drug or antibody of a pack", () => {
  const found = sources.flatMap((file) =>
    namesIn(readFileSync(join(root, file), "utf8"))
      .filter((name) => !Object.hasOwn(otherMeanings, name) && !Object.hasOwn(otherMeanings, name.toLowerCase()))
      .map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
