import { describe, expect, test } from "vitest";
import { stretchOf } from "./document-page.tsx";
import { partsOf } from "./document-text.tsx";

const text = "One block.\n\nAnother block.";

describe("partsOf", () => {
  test.each([
    ["inside a block", { start: 4, end: 9 }, ["One ", "block", "."]],
    ["the whole of it", { start: 0, end: 10 }, ["", "One block.", ""]],
    ["beginning before and ending in it", { start: -3, end: 3 }, ["", "One", " block."]],
    ["going on in the next", { start: 4, end: 20 }, ["One ", "block.", ""]],
    ["elsewhere", { start: 12, end: 19 }, ["One block.", "", ""]],
    ["nothing", undefined, ["One block.", "", ""]],
  ])("a stretch %s", (_, quoted, parts) => {
    expect(partsOf(text, { start: 0, end: 10 }, quoted)).toEqual(parts);
  });

  test("the parts of all blocks joined are the quotation", () => {
    const blocks = [
      { start: 0, end: 10 },
      { start: 12, end: 26 },
    ];
    const quoted = blocks.map((block) => partsOf(text, block, { start: 4, end: 19 })[1]);
    expect(quoted).toEqual(["block.", "Another"]);
  });
});

describe("stretchOf", () => {
  test.each([
    ["?from=3&to=9", { start: 3, end: 9 }],
    ["?from=9&to=3", undefined],
    ["?from=-1&to=3", undefined],
    ["?from=a&to=3", undefined],
    ["", undefined],
  ])("%s", (search, stretch) => {
    expect(stretchOf(search)).toEqual(stretch);
  });
});
