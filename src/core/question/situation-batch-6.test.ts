/** Batch 6, written before it was run. First look: urgent 38 of 40, false flags 2 of 40. */
import { expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);

const urgent = rows(`
Blood keeps welling up from my gums and I see everything blurred, IgM 59
72F WM viscosity 5.1, stuporous
he's shaking like a leaf with 39.4, six weeks after Rixathon
neutropenic and septic, day 70 after obinutuzumab, lactate 6
hot, rigoring, BP 80 systolic, had rituximab last Thursday
My eyes have turned yellow and I'm vomiting
ALT 5400, INR 4, anti-HBc positive
my throat is closing since the drip was started
She is itching, wheezing and her BP is 70/40, ivig at 120 ml/h
He can't remember how to use a spoon since the weekend, he had rituximab in spring
lost the sight in my left eye an hour ago
slurred speech and left arm weakness for 40 minutes
my wife's face has dropped
chest pain and clammy, day after IVIG
collapsed at home, GCS 7
can't breathe lying down, getting worse by the day
she chokes on every drink since Saturday
my legs went in two days, now I need a hoist
rapidly ascending weakness, FVC 1.1
no feeling in my genitals and I can't wee since this morning
having a seizure now
fell this morning, hit head, on apixaban, vomiting
tarry stools for three days and dizzy, on warfarin
calf swollen and tender since yesterday
breathless and coughing blood after IVIG
K 7.8 after first cycle, ECG sine wave
creatinine went from 80 to 600 in four days
Na 108 and confused
glucose 41, ketones 5.8
platelets 3, nose bleeding
neutrophils 0.0, fever 39
skin blistering and mouth raw two weeks after rituximab
severe belly pain and vomiting since the infusion, no bowel movement for four days
I want to kill myself
I took 30 gabapentin an hour ago
pregnant 26 weeks, bleeding
fever, stiff neck and vomiting after IVIG yesterday
thunderclap headache this morning
heart rate 190 and light headed
My husband collapsed, the ambulance is here, he had IVIG yesterday
`);

const calm = rows(`
What are warning signs of thick blood?
Is IgM 59 dangerous in itself?
How long is one neutropenic after rituximab?
Would you treat a fever of 37.8 after IVIG?
What is the ALT limit before rituximab?
Do I need hepatitis tests every year?
Is wheeze a contraindication?
He had an infusion reaction in 2021, grade 2, none since.
Which brain changes does PML cause on MRI?
My memory is good.
Is slurred speech ever seen in anti-MAG?
Does IVIG cause strokes?
My father had a stroke in 1998.
I had chest pain two years ago, the stress test was normal.
My breathing was tested and is normal.
Dysphagia is not a feature, correct?
My legs have been weak for a decade.
I lost strength in my toes over several years.
I have no bladder trouble.
Is incontinence related to neuropathy?
Seizures are not described in anti-MAG, are they?
I fell in the garden last summer without injury.
Are support stockings useful?
Is the potassium of 4.9 ok?
Can creatinine rise on IVIG in diabetics?
What sodium is too low for duloxetine?
My sugar is well controlled at 7.
Platelets 180, Hb 14.
How common is Stevens-Johnson with rituximab?
My skin is fine.
My stomach is upset by metformin now and then.
How do I talk to my teenager about my illness?
What is a toxic dose of gabapentin?
Can I become pregnant next year?
I had meningitis as a child.
I get a migraine once a month.
My heart was checked, sinus rhythm 70.
Who should I ask about an emergency card?
The paper describes collapse during infusion in one patient.
`);

test.each(urgent)("urgent: %s", (text) => expect(urgentIn(text)).not.toEqual([]));

test.each(calm)("calm: %s", (text) => expect(urgentIn(text)).toEqual([]));

// Known misses and one known false flag.
test.fails.each(["Do I have to take iron because of black stools?"])("calm, not yet read: %s", (text) =>
  expect(urgentIn(text)).toEqual([]),
);
