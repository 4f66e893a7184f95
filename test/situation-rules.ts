/** The shipped rules of a situation, read from the packs for tests of the reading. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { SituationRules } from "../src/core/question/situation.ts";
import { PatientFactRule, PremiseRule, UrgentRule } from "../src/core/knowledge/situation.ts";

const list = <T extends z.ZodType>(file: string, item: T): readonly z.infer<T>[] =>
  z.array(item).parse(parse(readFileSync(new URL(`../packs/${file}`, import.meta.url), "utf8")));

/** Facts and urgent events of the general pack, without beliefs about any subject. */
export const generalRules = (): SituationRules => ({
  patientFacts: list("general/patient-facts.yaml", PatientFactRule),
  urgent: list("general/urgent.yaml", UrgentRule),
  premises: list("general/premises.yaml", PremiseRule),
});

/** The general rules with the beliefs of the anti-MAG pack. */
export const allRules = (): SituationRules => {
  const general = generalRules();
  return {
    ...general,
    premises: [
      ...general.premises,
      ...list("anti-mag/premises.yaml", PremiseRule),
      ...list("anti-mag/premises/further.yaml", PremiseRule),
    ],
  };
};
