/** Tables for patient facts: which fact, its polarity, its time and whose it is. */
import { describe, expect, test } from "vitest";
import { generalRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(generalRules());

/** Facts as "fact polarity time whose", so that a row of the table reads in one line. */
const factsOf = (text: string): readonly string[] =>
  read(text).facts.map((f) => `${f.fact} ${f.polarity} ${f.time} ${f.whose}`);

/** Each row: the phrase, then every expected fact; `-name` is a fact that must not be there. */
const table: readonly (readonly [text: string, ...expected: string[]])[] = [
  // hepatitis B
  ["HBsAg negative, anti-HBc positive", "hepatitis-b absent now", "hepatitis-b-core present now"],
  ["My patient has no hepatitis B.", "hepatitis-b absent now patient"],
  ["my mother had hepatitis B", "hepatitis-b present past family"],
  ["I am not sure whether he has had hepatitis B.", "hepatitis-b unknown"],
  ["72M, HBsAg neg, anti HBc neg", "hepatitis-b absent now patient", "hepatitis-b-core absent now patient"],
  ["HBsAg-, anti-HBc+, HBV DNA undetectable", "hepatitis-b absent now", "hepatitis-b-core present now"],
  ["She is a hepatitis B carrier", "hepatitis-b present now patient"],
  ["pt HBsAg pos", "hepatitis-b present now patient"],
  ["hepatitis B core antibody positive 68-year-old woman", "hepatitis-b-core present now patient", "-hepatitis-b"],
  ["Her anti-HBc is positive after IVIG", "hepatitis-b-core present now patient"],
  ["Hepatitis B serology not done yet in my patient", "hepatitis-b unknown"],
  ["Hep B status unknown, 70F", "hepatitis-b unknown"],
  ["I had hepatitis B in 1985", "hepatitis-b present past patient"],
  ["He was vaccinated against hepatitis B", "-hepatitis-b"],
  [
    "HBsAg and anti-HBc are both negative in this man",
    "hepatitis-b absent now patient",
    "hepatitis-b-core absent now patient",
  ],
  ["HBsAg is pending in my patient", "hepatitis-b unknown"],
  ["tested negative for hepatitis B last month, I start rituximab soon", "hepatitis-b absent"],
  ["Do I need to be tested for hepatitis B?", "-hepatitis-b"],
  ["Why is hepatitis B screening needed before rituximab?", "-hepatitis-b"],
  [
    "anti-HBc total: reactive; HBsAg: non-reactive (74 y, m)",
    "hepatitis-b absent now patient",
    "hepatitis-b-core present now patient",
  ],
  // diabetes
  ["is diabetes a problem?", "-diabetes"],
  ["I have diabetes", "diabetes present now patient"],
  ["My diabetic patient with anti-MAG has pain", "diabetes present now patient", "pain present now patient"],
  [
    "75F T2DM, CKD 3b, on apixaban",
    "diabetes present now patient",
    "kidney-disease present now patient",
    "anticoagulant present now patient",
  ],
  ["He is not diabetic.", "diabetes absent now patient"],
  ["Does my diabetes change the dose?", "diabetes present now patient"],
  ["Can diabetes cause anti-MAG antibodies?", "-diabetes"],
  ["Diabetes has been ruled out in this patient", "diabetes absent now patient"],
  ["My brother is diabetic; I have anti-MAG neuropathy.", "diabetes present now family"],
  ["My husband has anti-MAG and type 2 diabetes", "diabetes present now patient"],
  [
    "no DM, no CKD, not on anticoagulants, 66M",
    "diabetes absent now patient",
    "kidney-disease absent now patient",
    "anticoagulant absent now patient",
  ],
  ["Which premedication for a 70-year-old with diabetes?", "diabetes present now patient", "age present now patient"],
  ["Does she have diabetes?", "diabetes unknown"],
  ["If he were diabetic, would you give steroids?", "diabetes unknown"],
  ["How is rituximab given in patients with diabetes?", "-diabetes present"],
  ["I have neither diabetes nor kidney disease.", "diabetes absent now patient", "kidney-disease absent now patient"],
  ["She denies diabetes", "diabetes absent now patient"],
  ["diabetis type 2 and neuropathy, what now? I am 71", "diabetes present now patient"],
  // infection
  ["My patient has an active urinary tract infection", "infection present now patient"],
  ["He currently has pneumonia", "infection present now patient"],
  ["I had shingles last year", "infection present past patient"],
  ["no active infection, 70M", "infection absent now patient"],
  ["How high is the risk of infection?", "-infection"],
  ["Could rituximab cause an infection?", "-infection"],
  ["I have a cold at the moment, can I get my infusion?", "infection present now patient"],
  ["She had recurrent chest infections after rituximab", "infection present past patient"],
  // kidney
  ["eGFR 28 in my patient, is IVIG safe?", "kidney-disease present now patient"],
  ["eGFR 95, 61F", "-kidney-disease present"],
  ["he is on dialysis", "kidney-disease present now patient"],
  ["My kidneys are fine", "kidney-disease absent now patient"],
  ["Can IVIG damage the kidneys?", "-kidney-disease"],
  ["Given her chronic kidney disease, is IVIG an option?", "kidney-disease present now patient"],
  // heart
  ["80M with heart failure and AF", "heart-disease present now patient"],
  ["I had a heart attack two years ago", "heart-disease present"],
  ["No cardiac history. 69F.", "heart-disease absent now patient"],
  ["Her father had heart failure", "heart-disease present past family"],
  ["Patient with coronary artery disease: IVIG or rituximab?", "heart-disease present now patient"],
  // anticoagulant
  ["on warfarin, needs plasma exchange (72M)", "anticoagulant present now patient"],
  ["I take Eliquis", "anticoagulant present now patient"],
  ["She stopped apixaban in March", "anticoagulant present past patient"],
  ["I don't take blood thinners", "anticoagulant absent now patient"],
  ["Is apixaban a problem during lumbar puncture?", "-anticoagulant"],
  // allergy
  ["She had anaphylaxis to rituximab in 2022", "murine-allergy present past patient"],
  ["I am allergic to mouse proteins", "murine-allergy present now patient"],
  ["severe infusion reaction with the first rituximab, can he have it again?", "murine-allergy present"],
  ["no allergy to rituximab in this patient", "murine-allergy absent now patient"],
  ["Is an allergy to rituximab common?", "-murine-allergy"],
  // age
  ["I am 71 years old", "age present now patient", "older-adult present now patient"],
  ["a 45-year-old man with anti-MAG", "age present now patient", "older-adult absent now patient"],
  ["72yo F", "age present now patient", "older-adult present now patient"],
  ["Is rituximab tolerated in the elderly?", "-older-adult present"],
  ["My 80 year old mother has anti-MAG neuropathy", "older-adult present now patient"],
  ["My elderly patient is frail", "older-adult present now patient"],
  ["aged 58, anti-MAG 30000 BTU", "age present now patient"],
  ["he has had neuropathy for 10 years", "-age"],
  ["In a study of 54 patients aged 65 years", "-older-adult present now patient"],
  // pregnancy
  ["I am 12 weeks pregnant", "pregnancy present now patient"],
  ["She is not pregnant", "pregnancy absent now patient"],
  ["We are planning a pregnancy, I have anti-MAG", "pregnancy present planned patient"],
  ["I am trying for a baby", "pregnancy present planned patient"],
  ["Is rituximab allowed in pregnancy?", "-pregnancy"],
  ["Could she be pregnant?", "pregnancy unknown"],
  ["My wife is pregnant. I get rituximab. Any risk?", "pregnancy present now family"],
  ["I'm breastfeeding, can I have IVIG?", "breast-feeding present now patient"],
  ["I am no longer breast-feeding", "breast-feeding absent"],
  ["Is breast-feeding possible on IVIG?", "-breast-feeding"],
  // earlier treatment
  ["He had rituximab in 2021 and got better", "previous-rituximab present past patient"],
  ["rituximab naive 66F", "previous-rituximab absent now patient"],
  ["She has never had rituximab", "previous-rituximab absent"],
  ["My patient did not respond to rituximab", "previous-rituximab present", "rituximab-failure present"],
  ["no response to rituximab, 70M, what next?", "rituximab-failure present", "previous-rituximab present"],
  [
    "Rituximab worked well for me the first time",
    "previous-rituximab present past patient",
    "-rituximab-failure present",
  ],
  ["I'm on rituximab every six months", "on-rituximab present now patient"],
  ["She is going to start rituximab next month", "on-rituximab present planned patient", "-previous-rituximab present"],
  ["What should be checked before rituximab?", "-previous-rituximab", "-on-rituximab present"],
  ["Is it worth repeating rituximab in my patient?", "previous-rituximab present past patient"],
  ["My first infusion of rituximab is next week", "on-rituximab present planned patient"],
  ["Does rituximab work?", "-rituximab-failure", "-previous-rituximab"],
  ["IVIG helped me for a year", "previous-ivig present past patient"],
  ["IVIg failed, 64M, rituximab?", "previous-ivig present past patient"],
  ["He got immunoglobulins in 2020 without effect", "previous-ivig present past patient"],
  ["never received IVIG, 70F", "previous-ivig absent"],
  ["Is IVIG first line?", "-previous-ivig"],
  ["relapsed 9 months after rituximab, 71F", "previous-rituximab present past patient"],
  ["I have not had rituximab yet", "previous-rituximab absent"],
  [
    "My mother failed IVIG and rituximab. She has anti-MAG.",
    "previous-ivig present past patient",
    "rituximab-failure present",
  ],
  // vaccines
  ["I had the MMR vaccine two weeks ago", "live-vaccine present past patient"],
  ["Can I have the yellow fever vaccine?", "live-vaccine unknown planned"],
  ["I am booked for a yellow fever shot next week", "live-vaccine present planned patient"],
  ["no live vaccines recently (60M)", "live-vaccine absent"],
  ["Which vaccines are live?", "-live-vaccine"],
  // blood
  ["He has Waldenström's macroglobulinemia", "waldenstrom present now patient"],
  ["78F WM, anti-MAG", "waldenstrom present now patient"],
  [
    "bone marrow shows no Waldenstrom, so MGUS in this patient",
    "waldenstrom absent now patient",
    "mgus present now patient",
  ],
  ["IgM MGUS, 66M", "mgus present now patient"],
  ["Does MGUS turn into Waldenström's?", "-waldenstrom", "-mgus"],
  ["His IgG is low at 3.9 g/L", "low-igg present now patient"],
  ["hypogammaglobulinaemia after rituximab in my patient", "low-igg present now patient"],
  ["IgG normal, 70M", "low-igg absent now patient"],
  ["she is neutropenic", "neutropenia present now patient"],
  ["neutrophils 0.6, day 90 after rituximab, 66F", "neutropenia present now patient"],
  ["How common is late-onset neutropenia?", "-neutropenia"],
  ["my nosebleeds and blurry vision worry me", "hyperviscosity-symptoms present now patient"],
  ["no hyperviscosity symptoms, IgM 45 g/L, 70M", "hyperviscosity-symptoms absent now patient"],
  // course and symptoms
  ["He deteriorated rapidly over six weeks", "rapid-progression present"],
  ["no rapid progression in this patient", "rapid-progression absent"],
  ["Slowly progressive over 5 years, 70M", "-rapid-progression present"],
  ["I have burning pain in my feet", "pain present now patient"],
  ["No pain, 67F", "pain absent now patient"],
  ["What helps against pain?", "-pain"],
  ["My tremor makes eating hard", "tremor present now patient"],
  ["intention tremor +, 73M", "tremor present now patient"],
  ["Is tremor part of the disease?", "-tremor"],
  ["I fell twice last month", "falls present"],
  ["she keeps falling", "falls present now patient"],
  ["no falls so far, he walks without aid", "falls absent now patient"],
  ["How can falls be prevented?", "-falls"],
  ["IgM falls after rituximab in this patient", "-falls"],
  ["My symptoms are mild and stable", "stable-mild present now patient"],
  ["He is stable with only numb toes, no disability", "stable-mild present now patient"],
  ["She isn't stable any more", "stable-mild absent now patient"],
  ["Should mild disease be treated?", "-stable-mild"],
  [
    "• 72 yo male\n• HBsAg neg / anti-HBc pos\n• apixaban for AF",
    "hepatitis-b absent now patient",
    "hepatitis-b-core present now patient",
    "anticoagulant present now patient",
    "heart-disease present now patient",
  ],
  [
    "72M, IgM 52, HBsAg neg, on apixaban",
    "age present now patient",
    "hepatitis-b absent now patient",
    "anticoagulant present now patient",
  ],
  ["Since he is diabetic, are steroids wise?", "diabetes present now patient"],
  // turned round before they were mended
  ["HBsAg (-) anti-HBc (+) in my patient", "hepatitis-b absent now patient", "hepatitis-b-core present now patient"],
  [
    "neither HBsAg nor anti-HBc is positive, 70M",
    "hepatitis-b absent now patient",
    "hepatitis-b-core absent now patient",
  ],
  ["Hepatitis B: no, diabetes: yes, pain: no. 70M", "hepatitis-b absent", "diabetes present", "pain absent"],
  ["HBsAg was never positive, 70M", "hepatitis-b absent"],
  ["her anti-HBc is not negative", "hepatitis-b-core present now patient"],
  ["not on warfarin any more, 77M", "anticoagulant absent"],
  ["Is my father's diabetes a risk for me? I have anti-MAG", "diabetes present now family"],
  ["I have no pain but tremor", "pain absent", "tremor present"],
  ["My neighbour has diabetes. I have anti-MAG.", "diabetes present now family"],
];

describe("patient facts", () => {
  test.each(table)("%s", (text, ...expected) => {
    const found = factsOf(text);
    for (const want of expected) {
      const named = found.filter((f) => `${f} `.startsWith(`${want.replace(/^-/, "")} `));
      expect(named.length, `${want}; found ${found.join("; ") || "nothing"}`).toBe(want.startsWith("-") ? 0 : 1);
    }
  });
});
