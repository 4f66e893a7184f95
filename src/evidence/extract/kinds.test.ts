import { describe, expect, test } from "vitest";
import { readFigures } from "../../core/answer/figures.ts";
import { kindsOf } from "./kinds.ts";

const first = (text: string, titles: readonly string[] = []): string | undefined =>
  kindsOf(text, readFigures(text), titles)[0];

describe("kindsOf", () => {
  test.each([
    ["Anti-MAG neuropathy is a rare disease of the nerves.", "definition"],
    ["Rituximab is a monoclonal antibody that removes B cells.", "definition"],
    ["Nine patients received rituximab at 375 mg/m2 weekly for four weeks.", "dose"],
    ["The usual dose is 0.4 g/kg given daily for five days.", "dose"],
    ["IgM fell by 35% to 82% in all patients.", "results"],
    ["Four of nine patients improved and one got worse.", "results"],
    ["Two trials have not met their primary outcomes.", "results"],
    ["The effect lasts six to nine months.", "lasting"],
    ["Re-treatment depends on the clinical course.", "lasting"],
    ["Infections and infusion reactions are the chief adverse effects.", "safety"],
    ["It should not be given during pregnancy.", "safety"],
    ["IgM is monitored every three months.", "monitoring"],
    ["Nerve conduction studies and blood tests confirm the diagnosis.", "diagnosis"],
    ["It affects about 1 in 100,000 people.", "frequency"],
    ["Mutations in one gene cause most of it.", "cause"],
    ["Numbness and tingling of the feet are the first symptoms.", "signs"],
    ["The course is slowly progressive over decades.", "outlook"],
    ["Vaccination prevents most of it.", "prevention"],
    ["Physiotherapy and splints are options for everybody.", "treatment"],
  ])("%s is %s", (text, kind) => {
    expect(first(text)).toBe(kind);
  });

  test("a title tells the kind of what tells none itself", () => {
    expect(first("Balance gets poorer in the dark.", ["Signs and symptoms"])).toBe("signs");
    expect(first("Balance gets poorer in the dark.")).toBe("other");
  });
});
