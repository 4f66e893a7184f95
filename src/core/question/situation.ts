/** Reads the situation behind a message: facts about the person, urgent events, and beliefs that are false. */
import type { NamedPhrases, PatientFactRule, PremiseRule, UrgentRule } from "../knowledge/situation.ts";
import { createFactIndex } from "./fact-phrases.ts";
import { createCueIndex, createPassage, type Passage } from "./passage.ts";
import { type PatientFact, readPatientFacts } from "./patient-facts.ts";
import { createPremiseIndex } from "./premise-index.ts";
import { type FalsePremise, readPremises } from "./premises.ts";
import { tokensOf } from "./tokens.ts";
import { createMender } from "./typos.ts";
import { createUrgentIndex, readUrgency, type UrgentFlag } from "./urgency.ts";
import { createWordings } from "./wordings.ts";

/** The rules a situation is read by, from packs. */
export interface SituationRules {
  readonly patientFacts: readonly PatientFactRule[];
  readonly urgent: readonly UrgentRule[];
  readonly premises: readonly PremiseRule[];
  readonly wordings: readonly NamedPhrases[];
}

/** What a message says beside its question. `urgent` begins with the most pressing. */
export interface Situation {
  readonly facts: readonly PatientFact[];
  readonly urgent: readonly UrgentFlag[];
  readonly premises: readonly FalsePremise[];
  readonly passage: Passage;
}

/** Compiles the rules once and gives back the reader. The whole message is read, whatever its length. */
export function createSituationReader(rules: SituationRules): (text: string) => Situation {
  const cues = createCueIndex();
  const facts = createFactIndex(rules.patientFacts);
  const urgent = createUrgentIndex(rules.urgent);
  const premises = createPremiseIndex(rules.premises, createWordings(rules.wordings));
  const mend = createMender(new Set([cues, facts, urgent, premises].flatMap((index) => [...index.words])));
  return (text) => {
    const passage = createPassage(mend(tokensOf(text)), cues);
    return {
      facts: readPatientFacts(text, passage, facts),
      urgent: readUrgency(passage, rules.urgent, urgent),
      premises: readPremises(text, passage, premises),
      passage,
    };
  };
}

/** Reads one message. To read many with the same rules, keep a reader from createSituationReader. */
export const readSituation = (text: string, rules: SituationRules): Situation => createSituationReader(rules)(text);
