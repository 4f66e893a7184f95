/** The import table of ARCHITECTURE.md, and what the repository must always hold. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/product.ts";

/** What of `evidence` the rooms further out may know: schemas, no reader. */
const schemas = ["document", "corrections", "indexed-passage", "ingest-progress", "packed-document"].map(
  (name) => `evidence/${name}`,
);

const allowed: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  contract: ["contract", "core", "figures/timeline", ...schemas],
  evidence: ["evidence", "core"],
  fhir: ["fhir", "core"],
  examples: ["examples", "core"],
  app: ["app", "contract", "core", "evidence", "fhir", "figures"],
  figures: ["figures", "core"],
  packs: ["packs", "core"],
  store: ["store", "core", "app/ports", ...schemas],
  index: ["index", "core", "app/ports", "evidence"],
  intake: ["intake", "core", "app/ports", "evidence"],
  mail: ["mail", "core", "app/ports"],
  server: ["server", "app", "contract", "core"],
  cli: ["cli", "app", "contract", "core", "evidence", "packs", "compose", "config", "server"],
};
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  core: ["zod", "stemmer"],
  contract: ["zod", "@hono/zod-openapi"],
  evidence: [
    "zod",
    "yaml",
    "saxes",
    "unpdf",
    "linkedom",
    "@mozilla/readability",
    "mammoth",
    "fflate",
    "node:zlib",
    "node:stream/promises",
  ],
  examples: [],
  app: [],
};

const sources = globSync("src/**/*.ts", { cwd: root }).filter(
  (f) => !f.endsWith(".test.ts") && !f.includes(".fixture."),
);
const importsOf = (file: string): readonly string[] => {
  const text = readFileSync(join(root, file), "utf8");
  const statements = [
    ...text.matchAll(/^import\s+"([^"]+)";/gm),
    ...text.matchAll(/^(?:import|export)\b[^"';=]*?\bfrom\s+"([^"]+)";/gm),
  ];
  const dynamic = text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g);
  return [...statements, ...dynamic].map((m) => m[1] ?? "");
};

describe("imports point inward", () => {
  test.each(Object.keys(allowed))("src/%s imports only what the table allows", (room) => {
    const wrong: string[] = [];
    for (const file of sources.filter((f) => f.startsWith(`src/${room}/`)))
      for (const target of importsOf(file)) {
        if (target.startsWith(".")) {
          const path = relative(join(root, "src"), resolve(root, dirname(file), target));
          if (!(allowed[room] ?? []).some((a) => path === a || path.startsWith(`${a}/`) || path === `${a}.ts`))
            wrong.push(`${file} -> ${path}`);
        } else if (packagesOf[room] !== undefined && !packagesOf[room].includes(target))
          wrong.push(`${file} -> ${target}`);
      }
    expect(wrong).toEqual([]);
  });

  test("web imports contract, core and figures only", () => {
    const wrong = globSync("web/src/**/*.{ts,tsx}", { cwd: root }).flatMap((file) =>
      importsOf(file)
        .filter((t) => t.startsWith(".") && t.includes("src/"))
        .filter((t) => !/src\/(contract|core|figures)\//.test(t))
        .map((t) => `${file} -> ${t}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the repository", () => {
  test.each([
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "DEPENDENCIES.md",
    "SECURITY.md",
    "LICENSE",
    "docs/safety/intended-use.md",
    "docs/safety/hazard-log.md",
  ])("has %s", (file) => {
    expect(existsSync(join(root, file))).toBe(true);
  });

  test("README stays under 120 lines", () => {
    expect(readFileSync(join(root, "README.md"), "utf8").split("\n").length).toBeLessThan(120);
  });

  test("every dependency has exact version and a line in DEPENDENCIES.md", () => {
    const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, "package.json"), "utf8"),
    );
    const listed = readFileSync(join(root, "DEPENDENCIES.md"), "utf8");
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d/);
      expect(listed, name).toContain(`\`${name}\``);
    }
  });

  test("every hazard has its own number, a control, and tests that exist and run", () => {
    const log = readFileSync(join(root, "docs/safety/hazard-log.md"), "utf8");
    const rows = log
      .split("\n")
      .filter((line) => /^\| H\d+/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    expect(rows.map(([, id]) => id)).toEqual(rows.map((_, at) => `H${String(at + 1).padStart(2, "0")}`));
    for (const [, id, hazard, harm, control, tests, ...rest] of rows) {
      expect(rest, id).toEqual([""]);
      for (const cell of [hazard, harm, control]) expect(cell?.length, id).toBeGreaterThan(8);
      const files = (tests ?? "").split(", ").map((file) => /^`([^`]+)`$/.exec(file)?.[1] ?? file);
      for (const file of files) {
        expect(file, id).toMatch(/^(?:src|test|e2e|soak|examples|web)\/.+\.test\.tsx?$/);
        expect(existsSync(join(root, file)), `${id}: ${file}`).toBe(true);
        const text = readFileSync(join(root, file), "utf8");
        expect(text, `${id}: ${file}`).toMatch(/\b(?:test|it)(?:\.each\(|\()|^(?:test|it)\(/mu);
        expect(text, `${id}: ${file} leaves tests out`).not.toMatch(/\b(?:test|it|describe)\.(?:skip|todo|only)\(/);
      }
    }
  });
});
