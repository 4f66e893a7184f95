/** Batch 5, written before it was run. First look: urgent 33 of 40, false flags 2 of 40, beliefs 38 of 40, false corrections 0 of 40. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent = rows(`
IgM 81, fundus with venous dilatation and haemorrhages, ataxic and sleepy
since yesterday every time I blow my nose it bleeds for half an hour and my head feels full, I've got Waldenström
My wife's temp is 39.0, she can't stop trembling, had her B-cell infusion in spring
febrile 38.6 overnight, neuts 0.3, 10 weeks after rituximab
he has a spreading skin infection on the leg and is confused, on rituximab
whites of my eyes are yellow, tired, itchy
HBV reactivation, INR 2.8, drowsy, what now?
five minutes into the drip her face went red, then she couldn't breathe
IVIG running, patient complains of chest tightness and is hypotensive
I broke out in hives and feel faint, infusion ended twenty minutes ago
Dad doesn't know where he is, worse each day since last week, rituximab in May
new right homonymous hemianopia and dysphasia, JCV sent
my wife suddenly talks gobbledygook
half my face feels dead and my eyelid hangs, came on at breakfast
TIA this morning, on IVIG, restart?
squeezing pain under the breastbone and I'm drenched in sweat
sharp pain when breathing in, heart racing, calf sore, IVIG last week
He has just fainted and is grey as ash
I'm fighting for every breath
can't get food down, coughing at every mouthful since the weekend
I could climb stairs on Tuesday, today I cannot raise my feet off the floor
tetraparesis progressing over 48 h with facial weakness
numb from the navel down since this morning and both legs are weak
I've had no control over my bowels since last night, my lower back is killing me
seizure on the ward 20 min ago, lorazepam given
vomited blood twice, on edoxaban
my mother banged her head on the sink yesterday, she takes warfarin and now has a headache
swollen, red, painful leg after IVIG
potassium has just come back at 7.4
sodium of 109, seizing
Hb 4.1 g/dL and platelets 11
anuria since last night, tumour lysis?
Lips and eyes are raw, blisters on the chest, fever, started allopurinol 3 weeks ago
stomach pain so bad I'm on the floor, belly swollen, had rituximab on Monday
I want it to be over, I have counted my tablets
My patient took 60 duloxetine capsules this evening
I'm 30 weeks pregnant with pounding headache and flashing lights
worst headache ever since the IVIG this afternoon, can't stand light
AF 180/min, BP 80/50 during rituximab
She has had a stroke an hour ago, please what do I tell the doctors about rituximab?
`);

const calm = rows(`
At what potassium would you withhold IVIG?
Which tests rule out hyperviscosity?
My IgM is 55 and I feel well.
What happens if someone gets a fever during IVIG?
I have had two infusions without any problem.
Neutropenia: how long does it last?
Hepatitis A vaccine before travel?
Yellow toenails, is that from gabapentin?
Does rituximab cause hives often?
My allergy to pollen is bad in May.
What does PML stand for?
He is forgetful like most people of 90, nothing new.
Stroke in 2011, walks well. Candidate for rituximab?
How do I explain my illness to my employer?
Heartburn from duloxetine, what helps?
Echo shows mild aortic stenosis, no symptoms.
Vital capacity normal at 3.9 L.
My speech is normal.
My legs tire after a mile, unchanged since 2020.
The weakness came on over two years.
Bladder urgency for years because of my prostate.
Do I need an MRI of the spine?
EEG normal, no seizures ever.
I take apixaban and have never bled.
Is a fall in haemoglobin of 5 g/L after IVIG normal?
The swelling of my feet goes down overnight.
Potassium 4.0, sodium 138, creatinine 90 today.
How low may sodium go on carbamazepine?
Which drugs cause blistering rashes?
My skin itches in winter.
IBS gives me cramps now and then.
Do people with anti-MAG get depressed?
I lost my appetite for cooking since my hands are clumsy.
How much duloxetine is an overdose?
My daughter is pregnant, can anti-MAG pass to her?
Migraine since my teens, same as ever. IVIG?
My pulse is 64 and regular.
She was treated for sepsis in 2019 and made a full recovery.
What is the number for emergencies in Spain?
In the trial one participant had a serious allergic reaction.
`);

const believed = rows(`
plasma-exchange-works | Since plasma exchange cures anti-MAG, I'd rather have that.
cyclophosphamide-proven | As cyclophosphamide is proven to work in IgM neuropathy, I'd give six cycles.
chlorambucil-works | Chlorambucil is the best treatment in anti-MAG, my GP says.
interferon-effective | Since interferon alpha is established for anti-MAG, should I start it?
steroids-work | Because steroids are effective in this neuropathy I stay on 20 mg.
ivig-first-line | IVIG is highly effective in anti-MAG, so I want to continue.
btk-proven | Acalabrutinib is proven for anti-MAG neuropathy, so let's use it.
ppsgg-available | Since PPSGG cures anti-MAG in patients, I will wait for it.
antibody-is-igg | Her anti-MAG antibodies are IgG, I think, so they cross the placenta.
attacks-brain | Since my disease affects the brain, am I going to get demented?
brain-mri-needed | As a brain MRI is required for diagnosing anti-MAG, we sent her.
kind-of-cidp | Anti-MAG is CIDP with an antibody, so CIDP drugs work.
titre-means-severe | A rising titre means more damage, so I panic.
titre-predicts-response | Her titre is 120000, so she will certainly respond.
falling-titre-is-improvement | Since my titre has come down I must be improving.
titre-rise-is-relapse | His antibodies have risen again, therefore he is relapsing.
igm-equals-titre | Since IgM and titre are the same thing, we measure only IgM.
hbv-only-if-liver,hbv-screening-unnecessary | My liver tests are fine, so a hepatitis test isn't needed.
hbsag-alone-enough | A negative HBsAg rules out hepatitis B, so we can give rituximab.
vaccines-all-forbidden | All vaccines are dangerous on rituximab, so I refuse them.
live-vaccines-safe | As live vaccines are harmless on rituximab, I booked MMR.
rituximab-oral | My pharmacy will deliver the rituximab tablets on Friday.
rituximab-lasts-for-life | The effect of rituximab is permanent, so I'm done.
rituximab-everyone | Since rituximab works in all patients, when will I notice it?
rituximab-proven | There is strong evidence that rituximab works in anti-MAG, so why the debate?
trials-met-endpoint | Both RCTs of rituximab were positive, so it's proven.
interval-established | As trials proved the six month interval for rituximab, we keep to it.
b-cells-gone-is-response | CD19 is zero, hence he is in remission.
wheelchair-all | In the end everybody becomes wheelchair bound with this disease.
fatal-disease | Anti-MAG is terminal, isn't it?
age-sex-only | Only old men get anti-MAG, so a woman can't.
contagious | Since I can infect others with anti-MAG, I stay at home.
inherited | Anti-MAG neuropathy is a hereditary disease, so we had our genes tested.
caused-by-outside | Eating gluten caused my neuropathy.
cured-by-diet | A vegan diet will reverse anti-MAG.
biopsy-required | The diagnosis can only be made with a nerve biopsy, so I agreed.
mgus-is-cancer | MGUS means I have bone marrow cancer.
pain-excluded | Anti-MAG doesn't cause pain, so it's my back.
incat-higher-better | My INCAT rose from 3 to 5, great, I'm getting better.
pregnancy-safe | Rituximab is harmless for the unborn baby, so we carry on.
`);

const sound = rows(`
Does plasma exchange cure anti-MAG?
Cyclophosphamide isn't proven to work in IgM neuropathy.
What is the best treatment in anti-MAG?
Interferon alpha is not established for anti-MAG.
Are steroids effective in this neuropathy?
IVIG isn't highly effective in anti-MAG, so I stopped.
Acalabrutinib is unproven for anti-MAG neuropathy.
Does PPSGG cure anti-MAG in mice only?
Her anti-MAG antibodies are IgM.
My disease does not affect the brain.
A brain MRI isn't required for diagnosing anti-MAG.
Anti-MAG is not CIDP, so CIDP drugs often fail.
Does a rising titre mean more damage?
Her titre is 120000. Will she respond?
My titre has come down. Must I be improving?
His antibodies have risen again. Is he relapsing?
IgM and titre are not the same thing.
My liver tests are fine. Is a hepatitis test needed anyway?
A negative HBsAg does not rule out hepatitis B.
Not all vaccines are dangerous on rituximab.
Live vaccines are dangerous on rituximab.
Is there a rituximab tablet?
The effect of rituximab isn't permanent.
Rituximab works in some patients.
There is no strong evidence that rituximab works in anti-MAG.
Both RCTs of rituximab were negative on the primary endpoint.
No trial has proved the six month interval for rituximab.
CD19 is zero. Is he in remission?
Few become wheelchair bound with this disease.
Anti-MAG is not terminal.
Do only old men get anti-MAG?
I cannot infect others with anti-MAG.
Is anti-MAG neuropathy a hereditary disease?
Gluten has nothing to do with my neuropathy, does it?
A vegan diet will not reverse anti-MAG.
Can the diagnosis be made without a nerve biopsy?
MGUS doesn't mean cancer.
Does anti-MAG cause pain?
My INCAT rose from 3 to 5, so I'm getting worse.
Rituximab is not harmless for the unborn baby.
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
