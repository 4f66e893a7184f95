/** A third set for urgency, written after the second had widened the rules: people in trouble and calm look-alikes. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const idsOf = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);

const urgent: readonly string[] = [
  "There's blood on my pillow every morning from my nose and I feel foggy, IgM 55",
  "my gums won't stop bleeding after brushing, it started three days ago",
  "Since the infusion everything is double and my head is pounding",
  "Fundus: flame haemorrhages both eyes, IgM 68 g/L, she is somnolent",
  "he is burning up, 40 degrees, rituximab was ten days ago",
  "I feel awful, shivering under three blankets, had my second Rituxan on Tuesday",
  "Neutropenic sepsis day 95 after rituximab, which antibiotic?",
  "67M, on ibrutinib, fever 38.8 and productive cough",
  "My wee is the colour of cola and I itch, four months after rituximab",
  "ALT 2300, INR 2.1, HBsAg turned positive after rituximab. Entecavir now?",
  "My wife looks yellow today",
  "Drip started half an hour ago and now I feel hot, my chest is tight and I have a rash",
  "The patient is flushed and vomiting during the first bag of rituximab, BP 85/40",
  "He suddenly can't remember our names",
  "For two days she has been talking gibberish, 8 months after rituximab",
  "Half of the newspaper page is missing when my father reads, new since Sunday",
  "I've gone blind in my left eye",
  "my mother is acting strange and is very sleepy since last night",
  "patient acutely disoriented, GCS 13",
  "On Monday he walked the dog, today he can't get out of bed, legs won't move",
  "my hands and feet got weaker overnight and now I can't hold a spoon",
  "Rapid tetraparesis within 72 hours in known anti-MAG. LP?",
  "I can't feel when I need to pee and my legs feel dead since this morning",
  "I can't get enough air and it is getting worse",
  "Can't swallow my own spit since yesterday",
  "FVC 0.9 L, PCO2 7.8, weak cough",
  "she is breathing very fast and her lips look blue",
  "Heavy pressure on my chest when I lie here, and my jaw hurts",
  "is this a heart attack? pain in my chest and left shoulder since an hour",
  "My husband's face is droopy and he mumbles",
  "I lost all strength in my right arm ten minutes ago",
  "my mum fainted twice today",
  "Patient unresponsive after IVIG",
  "I'm vomiting something that looks like coffee grounds, on Eliquis",
  "I don't see a reason to keep living with this disease",
  "sometimes I plan how to kill myself",
  "My son says he took a whole box of pregabalin",
  "Left leg swollen and painful three days after IVIG",
  "the rash is blistering and my mouth is raw since I got the new tablets",
  "She had a cold, now she is delirious with 39.6 - last rituximab in June",
];

const calm: readonly string[] = [
  "How do doctors check for thick blood?",
  "My gums bled once last year after the dentist.",
  "IgM 55 and no symptoms whatsoever, is exchange needed?",
  "Is double vision part of anti-MAG?",
  "What temperature counts as fever after rituximab?",
  "When is fever an emergency under rituximab?",
  "If my temperature goes above 38, whom do I ring?",
  "How many patients get neutropenic sepsis on rituximab?",
  "She had a fever with her first infusion in 2022, none since. Premedicate?",
  "My urine is fine and my liver tests are normal.",
  "Could hepatitis B flare and turn me yellow?",
  "ALT 28, HBsAg negative, all fine.",
  "Which infusion rate lowers the risk of hypotension and wheezing?",
  "Last time I had an itchy rash with the drip; do I get antihistamine now?",
  "Is forgetfulness a symptom of anti-MAG?",
  "I forget names at times, I am 78.",
  "What are the first signs of PML?",
  "Has PML ever been reported in anti-MAG patients given rituximab?",
  "My legs are weak and have been so for ten years.",
  "He uses a wheelchair for long distances since 2019, stable.",
  "Does weakness ever come on quickly in this disease?",
  "Which red flags suggest cauda equina?",
  "Bladder function is normal, no numbness of the saddle area.",
  "Vital capacity 4.1 L, no dysphagia.",
  "Do people with anti-MAG need a ventilator?",
  "Is it common to choke on food with this neuropathy?",
  "Chest CT normal, echo normal, ready for IVIG?",
  "My father died of a heart attack, does IVIG raise my risk?",
  "What if I get chest pain at home after IVIG?",
  "Stroke risk with IVIG in a smoker?",
  "Anti-MAG or stroke: how do I tell them apart?",
  "My face is red after steroids, is that normal?",
  "Epilepsy in childhood, off drugs for 40 years. Rituximab ok?",
  "He takes apixaban and bruises easily.",
  "How much blood is taken for the titre?",
  "I am fed up with these numb feet.",
  "Does pregabalin make people depressed?",
  "How many gabapentin tablets per day are usual?",
  "Are swollen ankles a side effect of pregabalin?",
  "My skin is dry and peels a little every winter.",
];

describe("urgent events", () => {
  test.each(urgent)("%s", (text) => expect(idsOf(text)).not.toEqual([]));
});

describe("look-alikes of urgent events", () => {
  test.each(calm)("%s", (text) => expect(idsOf(text)).toEqual([]));
});
