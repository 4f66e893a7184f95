import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toTermText } from "./term-text.ts";
import { TermWriter } from "./term-writer.ts";

const someTerms = fc.array(fc.constantFrom("igm", "titr", "nerv", "70,000", "β2", "漢字"), { maxLength: 2_000 });

test("TermWriter writes term texts, one after another", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(someTerms, someTerms), { maxLength: 4 }), (texts) => {
      const writer = new TermWriter();
      for (const [heading, rest] of texts) {
        const add = (term: string): void => writer.add(Buffer.from(`(${term})`), 1, Buffer.byteLength(term) + 1);
        for (const term of heading) add(term);
        writer.line();
        for (const term of rest) add(term);
        expect(Buffer.from(writer.take()).toString()).toBe(toTermText(heading, [...heading, ...rest]));
      }
    }),
    { numRuns: 40 },
  );
});
