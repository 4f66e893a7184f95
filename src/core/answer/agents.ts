/** Drugs, procedures and remedies that a question asks about and no statement speaks of. */
import type { Mention } from "../question/lexicon.ts";
import type { Question } from "../question/read-question.ts";
import { isStopWord, type Word } from "../question/words.ts";
import type { Library } from "./library.ts";
import { isStrange } from "./wording.ts";

/** Drugs and procedures among mentions. */
export const agentsNamed = (mentions: readonly Mention[], library: Library): readonly Mention[] =>
  mentions.filter((m) => ["drug", "procedure"].includes(library.lexicon.concepts.get(m.concept)?.kind ?? ""));

/** What a person takes or took is background: "she takes X", "after X". */
const background =
  /((?<!\b(can|could|may|might|should|shall|must|would|if|to) )\b(i|he|she|we|they|who|patient|mother|father|mum|mom|dad|husband|wife) (also |already |still |now |currently )*(takes?|took|uses?|used|(is|am|are|was|were|been) (on|taking|given|using|treated with)|gets?|got|receive[sd]?|(has|have|had)( had| been on)?)|\b(after|despite|already on|while on|previous|prior|failed))\b[^.?!]{0,24}$/i;

/** A drug, procedure or remedy the question asks about and no statement speaks of: by the glossary, or by its ending. */
export function unspokenAgent(question: Question, library: Library): string | undefined {
  const { spoken, general } = library;
  const agents = agentsNamed(question.mentions, library);
  const unspoken = agents.filter((m) => !spoken.has(`#${m.concept}`));
  const isAsked = (at: number): boolean => {
    const word = question.words[at];
    return word !== undefined && question.asked.has(word.stem) && !background.test(question.text.slice(0, word.start));
  };
  const isFromElsewhere = (concept: string): boolean => general.concepts.some(({ id }) => id === concept);
  const chief =
    unspoken.length === agents.length
      ? unspoken[0]
      : unspoken.find((m) => isFromElsewhere(m.concept) && isAsked(m.from));
  if (chief !== undefined) return asNamed(chief, question, library);
  const strange = question.words.find(
    (w, at) => library.forms.isUnknownMedicine(w.plain) && isStrange(w, library) && isAsked(at),
  );
  return strange === undefined ? undefined : `“${strange.raw}”`;
}

/** By its name, and in the reader's own words where those are others: "mycophenolate" is not to be called by its group. */
function asNamed({ concept, from, to }: Mention, { words }: Question, { lexicon }: Library): string | undefined {
  const said = words
    .slice(from, to)
    .map(({ raw }) => raw)
    .join(" ");
  const name = lexicon.concepts.get(concept)?.name;
  const isName = name !== undefined && said !== "" && name.toLowerCase().includes(said.toLowerCase());
  return isName || said === "" ? name : `“${said}”`;
}

const agentFirst =
  /(?:^|[.?!,;:] *|\b(?:and|but|whether|if) )(?:does|do|did|will|would|can|could|might|has|have|is|are|was)\s+([^.?!,;:]{3,60}?)\s+(?:really |also |ever |actually |possibly |even )*(?:help|helps|work|cure|heal|reverse|regrow|repair|regenerate|rebuild|improve|slow|stop|lower|reduce|relieve|ease|treat|fix|be (?:used|useful|helpful|tried|effective|good|beneficial)|effective|useful|helpful|beneficial|worth|recommended|any good|any use|of any use|good for|an option|a cure|been (?:tried|studied|tested|used|shown))\b/gi;
const agentAfter =
  /\b(?:evidence (?:for|of|on)|role (?:of|for)|benefits? (?:of|from)|trials? (?:of|with)|stud(?:y|ies) (?:of|on|with)|proof (?:that|for)|effects? of|try|trying|tried|using|treated with|treatment with|therapy with)\s+([^.?!,;:]{3,50}?)(?=\s+(?:in|for|on|to|with|against|help|helps|work|works|as|instead|and)\b|[.?!,;:]|$)/gi;
const anyPerson =
  /^(father|mother|dad|mum|mom|husband|wife|son|daughter|brother|sister|uncle|aunt|grand\w+|friend|neighbou?r|doctor|neurologist|hematologist|haematologist|anything|something|nothing|everything|else|new|old|special|regular|daily|extra|high|low)$/;

/** The thing an efficacy question asks about, when no word of it occurs in any statement: a home remedy, a gadget. */
export function unheardThing(question: Question, library: Library): string | undefined {
  const isHeard = (w: Word): boolean =>
    library.texts.knows(w.stem) || library.heard.has(w.plain) || library.lexicon.stems.has(w.stem);
  for (const pattern of [agentFirst, agentAfter])
    for (const match of question.text.matchAll(pattern)) {
      const thing = match[1] ?? "";
      const from = match.index + match[0].indexOf(thing);
      const words = question.words.filter(
        (w) => w.start >= from && w.end <= from + thing.length && !isStopWord(w.plain) && !anyPerson.test(w.plain),
      );
      if (words.some((w) => isStrange(w, library)) && !words.some(isHeard)) return `“${thing}”`;
    }
  return undefined;
}
