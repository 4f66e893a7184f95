import { expect, test } from "vitest";
import { parse } from "yaml";
import { rewordYaml } from "./reword-yaml.ts";

const file = `# Claims of a test. Kept as they are.

- id: first # the first of all
  topic: a
  say:
    clinician: "It helps 3 of 10."   # checked twice
    patient: It helps some.
  support: [] # nothing yet

- id: second
  say:
    clinician: >-
      Folded over
      two lines.
    patient: |
      A block
  note: { a: 1,   b: 2 }
`;

const reworded = (id: string, say: { readonly clinician?: string; readonly patient?: string }, source = file) =>
  rewordYaml(source, new Map([[id, say]]));
const textOf = (result: ReturnType<typeof rewordYaml>): string => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.text;
};

test("rewordYaml() changes the wording and no other character", () => {
  const text = textOf(reworded("first", { clinician: 'It helps 3 of 10: "some" said so.' }));
  expect(text).toBe(file.replace('"It helps 3 of 10."', String.raw`"It helps 3 of 10: \"some\" said so."`));
  expect(textOf(reworded("third", { patient: "Nobody." }))).toBe(file);
});

test.each([
  ["first", { patient: "New: words # here" }],
  ["second", { clinician: "One line now." }],
  ["second", { patient: "- odd \\ text\twith “marks” and ünïcödé" }],
  ["second", { clinician: "Both.", patient: "Both." }],
])("rewordYaml() of %s to %j is read as it was given, and the rest as before", (id, say) => {
  type Item = { readonly id: string; readonly say: object };
  const expected = (parse(file) as Item[]).map((item) =>
    item.id === id ? { ...item, say: { ...item.say, ...say } } : item,
  );
  const text = textOf(reworded(id, say));
  expect(parse(text)).toEqual(expected);
  expect(text).toContain("# checked twice");
  expect(text).toContain("note: { a: 1,   b: 2 }");
});

test("rewordYaml() refuses a wording that others share", () => {
  const sharing = `- id: first\n  say: { clinician: &words "It helps.", patient: *words }\n`;
  expect(reworded("first", { clinician: "No." }, sharing)).toMatchObject({ ok: false });
  expect(reworded("first", { patient: "No." }, sharing)).toMatchObject({ ok: false });
});
