/** docs/review-rules.md says what the table of acts says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Move, moves } from "../../src/core/review/table.ts";
import { root } from "../support/product.ts";

const beside = ({ only, clearsSignOffs }: Move): string =>
  [
    ...(only === "not-an-author" ? ["no author of it"] : []),
    ...(only === "one's-own" ? ["one's own"] : []),
    ...(clearsSignOffs === true ? ["sign-offs fall away"] : []),
  ].join("; ");

const rows = Object.entries(moves).map(([act, move]) =>
  [act, move.roles.join(", "), move.from.join(", "), move.to === "same" ? "as it was" : move.to, beside(move)].join(
    "|",
  ),
);

test("the table in the documentation is the one in force", () => {
  const text = readFileSync(join(root, "docs/review-rules.md"), "utf8");
  const table = /## Who may do what(?<table>.*?)\n## /su.exec(text)?.groups?.["table"] ?? "";
  const written = [...table.matchAll(/^\| (?<cells>[a-z-]+ +\|.*) \|$/gmu)]
    .map((match) => (match.groups?.["cells"] ?? "").split("|").map((cell) => cell.trim()))
    .filter(([act]) => act !== "act" && !/^-+$/u.test(act ?? ""))
    .map((cells) => cells.join("|"));
  expect(written).toEqual(rows);
});
