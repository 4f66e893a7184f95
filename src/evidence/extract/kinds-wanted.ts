/** What kinds of sentence a question wants: results, causes, tests, the nearest first. */
import type { Question } from "../../core/question/read-question.ts";
import type { AskedFor } from "./asked-terms.ts";
import { type Kind, kindsFor } from "./kinds.ts";

/** Kinds that a question asks for in so many words. */
const askedKinds: readonly (readonly [Kind, RegExp])[] = [
  ["frequency", /\b(?:how (?:many people|common|rare|frequent)|prevalence|incidence|how often does)\b/i],
  [
    "diagnosis",
    /\b(?:is|are|was|be|get) (?:\S+ ){0,6}(?:diagnosed|detected|confirmed|found out)\b|\btests? (?:for|to)\b/i,
  ],
  ["prevention", /\b(?:prevent\w*|avoid getting|lower (?:my|the) risk)\b/i],
  ["cause", /\b(?:inherited|hereditary|genetic|genes?|runs? in (?:the )?famil\w+|passed on|at risk|risk factors?)\b/i],
];

/** Kinds a question wants, the nearest first. One that only names a condition wants to know what it is. */
export function kindsWanted({ text, intents }: Question, asked: AskedFor): readonly Kind[] {
  // "High titre" in a question on treatment describes the patient.
  const [first, second] = intents;
  const told = [
    first,
    second === "test-reading" || second === "definition" || first === "definition" ? undefined : second,
  ].filter((i) => i !== undefined);
  const named = askedKinds.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  const wanted = named.length > 0 ? named : [...new Set(told.flatMap((intent) => kindsFor[intent]))];
  return wanted.length === 0 && asked.terms.every((t) => t.role === "condition") ? ["definition"] : wanted;
}
