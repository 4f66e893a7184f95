import { describe, expect, test } from "vitest";
import { askBare, type LibraryFile, libraryOf } from "../../../test/support/documents.ts";

const trial = (name: string, line: string, metadata: LibraryFile["metadata"] = {}): LibraryFile => ({
  name,
  text: `Colchicine in gout: ${name}\n\n${line}\n`,
  metadata,
});
const question = "What is the treatment of gout?";
const first = "In a trial of colchicine in gout pain fell by 41% to 63% in 38 patients.";
const second = "Colchicine is the treatment that shortened attacks of gout in the trial.";

/** Pairs of references that the answer calls one source. */
async function oneSource(files: readonly LibraryFile[]): Promise<number> {
  const answer = await askBare(await libraryOf(files), question);
  expect(answer.references).toHaveLength(files.length);
  return answer.references.filter((r) => r.sameStudyAs !== undefined).length;
}

describe("studiesOf", () => {
  test("documents without anything in common are two sources", async () => {
    expect(await oneSource([trial("a.txt", first), trial("b.txt", second)])).toBe(0);
  });

  test.each([
    ["a DOI", { doi: "10.1000/gout.1" }],
    ["a PMID", { pmid: "12345678" }],
    ["a trial number", { trials: ["NCT00000001"] }],
  ])("documents that share %s are one", async (_, shared) => {
    expect(await oneSource([trial("a.txt", first, shared), trial("b.txt", second, shared)])).toBe(1);
  });

  test("a document that names the other by its title is one source with it", async () => {
    const title = "Colchicine for acute gout: a trial in general practice";
    const named = trial("a.txt", first, { title });
    expect(await oneSource([named, trial("b.txt", `${second} See “${title}”.`)])).toBe(1);
  });

  test("three figures in common in one sentence are one result", async () => {
    const again = "Pain of gout was lower by 41% to 63% on colchicine, and 38 patients took part.";
    expect(await oneSource([trial("a.txt", first), trial("b.txt", again)])).toBe(1);
  });

  test("one figure in common is not", async () => {
    const other = "Colchicine was given for gout in another trial, and pain fell by 41% in 90 patients.";
    expect(await oneSource([trial("a.txt", first), trial("b.txt", other)])).toBe(0);
  });
});

test("the same sentence in two documents is shown once, with both places", async () => {
  const answer = await askBare(await libraryOf([trial("a.txt", second), trial("b.txt", second)]), question);
  const said = answer.sections.flatMap((s) => s.sentences);
  expect(said).toHaveLength(1);
  expect(said[0]?.citations.map((c) => c.n)).toEqual([1, 2]);
});
