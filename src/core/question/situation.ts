/** Reads the situation behind a message: facts about the person, urgent events, and beliefs that are false. */
import type { NamedPhrases, PatientFactRule, PremiseRule, UrgentRule } from "../knowledge/situation.ts";
import { type BeliefRules, type FoundBelief, readBelief, beliefsWhenNeeded, saysTheTruth } from "./beliefs.ts";
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
  /** False beliefs told apart by example; looked for where no rule finds one. */
  readonly held?: BeliefRules | undefined;
}

/** What a message says beside its question. `urgent` begins with the most pressing. */
export interface Situation {
  readonly facts: readonly PatientFact[];
  readonly urgent: readonly UrgentFlag[];
  readonly premises: readonly FalsePremise[];
  readonly passage: Passage;
}

/** Reads the situation behind a message; the whole message is read, whatever its length. */
export interface SituationReader {
  (text: string): Situation;
  /** Does a little of what the first message that asserts something would wait for; tells whether there is more to do. */
  readonly warmUp: () => boolean;
}

/** Compiles the rules once and gives back the reader. */
export function createSituationReader(rules: SituationRules): SituationReader {
  const cues = createCueIndex(rules.wordings, rules.held?.concepts);
  const facts = createFactIndex(rules.patientFacts);
  const urgent = createUrgentIndex(rules.urgent);
  const premises = createPremiseIndex(rules.premises, createWordings(rules.wordings));
  const beliefs =
    (rules.held?.beliefs.length ?? 0) > 0 && rules.held !== undefined ? beliefsWhenNeeded(rules.held) : undefined;
  const mend = createMender(new Set([cues, facts, urgent, premises].flatMap((index) => [...index.words])));
  const byExample = (text: string, passage: Passage): readonly FalsePremise[] => {
    const found = beliefs === undefined ? undefined : readBelief(text, passage, beliefs.ready);
    return found === undefined ? [] : [toPremise(text, passage, found)];
  };
  const read = (text: string): Situation => {
    const passage = createPassage(mend(tokensOf(text)), cues);
    const matched = readPremises(text, passage, premises);
    const doubted = matched.length > 0 && beliefs !== undefined && saysTheTruth(text, passage, beliefs.ready);
    const byRule = doubted ? matched.filter(({ rule }) => rule.grave) : matched;
    const flags = readUrgency(passage, rules.urgent, urgent);
    // In trouble people tell what happened; a likeness to some belief is no reason to argue with them.
    const settled = matched.length > 0 || flags.length > 0;
    return {
      facts: readPatientFacts(text, passage, facts),
      urgent: flags,
      premises: settled ? byRule : byExample(text, passage),
      passage,
    };
  };
  return Object.assign(read, { warmUp: () => beliefs?.step() ?? false });
}

function toPremise(text: string, { tokens }: Passage, { pair, places }: FoundBelief): FalsePremise {
  const start = tokens[places[0] ?? 0]?.start ?? 0;
  const end = tokens[places.at(-1) ?? 0]?.end ?? start;
  return { id: pair.belief.id, rule: pair.belief, span: { start, end }, text: text.slice(start, end) };
}

/** Reads one message. To read many with the same rules, keep a reader from createSituationReader. */
export const readSituation = (text: string, rules: SituationRules): Situation => createSituationReader(rules)(text);
