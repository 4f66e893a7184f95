/** What a patient may be told of the rules over their chart: what to watch for and what is followed, in plain words, cited. */
import type { Reference, Sentence } from "../answer/answer.ts";
import { forLayReader } from "../answer/for-lay-reader.ts";
import { ReferenceList } from "../answer/references.ts";
import { Writer } from "../answer/sentences.ts";
import type { FactReader } from "../chart/fact-value.ts";
import type { Day } from "./elapsed.ts";
import { helpAtOnce } from "./help-at-once.ts";
import type { Pathway } from "./pathway.ts";
import { runPathway } from "./run.ts";

export interface PlainAdvice {
  readonly parts: readonly { readonly title: string; readonly sentences: readonly Sentence[] }[];
  readonly references: readonly Reference[];
}

const atOnce = /\b(at once|emergency)\b/i;
const emergency = /\bemergency\b/i;

const mostUrgentFirst = (sentences: readonly Sentence[]): readonly Sentence[] =>
  sentences.toSorted((a, b) => Number(emergency.test(b.text)) - Number(emergency.test(a.text)));

/** What calls for help at once stands first, and in it what is an emergency. No dose, stop, start or titre is in it; each sentence once, grouped by topic, and approved only with the rule that says it. */
export function plainAdvice(pathway: Pathway, read: FactReader, today: Day): PlainAdvice {
  const { library } = pathway;
  const references = new ReferenceList(library.sources, library.pack.header.id);
  const writer = new Writer(library, "patient", references);
  const speaking = runPathway(pathway, read, today).results.filter(({ outcome }) => outcome === "speaks");
  const all = forLayReader(speaking, { library, writer }).flatMap(({ title, say, review }) =>
    say.map((sentence) => ({
      title: atOnce.test(sentence.text) ? helpAtOnce : title,
      sentence: { ...sentence, approved: review === "approved" },
    })),
  );
  const parts = [...Map.groupBy(all, ({ title }) => title)]
    .map(([title, of]) => ({ title, sentences: of.map(({ sentence }) => sentence) }))
    .map(({ title, sentences }) => ({
      title,
      sentences: title === helpAtOnce ? mostUrgentFirst(sentences) : sentences,
    }))
    .sort((a, b) => Number(b.title === helpAtOnce) - Number(a.title === helpAtOnce));
  return { parts, references: references.list() };
}
