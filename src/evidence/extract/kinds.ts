/** What kind of thing a sentence says, by its structure: a definition, a dose, a result, a warning, a test … */
import type { Figure } from "../../core/answer/figures.ts";
import type { Intent } from "../../core/knowledge/pack.ts";

export const kinds = [
  "definition",
  "frequency",
  "cause",
  "signs",
  "diagnosis",
  "dose",
  "results",
  "lasting",
  "treatment",
  "safety",
  "monitoring",
  "prevention",
  "outlook",
  "other",
] as const;
export type Kind = (typeof kinds)[number];

/** Headings over quotations of a kind. */
export const kindTitles: Readonly<Record<Kind, string>> = {
  definition: "What it is",
  frequency: "How common it is",
  cause: "Causes and mechanism",
  signs: "Signs and symptoms",
  diagnosis: "Diagnosis and tests",
  dose: "Dose and schedule",
  results: "What studies found",
  lasting: "How long it lasts, and repeating it",
  treatment: "Treatment",
  safety: "Safety",
  monitoring: "Monitoring and follow-up",
  prevention: "Prevention",
  outlook: "Course and outlook",
  other: "Also said",
};

/** Kinds that answer what a question wants to know, the nearest first. */
export const kindsFor: Readonly<Record<Intent, readonly Kind[]>> = {
  definition: ["definition"],
  cause: ["cause"],
  signs: ["signs"],
  diagnosis: ["diagnosis"],
  "test-reading": ["diagnosis"],
  treatment: ["treatment", "dose", "results", "lasting"],
  dose: ["dose"],
  response: ["results", "lasting", "treatment"],
  safety: ["safety"],
  monitoring: ["monitoring"],
  retreatment: ["lasting", "monitoring", "results", "dose"],
  prognosis: ["outlook"],
  comparison: ["results", "definition"],
  mechanism: ["cause"],
  living: ["treatment", "outlook"],
};

const given =
  /\b(?:dos(?:e|es|ed|age|ing)|weekly|daily|infus\w+|inject\w+|oral(?:ly)?|intraven\w+|subcutan\w+|tablets?|given|administ\w+|cycles?|courses?|regimens?|every|once|twice|times)\b/i;
const studied =
  /\b(?:patients?|participants?|subjects?|people|cases?|trials?|stud(?:y|ies)|group|arm|cohort|series|placebo|randomi[sz]ed|outcomes?|endpoints?)\b/i;
const found =
  /\b(?:improv\w+|respon[ds]\w*|decreas\w+|declin\w+|increas\w+|reduc\w+|fell|rose|remained|worsen\w*|relaps\w*|remission|surviv\w+|significan\w+|met|failed|observed|showed?|shown|demonstrat\w+|compared|effective\w*|efficacy|benefi\w+|results?|evidence|consistent\w*|associated with)\b/i;
const past =
  /\b(?:was|were|had|did|showed|received|improved|decreased|declined|fell|reported|observed|demonstrated|met|failed|found)\b/i;
const judgedTrial =
  /\b(?:trials?|stud(?:y|ies)|evidence|meta-analys[ie]s|reviews?)\b[^.]{0,120}\b(?:show\w*|demonstrat\w+|met|meet|miss\w*|fail\w*|suggest\w*|support\w*|found|efficacy|effective|benefi\w+|consistent\w*|conflicting|outcomes?)\b/i;
const doseDimensions = /^(?:mg|mg\/m2|mg\/m2\/d|mg\/kg|mg\/kg\/d|mg\/d|mg\/h|mL|mL\/h)$/;

const isDose = (text: string, figures: readonly Figure[]): boolean =>
  figures.some((f) => doseDimensions.test(f.dimension)) && given.test(text);

const isMeasured = (figures: readonly Figure[]): boolean =>
  figures.some(
    (f) => f.dimension === "%" || f.over !== undefined || f.share === true || /^(?:p|HR|OR|RR)$/.test(f.dimension),
  );

/** How long what was gained lasts, and whether treatment is repeated. */
const lasting =
  /\bre-?treat\w*|\b(?:repeat(?:ed)?|further|second|maintenance) (?:[a-zà-ɏ]+ )?(?:therapy|treatment|courses?|cycles?|infusions?)\b|\b(?:effects?|responses?|benefits?|improvements?|remissions?)\b[^.;]{0,60}\b(?:lasts?|lasted|lasting|maintained|sustained|persist\w*|durable|duration|wears? off|wore off)\b/i;

/** A study's result: people counted or a change measured, told as it happened. */
const isResult = (text: string, figures: readonly Figure[]): boolean =>
  judgedTrial.test(text) ||
  (found.test(text) && studied.test(text) && (past.test(text) || isMeasured(figures))) ||
  (found.test(text) && isMeasured(figures) && !/\b(?:risk|prevalence|incidence)\b/i.test(text));

