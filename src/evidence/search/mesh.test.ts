import { describe, expect, test } from "vitest";
import { wordsOf } from "../../core/question/words.ts";
import { expansionsOf } from "./expansion.ts";
import { readMesh, turned } from "./mesh.ts";

const file = `<?xml version="1.0"?>
<DescriptorRecordSet>
  <DescriptorRecord DescriptorClass="1">
    <DescriptorUI>D000001</DescriptorUI><DescriptorName><String>Swelling, Optic</String></DescriptorName>
    <ConceptList>
      <Concept PreferredConceptYN="Y"><TermList>
        <Term><String>Optic Swelling</String></Term><Term><String>Edema, Optic</String></Term>
        <Term><String>Swelling &amp; Optic</String></Term>
      </TermList></Concept>
      <Concept PreferredConceptYN="N"><TermList><Term><String>Narrower Thing</String></Term></TermList></Concept>
    </ConceptList>
  </DescriptorRecord>
  <DescriptorRecord><DescriptorUI>D000002</DescriptorUI>
    <ConceptList><Concept PreferredConceptYN="Y"><TermList><Term><String>Alone</String></Term></TermList></Concept></ConceptList>
  </DescriptorRecord>
</DescriptorRecordSet>`;

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

describe("readMesh", () => {
  test.each([7, 64, 10_000])(
    "in pieces of %i: terms of the preferred concept are each other's names, others are not",
    async (length) => {
      const lexicon = await readMesh(inPieces(file, length));
      const added = (text: string) => expansionsOf(wordsOf(text), [], [lexicon]).flatMap((e) => e.added);
      expect(added("what is optic edema")).toEqual(["Optic Swelling", "Swelling & Optic"]);
      expect(added("narrower thing")).toEqual([]);
      expect(added("alone")).toEqual([]);
    },
  );

  test("what is no XML is told", async () => {
    await expect(readMesh(inPieces("<a><b></a>", 3))).rejects.toThrow("tag");
  });
});

test("turned() writes an index entry as people do", () => {
  expect(turned("Edema, Optic")).toBe("Optic Edema");
  expect(turned("Optic Edema")).toBe("Optic Edema");
  expect(turned("a, b, c")).toBe("a, b, c");
});
