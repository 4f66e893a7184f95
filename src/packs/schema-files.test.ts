import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { schemaFiles } from "./schema-files.ts";

const folder = resolve(import.meta.dirname, "../../schema");

describe("schemaFiles", () => {
  it("are the files in schema/: run ranvier pack schema schema after a change", () => {
    expect(readdirSync(folder).sort()).toEqual(
      schemaFiles()
        .map((f) => f.name)
        .sort(),
    );
    for (const { name, text } of schemaFiles())
      expect({ name, text: readFileSync(join(folder, name), "utf8") }).toEqual({ name, text });
  });

  it("let an author leave out what has a default, and tell editors nothing is read-only", () => {
    const claims = schemaFiles().find((f) => f.name === "claims.schema.json");
    const schema = JSON.parse(claims?.text ?? "{}") as { items: { required: string[] } };
    expect(schema.items.required).toEqual(["id", "topic", "answers", "say", "certainty", "support"]);
    expect(claims?.text).not.toContain("readOnly");
  });
});
