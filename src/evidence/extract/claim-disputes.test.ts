import { describe, expect, test } from "vitest";
import { askWith, type LibraryFile, libraryOf } from "../../../test/support/documents.ts";

const note = (line: string): LibraryFile => ({
  name: "note.txt",
  text: `Rituximab in anti-MAG neuropathy: a note\n\n${line}\n`,
});
const disputes = async (line: string, question: string): Promise<readonly string[]> =>
  (await askWith(await libraryOf([note(line)]), question)).disagreements
    .map((d) => d.id)
    .filter((id) => id.startsWith("documents"));

const fall = "How far does IgM fall after rituximab in anti-MAG neuropathy?";

describe("claimDisputes", () => {
  test("the other direction of the same measure on the same drug is a disagreement", async () => {
    expect(await disputes("After rituximab IgM did not fall in any patient with anti-MAG neuropathy.", fall)).toEqual([
      "documents-direction-1",
    ]);
  });

  test("the same direction is none", async () => {
    expect(await disputes("After rituximab IgM fell in all patients with anti-MAG neuropathy.", fall)).toEqual([]);
  });

  test("another measure that goes another way is none", async () => {
    expect(await disputes("After rituximab walking speed rose in patients with anti-MAG neuropathy.", fall)).toEqual(
      [],
    );
  });
});
