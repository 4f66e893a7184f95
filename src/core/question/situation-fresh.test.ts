/** A second set of phrases, written after the rules were tuned: the honest measure of the reading of a situation. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());

const urgent: readonly string[] = [
  "Hi, my mum is 79 with anti-MAG and since breakfast she isn't making any sense and keeps dropping things on the right",
  "blood keeps coming out of my nose, third time today",
  "I woke up and everything looks fuzzy, my IgM was 61 last week",
  "Pt 3 wks after 2nd rituximab: 39.1, tachycardic, lactate 3.8 - what cover?",
  "I am shaking with cold and my thermometer says 39.5. Got MabThera two weeks ago.",
  "my husband feels very hot and can't stop shivering, he had his infusion on Monday",
  "Her sclerae are icteric, bilirubin 96, six months after anti-CD20",
  "The whites of my eyes went yellow over the weekend",
  "We are mid infusion and he has just gone grey, BP 70 systolic, itchy all over",
  "she's got lumps like hives and her lips are puffy, the ivig is still dripping in",
  "Nurse here, patient 15 min into first rituximab, bronchospasm and SpO2 86%",
  "Dad's speech has gone all slurry this afternoon",
  "she cannot see on the right side of both eyes since two days, JCV pending",
  "He no longer recognises me and he was fine on Friday",
  "My legs went from ok to jelly in 48 hours, I need two people to get to the toilet",
  "Weakness climbing up from feet to arms over the past four days, areflexic, is this still anti-MAG?",
  "I haven't been able to pass urine since last night and my bottom is numb",
  "since wednesday he can't lift his arms or hold a cup, getting worse by the hour",
  "I'm gasping when I talk and my oxygen reads 87",
  "The food gets stuck and I cough it back through my nose since yesterday",
  "he wakes up at night fighting for breath, this started on Sunday",
  "Tight band around my chest for an hour, sweaty, going down my left arm",
  "72M day 2 of IVIG: retrosternal pain, ST elevation V2-V4",
  "My wife's mouth is hanging on one side and she can't lift her arm",
  "sudden left hemiplegia 20 min ago, on IVIG yesterday, thrombolysis ok?",
  "found him on the floor, not responding",
  "my father had a fit this morning, first ever",
  "I have been passing black tarry stools since Thursday, on rivaroxaban",
  "banged my head when I fell this morning, I'm on warfarin, feeling sleepy",
  "what's the point of going on, I would rather be dead than live with these feet",
  "my patient tells me he has been collecting tablets to end it",
  "I swallowed thirty amitriptyline an hour ago",
  "My calf is swollen, red and hot since the ivig",
  "IgM 71 g/L. He is drowsy with headache and his gums ooze.",
  "Can you tell me if rituximab is still possible? She is in ICU with septic shock after the third dose.",
  "Mouth full of sores and skin coming off in sheets ten days after rituximab",
  "She is confusd and very sleepy, temprature 39, had rituximb in august",
  "What should I do? My throat is closing up, I'm on the drip",
  "Why can't my husband get his words out today?",
  "Had rituximab in May. Neutrophils 0.2 and rigors tonight.",
];

const calm: readonly string[] = [
  "Which infections should I look out for on rituximab?",
  "My sister-in-law is a nurse and says fevers are frequent after infusions. Is that so?",
  "Do nosebleeds always mean hyperviscosity?",
  "I had nosebleeds as a teenager, does that matter?",
  "IgM 61 g/L but no bleeding, vision fine, viscosity 2.1 - exchange first?",
  "How would hyperviscosity show itself?",
  "Would a stroke on IVIG be the drug's fault?",
  "She recovered fully from sepsis in 2021 and is keen on a second course.",
  "What is the mortality of sepsis after rituximab?",
  "70F, hx of TIA 2018, HTN, on clopidogrel. IVIG?",
  "Never short of breath, no chest pain; echo normal.",
  "Is difficulty breathing on exertion a contraindication to plasma exchange?",
  "How long does the infusion reaction usually last?",
  "Her infusion reaction two years ago was grade 1.",
  "Should we premedicate to avoid an infusion reaction?",
  "My walking has become a bit worse each year.",
  "Weakness in the ankles for six years, slowly progressive",
  "How fast can weakness rise in Guillain-Barré compared with anti-MAG?",
  "I get a little breathless climbing hills, as I have for 20 years, nothing new",
  "The neurologist wants me to call if I get confused or lose vision.",
  "Is PML fatal?",
  "Can PML be detected early by MRI?",
  "Does anti-MAG shorten life or cause heart attacks?",
  "Should patients with fever be given rituximab?",
  "Rituximab: what about fever and chills at home?",
  "I feel low about my diagnosis sometimes. Are there support groups?",
  "Are suicidal thoughts a side effect of pregabalin?",
  "My eyes are dry and my skin is pale, is this from the disease?",
  "Yellow fever vaccine before rituximab?",
  "I cannot see how the titre helps.",
  "My hands are too shaky to swallow pills with a glass of water",
  "Numb feet, worse at night. Could it be the paraprotein?",
  "No weakness, no falls, no dyspnoea. NCS next week.",
  "Please summarise emergencies in anti-MAG neuropathy.",
  "If the patient becomes jaundiced, which tests first?",
  "Chest X-ray before rituximab: needed?",
  "My late husband died of sepsis. Now I have been diagnosed with anti-MAG myself.",
  "He had a seizure at age 4, none since.",
  "We excluded stroke; MRI clean. EMG shows long distal latencies.",
  "Which side effects mean I have to go to hospital?",
];

const believed: readonly (readonly [text: string, id: string])[] = [
  ["Rituximab got its licence for anti-MAG last year, so why does my hospital refuse?", "rituximab-licensed"],
  ["My consultant told me rituximab is approved for my neuropathy. Which brand?", "rituximab-licensed"],
  ["Since we have proof from two positive RCTs, which rituximab dose is best?", "trials-met-endpoint"],
  ["As both trials reached their primary outcome, the question is only how often to repeat.", "trials-met-endpoint"],
  ["Seeing that rituximab is proven effective in anti-MAG, is placebo still ethical?", "rituximab-proven"],
  ["Why will rituximab heal my nerves for good?", "rituximab-cures"],
  ["I heard rituximab helps every patient with this.", "rituximab-everyone"],
  ["Given that mabthera acts within a few days, should I book physio for next week?", "rituximab-days"],
  ["anti-MAG being a subtype of CIDP, I would start prednisolone", "kind-of-cidp"],
  ["Because anti-MAG belongs to CIDP, the CIDP guideline applies.", "kind-of-cidp"],
  ["MOG antibody, also called anti-MAG, was positive. What next?", "same-as-mog"],
  ["My titre is 95,000 so I will end up severely disabled.", "titre-means-severe"],
  [
    "Since high titres predict a good response, my patient with 90,000 BTU is an ideal candidate.",
    "titre-predicts-response",
  ],
  ["Her titre is above 70,000, therefore we have to treat.", "titre-means-treat"],
  ["Because titres can be compared between labs, I pooled the Basel and Mayo values.", "titres-comparable"],
  ["IVIG being first line in anti-MAG, when do I switch?", "ivig-first-line"],
  ["Given that prednisone is effective in anti-MAG, why not start it?", "steroids-work"],
  ["The flare shows the rituximab has failed, which drug is next?", "flare-means-failure"],
  ["IgM has doubled after dose two, so rituximab has to be discontinued.", "igm-rise-means-stop"],
  ["I know hepatitis B testing isn't needed before rituximab, so can I start Monday?", "hbv-screening-unnecessary"],
  ["Since the yellow fever vaccine is safe on rituximab, I booked it.", "live-vaccines-safe"],
  ["An IgM above 20 is a reason to treat, so when do we begin?", "igm-alone-treat"],
  ["As every patient needs therapy, which is best?", "everyone-needs-treatment"],
  ["Because anti-MAG antibodies are specific to this neuropathy, no other tests are needed.", "antibody-unique"],
  ["Since interferon works in anti-MAG, where can I get it?", "interferon-effective"],
  ["R-bendamustine is clearly superior to rituximab, so why start with mono?", "chemo-better"],
  ["Given that the disease is terminal, should I write my will?", "fatal-disease"],
  ["Since a biopsy is mandatory to diagnose anti-MAG, I refused.", "biopsy-required"],
  ["As the disease is totally benign, no follow up is needed.", "harmless-disease"],
  ["Everybody with anti-MAG will develop lymphoma, so how often should I be scanned?", "everyone-gets-waldenstrom"],
];

const sound: readonly string[] = [
  "Who decided that rituximab is not approved for anti-MAG?",
  "Since rituximab has no licence here, do I have to sign something?",
  "Why is rituximab not proven in anti-MAG?",
  "Could rituximab cure me one day?",
  "Which trials met their primary endpoint?",
  "As neither RIMAG nor Dalakas met its primary endpoint, is the effect real?",
  "My doctor says anti-MAG is not a form of CIDP. Why?",
  "How can I tell MAG from MOG on the report?",
  "Are titres from Mayo and Basel comparable?",
  "Does a titre of 95,000 mean I will be disabled?",
  "My titre went from 95,000 to 40,000 and I walk better. Is there a link?",
  "Some say IVIG is first line; is that correct?",
  "Steroids did nothing for me. Why?",
  "Is an IgM flare a failure of rituximab?",
  "Given that hepatitis B must be tested first, how long do results take?",
  "Is the flu shot safe on rituximab?",
  "When should plasma exchange be done relative to rituximab?",
  "Does every patient need therapy?",
  "Because anti-MAG antibodies are not specific, we repeated the test.",
  "Will everybody with anti-MAG develop lymphoma?",
];

const facts: readonly (readonly [text: string, fact: string])[] = [
  ["He carries hepatitis B surface antigen, what now?", "hepatitis-b present"],
  ["hep B surface Ag neg; core Ab pos (61F)", "hepatitis-b-core present"],
  ["My blood test for hepatitis B came back negative", "hepatitis-b absent"],
  ["We don't know yet whether she has hepatitis B", "hepatitis-b unknown"],
  ["I'm a type 1 diabetic", "diabetes present"],
  ["Pt w/o diabetes, 63M", "diabetes absent"],
  ["Dad is diabetic but I'm not. I have anti-MAG.", "diabetes present now family"],
  ["she's taking Xarelto for her heart", "anticoagulant present"],
  ["he came off warfarin last year", "anticoagulant present past"],
  ["I am not on any blood thinners", "anticoagulant absent"],
  ["She is on antibiotics for cystitis", "infection present"],
  ["no sign of infection in my patient", "infection absent"],
  ["CrCl fine, no renal impairment, 70M", "kidney-disease absent"],
  ["his kidneys are failing", "kidney-disease present"],
  ["my cardiologist follows me for heart failure", "heart-disease present"],
  ["He nearly died of anaphylaxis with rituximab", "murine-allergy present"],
  ["I turned 68 in May, am I too old for rituximab? I am 68.", "older-adult present"],
  ["77-yr-old lady with ataxia", "older-adult present"],
  ["I'm expecting a baby in June", "pregnancy present"],
  ["my patient wants to become pregnant next year", "pregnancy present planned"],
  ["she is still breastfeeding her daughter", "breast-feeding present"],
  ["after two courses of rituximab he is better", "previous-rituximab present"],
  ["no prior rituximab, 59F", "previous-rituximab absent"],
  ["rituximab did nothing for me", "rituximab-failure present"],
  ["He has been getting rituximab since 2022", "on-rituximab present"],
  ["IVIG didn't help my wife, she has anti-MAG", "previous-ivig present"],
  ["received Zostavax 10 days ago, 72F", "live-vaccine present"],
  ["her marrow confirmed Waldenström", "waldenstrom present"],
  ["Waldenström was excluded in this man", "waldenstrom absent"],
  ["my IgG has dropped to 3.2 g/L", "low-igg present"],
  ["ANC 0.4 in my patient", "neutropenia present"],
  ["walking got dramatically worse within three weeks", "rapid-progression"],
  ["my feet burn at night", "pain present"],
  ["her hands tremble when she pours tea", "tremor present"],
  ["he has fallen three times since March", "falls present"],
  ["nothing has changed for four years, I am stable", "stable-mild present"],
  ["Are older patients at greater risk?", "-older-adult present"],
  ["Is hepatitis B common in Italy?", "-hepatitis-b present"],
  ["What if he had diabetes?", "-diabetes present"],
  ["Does rituximab cause neutropenia?", "-neutropenia present"],
];

const idsOf = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesOf = (text: string): readonly string[] => read(text).premises.map((p) => p.id);
const factsOf = (text: string): readonly string[] =>
  read(text).facts.map((f) => `${f.fact} ${f.polarity} ${f.time} ${f.whose}`);

describe("urgent events", () => {
  test.each(urgent)("%s", (text) => expect(idsOf(text)).not.toEqual([]));
});

describe("look-alikes of urgent events", () => {
  test.each(calm)("%s", (text) => expect(idsOf(text)).toEqual([]));
});

describe("false premises", () => {
  test.each(believed)("%s", (text, id) => expect(premisesOf(text)).toContain(id));
  test.each(sound)("%s", (text) => expect(premisesOf(text)).toEqual([]));
});

describe("patient facts", () => {
  test.each(facts)("%s", (text, want) => {
    const found = factsOf(text);
    const unwanted = want.startsWith("-");
    const named = found.filter((f) => f.startsWith(want.replace(/^-/, "")));
    expect(named.length > 0 ? "found" : "not found").toBe(unwanted ? "not found" : "found");
  });
});
