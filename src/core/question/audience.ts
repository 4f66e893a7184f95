/** Who is asking, when they did not say: people write about themselves and their relatives differently than clinicians do. */
import type { Audience } from "../knowledge/claim.ts";
import { plain } from "./words.ts";

const clinical =
  /\b(my (patient|clinic|practice)|i have a (patient|\d+)|\d+[- ]?(y\/?o|yo|m\b|f\b)|mg\/m2|as a (neurologist|haematologist|hematologist|resident|clinician|doctor))\b/;
/** Who gives or prescribes treats somebody, whatever else is said. */
const treating =
  /\b(can|could|should|may|must|do|would) (i|we) (give(?! (?:up|blood|birth|it|this|my)\b)|prescribe|infuse|administer|re-?dose|re-?treat)\b/;
/** Somebody described from outside: "62-year-old man, …", "in a 78 year old", "Patient is …". */
const described =
  /^(patient|pt)\b|\bthis patient\b|\b\d+[- ]?years?[- ]?old (man|woman|male|female|gentleman|lady|patient)\b|\b(in|for) an? \d+[- ]?years?[- ]?old\b/;
const oneself = /\b(i am|i'm|im|as) (an? )?\d+/;
const relative =
  /\b(my|our) (mother|mum|mom|father|dad|husband|wife|partner|spouse|son|daughter|brother|sister|uncle|aunt|grandmother|grandfather|grandma|grandpa|parents?|relative|friend)('s)?\b/;
const self =
  /\b(i have|i've|i am|i'm|i was|i had|i feel|i get|i take|i need|do i (have|need|get|take)|should i|can i|will i|am i(?! (?:right|correct|wrong|missing))|could i|may i|i can'?t|my (doctor|neurologist|haematologist|hematologist|feet|foot|hands?|legs?|nerves?|disease|illness|condition|symptoms?|blood|igm|antibod\w+|titr\w+|titer|diagnosis|treatment|balance|walking|tremor|pain|infusion|test|results?|anti[- ]?\w+))\b/;

/** The audience a question sounds like: carer for relatives, patient for first person, else clinician. */
export function readAudience(text: string): Audience {
  const said = plain(text);
  if (/\bi('m| am) (a|the) patient\b/.test(said)) return "patient";
  if (clinical.test(said)) return "clinician";
  if (relative.test(said)) return "carer";
  if (treating.test(said) || (described.test(said) && !oneself.test(said))) return "clinician";
  if (self.test(said)) return "patient";
  return "clinician";
}
