/** A fourth set for urgency and premises, written after the third had been used for tuning. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const idsOf = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesOf = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent: readonly string[] = [
  "nose has been dripping blood on and off all day, I have Waldenström",
  "Patient bleeding from gums and nose, IgM 5800 mg/dL, please advise",
  "I can't read, letters are swimming, IgM went up to 64 after rituximab",
  "My brother has anti-MAG and got rituximab on the 2nd. Tonight 39.3 and he's not making sense.",
  "Temp 38.4, feels rotten, last obinutuzumab 12 days ago",
  "septic 4 weeks post R-bendamustine",
  "Since the weekend my stools are pale, my pee is brown and my eyes look yellow",
  "Fulminant hepatitis after rituximab in a patient who was anti-HBc positive, transplant?",
  "nurse asks: rate 100 ml/h, patient suddenly wheezy with urticaria, stop or slow?",
  "I came out in a rash with swollen eyelids ten minutes after the drip began",
  "wife woke up unable to speak",
  "He keeps bumping into things on his left and did not notice, started last week, rituximab x4",
  "my grandmother doesn't know what year it is since yesterday",
  "two days ago I could still climb stairs, now my legs don't hold me",
  "arms and legs getting weaker by the day, started after the flu jab, now bedridden",
  "I have lost feeling between my legs and can't hold my urine since this morning",
  "I choke on every sip of water since Friday",
  "He is so breathless that he cannot finish a sentence",
  "stabbing pain in the chest when I breathe in, and my leg was swollen yesterday",
  "My dad says his chest feels like an elephant is sitting on it",
  "Her right arm just dropped and she's talking funny",
  "Pt: sudden onset L facial droop + dysarthria 40 min ago",
  "He fell unconscious after the infusion",
  "She's fitting right now",
  "I brought up blood twice this morning",
  "INR 8 and a big haematoma growing after a fall today",
  "I've decided to end my life",
  "I can't cope, I think about dying all the time and have pills ready",
  "I accidentally took my weekly pills all today",
  "Should I go to A&E? My gums bleed and I see double.",
];

const calm: readonly string[] = [
  "At which IgM do you order viscosity?",
  "Bleeding risk on ibrutinib and apixaban?",
  "Does plasma exchange help when vision is blurred by hyperviscosity?",
  "I had my cataract done last year and see fine now.",
  "Low-grade fever is listed in the leaflet. How frequent is it?",
  "We treat febrile neutropenia after rituximab with G-CSF; does it recur on rechallenge?",
  "Is jaundice always due to hepatitis B?",
  "What do you tell patients about infusion reactions?",
  "Is IVIG headache dangerous?",
  "I had a headache after IVIG in spring, it passed in a day.",
  "How does one test cognition in suspected PML?",
  "My wife worries that I might get PML.",
  "I am slower on stairs than five years ago.",
  "EMG: no signs of GBS. Sensory ataxia, stable.",
  "Could weakness return when rituximab wears off?",
  "No bladder or bowel trouble.",
  "Is the diaphragm ever involved?",
  "My swallowing is fine.",
  "Does amitriptyline cause palpitations?",
  "History of pulmonary embolism 2016, on apixaban. IVIG?",
  "His mother had a stroke. He has MGUS.",
  "Facial numbness isn't typical, is it?",
  "Can I drive after fainting once in 2010?",
  "Is blood donation possible with anti-MAG?",
  "What painkiller is safe with warfarin?",
  "This disease kills my mood but I'm coping and see a psychologist.",
  "I double checked the dose with the pharmacist.",
  "How many pills of duloxetine are too many?",
  "When do you send a patient to the emergency department?",
  "Shoes or splints for foot drop?",
];

const believed: readonly (readonly [text: string, id: string])[] = [
  ["Now that the FDA has approved rituximab for anti-MAG, is it covered?", "rituximab-licensed"],
  ["Rituximab is the proven standard of care in anti-MAG; how do I dose it?", "rituximab-proven"],
  ["I was told rituximab would be a cure for my anti-MAG and I am looking forward to it.", "rituximab-cures"],
  ["Because the randomised trials were positive, payers should reimburse.", "trials-met-endpoint"],
  ["My neurologist treats anti-MAG as it is a variant of CIDP.", "kind-of-cidp"],
  ["Since steroids help in anti-MAG I took prednisone for a year.", "steroids-work"],
  ["IVIG is the treatment of choice for my anti-MAG, isn't it?", "ivig-first-line"],
  ["Because a rise in IgM after rituximab means we must stop, we cancelled dose 3.", "igm-rise-means-stop"],
  ["As screening for hepatitis B is not required before rituximab, we skipped it.", "hbv-screening-unnecessary"],
  ["Given that anti-MAG antibodies are found only in this neuropathy, the diagnosis is proven.", "antibody-unique"],
  ["Since my titre is over 70,000 I need rituximab, correct?", "titre-means-treat"],
  ["Why is a sural biopsy mandatory for anti-MAG?", "biopsy-required"],
  ["As my B cells are back a relapse is coming.", "b-cells-predict-relapse"],
  ["Because anti-MAG is deadly, my wife panics.", "fatal-disease"],
  ["Rituximab combined with cyclophosphamide works better than rituximab alone, so why not use it?", "chemo-better"],
];

const sound: readonly string[] = [
  "Has the FDA approved rituximab for anti-MAG?",
  "Because the trials were negative, payers refuse.",
  "Rituximab isn't a cure, I know; how long does the benefit last?",
  "Nobody has shown that rituximab works for everyone.",
  "Anti-MAG used to be called a CIDP variant. What changed?",
  "Steroids are not helpful here, so what else?",
  "Since IVIG is not first line, when would you use it?",
  "Is it wrong to stop rituximab when IgM rises?",
  "We screen for hepatitis B before rituximab because reactivation is dangerous.",
  "Anti-MAG antibodies at low titre occur in CIDP too.",
  "My titre is over 70,000 and I have no symptoms; should I be treated?",
  "A sural biopsy is not mandatory for anti-MAG.",
  "B cells are back but he is stable.",
  "Anti-MAG is not deadly, my doctor says.",
  "Is rituximab with cyclophosphamide better than rituximab alone?",
];

describe("urgent events", () => {
  test.each(urgent)("%s", (text) => expect(idsOf(text)).not.toEqual([]));
});

describe("look-alikes of urgent events", () => {
  test.each(calm)("%s", (text) => expect(idsOf(text)).toEqual([]));
});

describe("premises", () => {
  test.each(believed)("%s", (text, id) => expect(premisesOf(text)).toContain(id));
  test.each(sound)("%s", (text) => expect(premisesOf(text)).toEqual([]));
});
