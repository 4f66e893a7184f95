/** Recognises names of conditions that no glossary holds, by their form: "Kienböck disease", "fatal familial insomnia". */
import { isStopWord, type Word } from "../../core/question/words.ts";

/** A stretch of words that names a condition. */
export interface NamedStretch {
  readonly from: number;
  readonly to: number;
}

/** Words that end a name and say nothing alone. */
const heads =
  /^(?:diseases?|syndromes?|disorders?|deficienc(?:y|ies)|dystroph(?:y|ies)|pals(?:y|ies)|atroph(?:y|ies)|dysplasias?|aplasia|malformations?|intolerance|cancers?|carcinomas?|tumou?rs?|leuka?emias?|lymphomas?|sarcomas?|an(?:a)?emias?|neuropath(?:y|ies)|polyneuropath(?:y|ies)|myopath(?:y|ies)|ataxias?|arthritis|hepatitis|fever|failure|insufficiency|dermatitis|vasculitis|encephalitis|sclerosis|fibrosis|amyloidosis|poisoning|apn(?:o)?ea|insomnia|dementia|diabetes|hypertension|injur(?:y|ies)|fractures?)$/;
/** Endings that names of conditions have and hardly any other word. */
const endings =
  /.{3}(?:itis|osis|iasis|(?:a?e)mia|oma|opathy|plegia|algia|uria|penia|philia|trophy|sclerosis|cytosis|cele|rrh(?:o?e)a|ectasis|spasm|paresis)$/;
const notConditions =
  /^(?:diagnosis|prognosis|dosis|symptoms?|coma|aroma|diploma|genoma|trauma|stoma|soma|chromosome|hypnosis|osmosis|mitosis|meiosis|apoptosis|necrosis|metastasis|homeostasis|analysis|basis|anastomosis|synthesis|myeloma-free|academia|media|remission|mitochondria|bacteria|criteria)$/;
/** Words that describe a condition without telling which. */
const vague = new Set(
  (
    "rare common chronic acute severe mild moderate progressive genetic inherited hereditary autoimmune immune immunological neurological " +
    "neurologic metabolic underlying certain various several similar related different associated known new first second early late " +
    "inflammatory demyelinating sensory motor distal symmetric slowly serious fatal complex general common childhood adult other " +
    "active advanced stable mixed medical mental physical infectious peripheral symptomatic idiopathic primary secondary treated " +
    "skin lung liver heart blood bone joint muscle nerve eye brain " +
    "residual high low increased reduced small large possible suspected confirmed typical atypical mostly antibody mediated " +
    "single multiple following include includes including cause causes caused causing develop develops treat treating treats treatment prevent preventing " +
    "diagnose diagnosing called type types form forms stage risk signs diagnosis management prognosis overview guide to understanding living"
  ).split(" "),
);
/** True for a word that describes a condition without telling which. */
export const isVague = (word: string): boolean => vague.has(word);

/** Most words before the last one of a name. */
const longest = 4;

const isQualifier = (word: Word): boolean => !isStopWord(word.plain) && !/^\d{3,}$/.test(word.plain);

/** The words before a head that belong to its name: up to a stop word, a mark or the beginning. */
function beginOf(words: readonly Word[], head: number, text: string): number {
  let from = head;
  while (from > 0 && head - from < longest) {
    const [before, here] = [words[from - 1], words[from]];
    if (before === undefined || here === undefined || !isQualifier(before)) break;
    if (!/^[\s'’-]*$/.test(text.slice(before.end, here.start))) break;
    from--;
  }
  while (from < head && vague.has(words[from]?.plain ?? "")) from++;
  return from;
}

/** Every stretch that names a condition by its form. A head alone ("the disease", "a rare disorder") names none. */
export function namedStretches(text: string, words: readonly Word[]): readonly NamedStretch[] {
  const found: NamedStretch[] = [];
  words.forEach((word, at) => {
    const isHead = heads.test(word.plain);
    const isWhole = !isHead && word.plain.length > 6 && endings.test(word.plain) && !notConditions.test(word.plain);
    if (!isHead && !isWhole) return;
    const from = beginOf(words, at, text);
    if (isHead && from === at) return;
    const last = found.at(-1);
    if (last !== undefined && last.to > from) found[found.length - 1] = { from: last.from, to: at + 1 };
    else found.push({ from, to: at + 1 });
  });
  return found;
}

/** Stems that tell one condition from another: without heads and vague words. */
export function tellingStems(words: readonly Word[]): ReadonlySet<string> {
  const telling = words.filter((w) => !isStopWord(w.plain) && !vague.has(w.plain));
  const named = telling.filter((w) => !/^(?:diseases?|syndromes?|disorders?)$/.test(w.plain));
  return new Set((named.length > 0 ? named : telling).map((w) => w.stem));
}
