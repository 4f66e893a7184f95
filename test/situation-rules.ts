/** The shipped rules of a situation, read from the packs for tests of the reading. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { SituationRules } from "../src/core/question/situation.ts";
import { NamedPhrases, PatientFactRule, PremiseRule, UrgentRule } from "../src/core/knowledge/situation.ts";

const packs = new URL("../packs/", import.meta.url);

const list = <T extends z.ZodType>(file: string, item: T): readonly z.infer<T>[] =>
  z.array(item).parse(parse(readFileSync(new URL(file, packs), "utf8")));

/** A list that stands in one file, in a folder of files, or in both. */
function lists<T extends z.ZodType>(path: string, item: T): readonly z.infer<T>[] {
  const [single, folder] = [`${path}.yaml`, new URL(`${path}/`, packs)];
  const many = existsSync(folder) ? readdirSync(folder).sort() : [];
  const files = [...(existsSync(new URL(single, packs)) ? [single] : []), ...many.map((name) => `${path}/${name}`)];
  return files.flatMap((file) => list(file, item));
}

/** Facts and urgent events of the general pack, without beliefs about any subject. */
export const generalRules = (): SituationRules => ({
  patientFacts: list("general/patient-facts.yaml", PatientFactRule),
  urgent: list("general/urgent.yaml", UrgentRule),
  premises: lists("general/premises", PremiseRule),
  wordings: lists("general/wordings", NamedPhrases),
});

/** The general rules with the beliefs of the anti-MAG pack. */
export const allRules = (): SituationRules => {
  const general = generalRules();
  return {
    ...general,
    premises: [...general.premises, ...lists("anti-mag/premises", PremiseRule)],
    wordings: [...general.wordings, ...lists("anti-mag/wordings", NamedPhrases)],
  };
};
