/** Batch 2, written before it was run. First look: urgent 34 of 40, false flags 3 of 40, beliefs 26 of 40, false corrections 0 of 40. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent = rows(`
day 9 post obinutuzumab: K 7.2, phosphate 3.4, LDH 4000, no urine for 10h
Potassium came back at 6.8 and his ECG looks wide, he has ALS-like weakness and MGUS
My mother has gone numb from the chest down over the weekend and now she can't pee
stumbled on the stairs last night, hit my temple, on Xarelto, this morning I keep vomiting
Neuts 0.05 and he's shivering under the covers
Wife 28/40, blinding headache, seeing stars, BP 178/112, on IVIG for neuropathy
Sodium 112 this morning, she's muddled, started duloxetine two weeks ago
My meter just says HI and I'm vomiting and breathing funny since the steroid premed
hb 52 with cold agglutinins, breathless at rest
platelets 8, wet purpura, IVIG finished Tuesday
The worst headache of my life hit me in the shower an hour ago
left leg twice the size of the right and sore behind the knee, had a long hospital stay
Blisters all over the trunk and she cannot open her mouth for the sores, 12 days after MabThera
My stomach is rigid and I am doubled up, third rituximab was on Wednesday, on prednisolone too
He told our daughter goodbye and asked where the insulin is kept
Found my dad slumped in his chair, eyes open but he doesn't answer
brother just had a mini stroke, his words came back but should we wait for the GP?
pulse 38 and I nearly pass out each time I stand up, began after the infusion today
I've no feeling when I wipe and I dribble urine, back pain all week
Over three days my hands then my legs stopped working, yesterday I still drove
My husband can't see the left side of his plate any more, noticed Thursday
she's been staring at the wall and calling me by her sister's name since yesterday evening
Bilirubin 240, ALT 2900, encephalopathic, last rituximab 5 months ago
Nurse says slow it down but I'm covered in welts and can hardly talk
BP 68/30 and bronchospasm ten minutes after starting the truxima
I just brought up a cupful of bright red blood
bright red blood pouring out of my back passage, I'm on Eliquis
She bit her tongue and shook all over for five minutes, now fast asleep
pt on RTX: T 39.6, RR 32, mottled to the knees
urea 48, creatinine 910, no urine output, IgM MGUS
fever 38.9 with a stiff neck and photophobia, IVIG two days ago
My legs buckle, my arms too, and swallowing got hard, all in the past 36 hours
FVC fell from 2.8 to 1.2 since yesterday
Gasping, frothy pink sputum after the second bottle of IVIG
a crushing weight on my breastbone and sweating buckets
My son took a handful of my duloxetine about half an hour ago
IgM 82 g/L, bleeding gums, can't focus my eyes
Is it ok that his right hand suddenly won't hold the fork and his mouth hangs?
I'm 20 weeks and bleeding clots, had rituximab last year
Just went blind in the right eye for ten minutes
`);

const calm = rows(`
Is potassium affected by IVIG?
Do you repeat creatinine before each IVIG? Hers is 82 and stable.
My mother had numb legs for ten years before anybody tested her IgM.
I tripped in April and broke a wrist, all healed now; are splints useful?
When does late neutropenia occur, and should we do blood counts?
I'm 28 weeks pregnant, well, and wonder about IVIG.
Duloxetine and sodium: how often to check?
My sugar goes up to 9 after the steroid premed, is that expected?
Hb 118, plts 190, neuts 3.4 today. Fine to proceed?
Platelets 105 for years, stable. Is rituximab ok?
Do tension headaches matter before IVIG?
My legs swell a little in hot weather.
I get mouth ulcers every few months, always have.
What abdominal side effects does the rituximab label list?
My wife cries sometimes about the diagnosis, where can we find a counsellor?
Can a person with anti-MAG drive after a TIA in 2017?
Heart rate 72, BP 130/80, sats 97 %, afebrile, chest clear.
I'd like to know what to do in an emergency on holiday.
Are bladder problems part of anti-MAG?
It took me five years to go from a stick to a frame.
He wears glasses for reading and sees well.
Mum forgets appointments, she's 88, that's been so for years.
Bilirubin 14, ALT 22 before the third infusion.
How do nurses slow down the infusion when someone gets hives?
I had hives with penicillin as a child. Can I have rituximab?
Haemorrhoids bleed a drop now and then, known for years, colonoscopy normal.
Do I have to stop apixaban before a nerve biopsy?
Is epilepsy a contraindication to rituximab?
A 2019 report describes a fatal stroke after IVIG in a smoker.
Creatinine clearance for a 70 kg woman?
Stiff neck from sleeping badly, nothing else; can I have my infusion?
How long after rituximab can weakness still improve?
Which lung function tests are useful in neuropathy?
My grandfather died after swallowing trouble from ALS, is anti-MAG related?
Chest tightness on exertion was investigated last year: angiogram clean.
My friend with cancer took an overdose; I would never do that.
IgM 38 g/L, fundi normal, no bleeding.
My handwriting has become worse and my fork shakes.
We lost our baby in 2010; now planning again, is rituximab a problem?
I wear sunglasses because my eyes are sensitive, since childhood.
`);

const believed = rows(`
plasma-exchange-works | Regular plasmapheresis is the gold standard for anti-MAG, so where can my dad get it?
cyclophosphamide-proven | We will give cyclophosphamide because it is first line in IgM neuropathy.
chlorambucil-works | Chlorambucil is very effective in anti-MAG, so why did they abandon it?
interferon-effective | Given that interferon helps in anti-MAG, my consultant wants to try it.
btk-proven | Zanubrutinib is approved for anti-MAG neuropathy now, so I want to switch.
antibody-is-igg | Since these antibodies are of the IgG class they should respond to efgartigimod.
attacks-brain | My illness destroys the myelin in my brain, so is that why I forget names?
titre-means-severe | Her antibody level is over 100000, meaning that she has a severe form.
falling-titre-is-improvement | The antibodies dropped from 60000 to 20000, which proves that she has improved.
titre-rise-is-relapse | My titre has doubled, so I am relapsing and need more rituximab.
titre-replaces-exam | Since the antibody level tells everything, there is no need to examine him.
titres-comparable | Antibody levels are the same whichever lab measures them.
igm-equals-titre | My M-protein is 8 g/L, so my titre is 8.
hbv-only-if-liver | His ALT is normal so no need to test for hepatitis B.
hbsag-alone-enough | The surface antigen was negative, which is enough before rituximab.
core-positive-harmless | An old hepatitis B does not matter for rituximab, so we went ahead.
hbv-early-only | It's a year after rituximab so hepatitis B can no longer reactivate.
vaccines-all-forbidden | I know that I'm not allowed any vaccinations while on rituximab, so what about covid?
rituximab-oral | My doctor will start me on rituximab pills next week.
rituximab-lasts-for-life | After one infusion of rituximab you are cured for good.
rituximab-everyone | I'm told rituximab always works in anti-MAG, so why am I not better?
rituximab-days | Rituximab kicks in after two days, so why am I still numb?
b-cells-gone-is-response | As her CD19 count is undetectable, she has responded.
judge-at-three-weeks | It is four weeks after rituximab so we can tell that it has failed.
wheelchair-all | Sooner or later everybody with anti-MAG sits in a wheelchair.
age-sex-only | Anti-MAG only occurs in elderly people, I'm 41, so it must be a mistake.
contagious | My wife caught anti-MAG from me.
inherited | Anti-MAG runs in families, so I had my children tested.
caused-by-outside | Too much red wine gave me anti-MAG, so I stopped drinking.
cured-by-diet | Turmeric lowers the antibodies, so I stopped seeing the haematologist.
biopsy-required | Without a nerve biopsy you cannot diagnose anti-MAG, so I am booked.
csf-required | Because a spinal tap is compulsory for anti-MAG, I'm nervous.
axonal-typical | Anti-MAG usually causes axonal damage and not demyelination.
everyone-gets-waldenstrom | With anti-MAG you always develop Waldenström's in the end.
pain-excluded | Since anti-MAG is painless, what explains the burning in my feet?
irods-higher-worse | My I-RODS rose by 6 points, so I'm worse, correct?
mcid-validated | An MCID of 4 points was validated in anti-MAG patients.
flare-means-failure | IgM went up three weeks after rituximab, therefore it has failed.
response-most | Rituximab helps 80 % of anti-MAG patients, so my chances are good.
`);

const sound = rows(`
Plasmapheresis may help some people for a short time.
Why isn't cyclophosphamide first line?
Chlorambucil was studied in 44 people in 1995. What was found?
Interferon failed in the placebo-controlled trial, so I won't take it.
Is zanubrutinib approved for anti-MAG?
PPSGG only worked in mice so far, correct?
Which class are these antibodies, IgG or IgM?
Does my illness harm the brain?
Her level is over 100000; does it matter?
The antibodies dropped from 60000 to 20000 and she walks better. Shall we retest?
My titre has doubled. Am I relapsing?
We examine him and also follow the titre.
Antibody levels differ from lab to lab.
My M-protein is 8 g/L. What is my titre likely to be?
His ALT is normal. Do we still test for hepatitis B?
The surface antigen was negative and anti-HBc was positive, so we wait for DNA.
An old hepatitis B can come back after rituximab, so we check DNA.
A year after rituximab hepatitis B can still reactivate.
Inactivated vaccines are allowed, I've read. Which ones before rituximab?
Rituximab is a drip, not a tablet.
I hope one infusion of rituximab cures me for good.
It's untrue that rituximab always works.
People say rituximab works in days, which is a myth.
As her CD19 count is undetectable, should we expect a response?
Four weeks after rituximab is too early to tell.
I'm afraid of ending up in a wheelchair.
Anti-MAG mostly occurs in older men, and I'm a woman of 41.
You can't catch anti-MAG from anyone.
Does it run in families?
Does red wine make neuropathy worse?
Turmeric does not lower antibodies, does it?
A biopsy is rarely needed; when is it?
I'm nervous about a spinal tap; is it compulsory?
Anti-MAG usually causes demyelination and later axonal loss.
Few people with anti-MAG develop Waldenström's.
About half have pain, so burning feet fit.
My I-RODS rose by 6 points, so I'm better, correct?
The MCIDs come from CIDP, not from anti-MAG.
IgM went up three weeks after rituximab. Is that a flare?
Rituximab helps perhaps a third of patients.
`);

test.each(urgent)("urgent: %s", (text) => expect(urgentIn(text)).not.toEqual([]));

test.each(calm)("calm: %s", (text) => expect(urgentIn(text)).toEqual([]));

describe("false beliefs", () => {
  test.each(believed)("%s", (row) => {
    const [ids = "", text = ""] = row.split(" | ");
    const found = premisesIn(text);
    expect(ids.split(",").filter((id) => found.includes(id))).not.toEqual([]);
  });
  test.each(sound)("sound: %s", (text) => expect(premisesIn(text)).toEqual([]));
});

// Known misses and one known false flag.
test.fails.each(["Why can't my hospital order PPSGG, which cures this neuropathy?"])(
  "believed, not yet read: %s",
  (text) => expect(premisesIn(text)).not.toEqual([]),
);
