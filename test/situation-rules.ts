/** The shipped rules of a situation, read from the packs for tests of the reading. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { SituationRules } from "../src/core/question/situation.ts";
import { Belief, SenseScale } from "../src/core/knowledge/belief.ts";
import { Claim } from "../src/core/knowledge/claim.ts";
import { Concept } from "../src/core/knowledge/glossary.ts";
import { PackHeader } from "../src/core/knowledge/pack.ts";
import type { BeliefRules } from "../src/core/question/beliefs.ts";
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
    held: beliefRules(),
  };
};

const claims = () => lists("anti-mag/claims", Claim);

const subjects = (): Pick<PackHeader, "subject" | "notSubject"> =>
  PackHeader.parse(parse(readFileSync(new URL("anti-mag/pack.yaml", packs), "utf8")));

/** The false beliefs of the anti-MAG pack told apart by example, with what they are compared by. */
export const beliefRules = (): BeliefRules => ({
  beliefs: lists("anti-mag/beliefs", Belief),
  truths: claims().map(({ say }) => say.clinician),
  concepts: [...lists("anti-mag/glossary", Concept), ...lists("general/glossary", Concept)],
  senses: [...lists("general/senses", SenseScale), ...lists("anti-mag/senses", SenseScale)],
  ...subjects(),
});

/** One question that each claim answers. */
export const claimQuestions = (): readonly string[] => claims().flatMap(({ answers }) => answers.slice(0, 1));
