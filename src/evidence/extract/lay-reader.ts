/** What is kept from patients and carers of a quotation: doses, verdicts on titres, and what is to be done about a medicine. */
import { layBreaches } from "../../core/knowledge/soundness/lay-wording.ts";
import type { Lexicon } from "../../core/question/lexicon.ts";
import { findConcepts } from "../../core/question/lexicon.ts";
import type { NameForms } from "../../core/question/name-forms.ts";
import { wordsOf } from "../../core/question/words.ts";

/** Guidance on giving, as professionals write it to each other. */
const guidance =
  /\b(?:should|must|ought to|need(?:s)? to|ha(?:s|ve) to|is to be|are to be|recommend(?:s|ed|ation)?|advis(?:e|es|ed|able)|indicated|contraindicated|first[- ]line|second[- ]line|treatment of choice|drug of choice|consider(?:ed|ing)?|(?:start|begin|initiat|stop|discontinu|withh(?:e|o)ld|resum|continu|switch|chang|increas|reduc|taper|escalat|repeat|add)(?:s|ed|ing|e|ping|ped|ation)?|avoid(?:ed)?|do not (?:use|take|give)|never)\b/i;
const schedule =
  /\b(?:\d+|one|two|three|four|six|eight) (?:times|infusions?|injections?|doses?|courses?|cycles?|tablets?)\b|\b(?:once|twice|three times) (?:a|per|each|every)? ?(?:day|week|month|daily|weekly)\b|\bevery \d+ (?:hours?|days?|weeks?|months?)\b/i;
const titreVerdict =
  /\b(?:titres?|titers?|antibod(?:y|ies)(?: levels?)?)\b[^.]{0,80}\b(?:high(?:er|ly)?|low(?:er)?|significant|elevated|raised|strongly|weakly|positive|negative|cut-?off|threshold|predict\w*|indicat\w*|BTU)\b|[<>]\s?\d/i;

const namesDrug = (text: string, lexicon: Lexicon): boolean =>
  findConcepts(wordsOf(text), lexicon).some((m) => lexicon.concepts.get(m.concept)?.kind === "drug");

/** True when a quotation must not be shown to lay readers. */
export function isForProfessionals(text: string, lexicon: Lexicon, forms: NameForms): boolean {
  if (layBreaches(text, lexicon).length > 0 || titreVerdict.test(text)) return true;
  const given = forms.namesGiven(text) || namesDrug(text, lexicon);
  return given && (guidance.test(text) || schedule.test(text));
}
