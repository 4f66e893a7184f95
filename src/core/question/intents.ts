/** What a question wants to know, from the words it uses. */
import type { Intent } from "../knowledge/pack.ts";
import type { IntentWords } from "./subject-words.ts";
import { plain } from "./words.ts";

/** Cues per intent. Weights let a plain cue ("dose") beat a vague one ("what is"). */
const cues: readonly (readonly [Intent, number, RegExp])[] = [
  [
    "dose",
    4,
    /\b(dos(e|es|age|ing)|how much|how many (\w+ )?(infusions|cycles|courses|milligrams|mg)|regimens?|mg\/m|infusion rate|vials?)\b/,
  ],
  [
    "retreatment",
    4,
    /\b(re-?treat\w*|re-?dos\w*|repeat(s|ed|ing)?|second course|another (course|round|cycle)|maintenance|again|how often should .* (given|repeated)|next course|when to repeat)\b/,
  ],
  [
    "monitoring",
    4,
    /\b(monitor\w*|followed|follow-?ups?|follow up|check(ed)? (regularly|how often)|how often .*(check|test|measure|visit|see)\w*|surveillance|track\w*|keep an eye|blood tests? (during|after)|recheck\w*)\b/,
  ],
  [
    "safety",
    3,
    /\b(safe\w*|risks?|side[- ]effects?|adverse|danger\w*|harm\w*|complication\w*|contra-?indicat\w*|precaution\w*|(?<!how long )(?<!how soon )before (the )?(first|start|giv|treat|infusion)\w*|screen\w*|vaccin\w*|pregnan\w*|infection\w*|reactivat\w*|flare|reaction|interact\w*|toxic\w*|caution\w*)\b/,
  ],
  [
    "response",
    3,
    /\b(respon(d|ds|se|ses|ders?)|work(s|ed)?\b|effective\w*|efficacy|benefit\w*|improve\w*|get better|how long (does|until|before|till)|how (well|soon|fast)|success\w*|results?|outcome\w*|evidence|trials?|stud(y|ies)|proven|proof|help(s|ed|ful)?|useful|use of|role of|predict\w*)\b/,
  ],
  [
    "treatment",
    3,
    /\b(treat\w*|therap\w*|manage\w*|options?|first[- ]line|second[- ]line|drugs?|medicines?|medications?|what (can|should) (be|we|i) (done|do|give|use|try)|cure[ds]?|algorithm|refractory|what else (is there|can)|fail(s|ed|ure)?|next step|should .* (start|receive|be given|have))\b/,
  ],
  [
    "diagnosis",
    3,
    /\b(diagnos(?!ed\b)\w*|work-?up|investigat\w*|tests?|confirm\w*|differentia\w*|distinguish\w*|criteria|biops\w*|lumbar|spinal tap|electro\w*|exclude|rule out|find out|suspect\w*|mri|scan)\b/,
  ],
  [
    "test-reading",
    3,
    /\b(cut-?offs?|normal (range|value)s?|interpret\w*|threshold\w*|positive|negative|high|low|raised|elevated|titr\w*|titer\w*|levels?|result of|reading|significan\w*|false|sensitiv\w*|specific\w*|accura\w*|reliab\w*|assays?)\b/,
  ],
  [
    "comparison",
    3,
    /\b(versus|vs\.?|compar\w*|differ(s|ent|ence|ences)?|better than|or rather|same as|unlike|prefer\w*|superior)\b/,
  ],
  [
    "prognosis",
    3,
    /\b(prognos\w*|outlook|life expectancy|die|fatal|death|long[- ]term|progress\w*|natural history|course|future|wheelchair|disab\w*|worse over|get worse|over the years|surviv\w*|benign)\b/,
  ],
  [
    "mechanism",
    3,
    /\b(mechanism\w*|pathophysiolog\w*|pathogen\w*|how does .* (damage|attack|cause|harm)|target\w*|epitope|antigen|why (do|does|did) .* (damage|attack|harm|hurt)|passive transfer|biolog\w*)\b/,
  ],
  [
    "cause",
    2,
    /\b(caus\w*|why (do|did|does) .* (get|have|happen)|origin|inherit\w*|hereditary|associat\w*|link(ed)?|related to|cancer|risk of)\b/,
  ],
  [
    "signs",
    3,
    /\b(signs?|symptoms?|present(s|ation|ing)?|features?|phenotype|feel(s|ing)?|look like|clinical picture|complain\w*|numb\w*|tingling|weak\w*|pain\w*|balance)\b/,
  ],
  [
    "living",
    3,
    /\b(living|live with|supportive|support|exercis\w*|physio\w*|rehab\w*|diet|work(ing)? (with|life|despite)|driv(e|ing)|travel\w*|cope|daily life|everyday|sport|sleep|job|walk(ing)? aids?|cane|pain relief|symptomatic|balance training|supplements?|vitamins?)\b/,
  ],
  [
    "definition",
    2,
    /\b(what (is|are|does) (an? |the )?[\w-]+( [\w-]+){0,3}\??$|what'?s|define|definition|meaning|mean by|stand for|overview|summary|about)\b/,
  ],
];

/** Intents that cues tell, each once. */
export const intentsWithCues: readonly Intent[] = cues.map(([intent]) => intent);

/** Intents of a question, strongest first; empty when no cue was found. `ofSubject` are the packs' own cues. */
export function readIntents(text: string, ofSubject: IntentWords): readonly Intent[] {
  const said = plain(text);
  const scored = new Map<Intent, number>();
  for (const [intent, weight, pattern] of cues)
    if (pattern.test(said) || ofSubject.get(intent)?.test(said) === true)
      scored.set(intent, Math.max(scored.get(intent) ?? 0, weight));
  return [...scored].sort((a, b) => b[1] - a[1]).map(([intent]) => intent);
}
