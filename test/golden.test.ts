/** Whole answers kept as text: each folder is a case, and a change of any page shows in review. Update with `vitest run -u`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AskRequest } from "../src/contract/ask.ts";
import { answerToMarkdown } from "../src/core/answer/markdown.ts";
import { askProduct, root } from "./support/product.ts";

const folder = join(root, "test/golden");

test.each(readdirSync(folder))("%s", async (name) => {
  const asked = AskRequest.parse(JSON.parse(readFileSync(join(folder, name, "question.json"), "utf8")));
  await expect(answerToMarkdown(askProduct(asked))).toMatchFileSnapshot(join(folder, name, "answer.md"));
});
