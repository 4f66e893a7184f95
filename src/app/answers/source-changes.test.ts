import { describe, expect, test } from "vitest";
import { askBare, libraryOf } from "../../../test/support/documents.ts";
import type { DocumentVersion } from "../ports/literature.ts";
import type { DocumentEvidence } from "./from-documents.ts";
import { withSourceChanges } from "./source-changes.ts";

const note = {
  name: "note.txt",
  text: "Gout: a note\n\nColchicine is the treatment that most patients with gout are given first.\n",
};

/** The library after something happened to all its versions. */
const after = (
  library: DocumentEvidence,
  change: (v: DocumentVersion) => DocumentVersion | undefined,
): DocumentEvidence => ({
  ...library,
  findVersion: async (version) => {
    const stored = await library.findVersion(version);
    return stored === undefined ? undefined : change(stored);
  },
});

describe("withSourceChanges", () => {
  const changes: readonly (readonly [string, (v: DocumentVersion) => DocumentVersion | undefined, RegExp])[] = [
    ["retracted", (v) => ({ ...v, metadata: { ...v.metadata, retracted: true } }), /has been retracted/],
    ["replaced", (v) => ({ ...v, supersededBy: "x" }), /replaced by a newer version/],
    ["taken out of use", (v) => ({ ...v, retiredAt: "2026-11-22T08:00:00.000Z" }), /taken out of use/],
    ["gone", () => undefined, /no longer kept/],
  ];

  test.each(changes)("a kept answer says that a quoted document was %s", async (name, change, words) => {
    const library = await libraryOf([note]);
    const kept = await askBare(library, "What is the treatment of gout?");
    const opened = await withSourceChanges(kept, after(library, change));
    expect(opened.notices[0]).toMatchObject({ kind: "source-changed" });
    expect(opened.notices[0]?.text).toMatch(words);
    expect(opened.references[0]?.retracted).toBe(name === "retracted");
    expect(opened.sections).toEqual(kept.sections);
  });

  test("an answer whose documents are in use stays as it is", async () => {
    const library = await libraryOf([note]);
    const kept = await askBare(library, "What is the treatment of gout?");
    expect(kept.references).toHaveLength(1);
    expect(await withSourceChanges(kept, library)).toBe(kept);
  });
});