const patterns: readonly (readonly [Kind, RegExp])[] = [
  [
    "monitoring",
    /\b(?:monitor\w*|follow-?ups?|surveillance|track|check(?:ed)? (?:every|regularly|at)|every (?:\d+|\w+) (?:weeks?|months?|years?)|repeat(?:ed)? testing)\b/i,
  ],
  [
    "safety",
    /\b(?:adverse|side[- ]effects?|contraindicat\w*|toxic\w*|caution\w*|warning\w*|harm\w*|safe(?:ty|ly)?|infusion reactions?|risk of (?:infection|bleeding|cancer|serious)|increased risk of infections?|allerg\w+|hypersensitiv\w*|avoid\w*|interact\w*|must not|should not)\b/i,
  ],
  ["prevention", /\b(?:prevent\w*|vaccin\w*|prophyla\w*|avoiding|lower your risk|reduce (?:the|your) risk)\b/i],
  [
    "diagnosis",
    /\b(?:diagnos\w*|test(?:s|ed|ing)?|biops\w*|imaging|mri|ct scan|x-?rays?|ultrasound|blood (?:test|count)s?|criteria|exam(?:s|ination)?|electrophor\w*|assays?|titers?|titres?|sensitivity|specificity|cut-?offs?|screen\w*|detect\w*)\b/i,
  ],
  [
    "frequency",
    /\b(?:prevalence|incidence|how common|affects? (?:about|approximately|an estimated|up to|more|1|one)|occurs? in (?:about|approximately|an estimated|1|one)|1 in [\d,]+|one in|per (?:100,?000|1,?000,?000|million)|estimated [\d,]+)\b/i,
  ],
  [
    "cause",
    /\b(?:caus(?:e|es|ed|ing)|mutations?|genes?|genetic\w*|inherit\w*|result(?:s|ing)? from|due to|risk factors?|antibod(?:y|ies) (?:that )?(?:target|bind|attack)|mechanism\w*|pathogen\w*|autosomal|triggered|leads? to)\b/i,
  ],
  [
    "signs",
    /\b(?:symptoms?|signs?|present(?:s|ing|ation)?|manifest\w*|characteri[sz]ed|features?|experience\w*|complain\w*|include (?:fever|pain|numb|weak|fatigue)\w*|numbness|tingling|weakness|tremor|rash|swelling)\b/i,
  ],
  [
    "outlook",
    /\b(?:prognos\w*|outlook|life expectancy|surviv\w*|course|progress(?:es|ion|ive)?|long[- ]term|mortality|fatal|life-threatening|recover\w*|disabilit\w+|lifespan)\b/i,
  ],
  [
    "treatment",
    /\b(?:treat\w*|therap\w*|manag\w*|medicines?|medications?|drugs?|surgery|surgical|transplant\w*|first[- ]line|options?|reliev\w*|cure\w*|antibiotics?|steroids?|[a-zà-ɏ]{4,}mab)\b/i,
  ],
];

const defining =
  /^(?:\W*(?:the|an?)\s)?[^,.;:]{3,90}?(?:\([^)]*\)\s)?\b(?:is|are|refers to|means|describes)\s(?:an?|the name|one of|any|defined as|characteri[sz]ed (?:by|as)|believed|considered|caused by|(?:[a-zà-ɏ]+ ){0,2}(?:group|type|form|kind) of|(?:rare|common|chronic|acute|genetic|inherited))\b/i;
const titled: readonly (readonly [Kind, RegExp])[] = [
  ...patterns,
  ["definition", /^(?:what (?:is|are)|definition|overview|about|introduction|background)\b/i],
];

const isDefinition = (text: string): boolean =>
  defining.test(text) &&
  !/^(?:\W*)(?:this|these|it|there|treatment|diagnosis|the (?:treatment|diagnosis|dose|most common symptom|prognosis|outlook|cause|goal))\b/i.test(
    text,
  );

/** The kind that a title, or the question that a document answers, announces. */
export const kindOfTitle = (title: string): Kind | undefined => titled.find(([, pattern]) => pattern.test(title))?.[0];

/** Kinds of one sentence, the surest first; the title it stands under speaks last. */
export function kindsOf(text: string, figures: readonly Figure[], titles: readonly string[]): readonly Kind[] {
  const own: Kind[] = [];
  if (isDose(text, figures)) own.push("dose");
  if (lasting.test(text) && !own.includes("dose")) own.push("lasting");
  if (isResult(text, figures)) own.push("results");
  if (isDefinition(text)) own.push("definition");
  for (const [kind, pattern] of patterns) if (pattern.test(text)) own.push(kind);
  const title = titles.at(-1) ?? "";
  const said = kindOfTitle(title);
  const under = said !== undefined && !own.includes(said) ? [said] : [];
  const lead = said !== undefined && own.includes(said) && !["dose", "results"].includes(own[0] ?? "") ? [said] : [];
  const all = [...lead, ...own.filter((k) => !lead.includes(k)), ...under];
  return all.length === 0 ? ["other"] : all;
}
