/** Plants one error at a time in the rules of each pack and asks their cases to notice: `npm run soak -- rule-mutations`. */
import { join } from "node:path";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { createPathway } from "../src/core/pathway/pathway.ts";
import { unnoticedErrors } from "../src/core/pathway/unnoticed.ts";
import { readCases } from "../src/packs/read-cases.ts";
import type { Soak } from "./main.ts";

const packsFolder = join(import.meta.dirname, "../packs");

export const soak: Soak = {
  run({ list }) {
    const knowledge = loadKnowledge(packsFolder);
    if (!knowledge.ok) throw new Error(knowledge.error[0]?.message ?? "the packs cannot be read");
    let held = true;
    for (const library of knowledge.value.libraries) {
      const cases = readCases(join(packsFolder, library.pack.header.id));
      if (!cases.ok) throw new Error(cases.error[0]?.message ?? "the cases cannot be read");
      const pathway = createPathway(library, factTypesOf(library.pack.facts));
      const { planted, missed } = unnoticedErrors(pathway, cases.value.written);
      console.log(
        `${library.pack.header.id}: ${pathway.rules.length} rules, ${planted} planted errors, ${missed.length} not noticed by the hand-written cases`,
      );
      if (list) for (const line of missed) console.log(`  ${line}`);
      held = held && missed.length === 0;
    }
    return held;
  },
};
