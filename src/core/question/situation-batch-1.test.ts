/** Batch 1, written before it was run. First look: urgent 13 of 40 with the old rules, false flags 1 of 40, beliefs 2 of 40, false corrections 0 of 40. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent = rows(`
Six hours after the first rituximab: K 6.9, urate 840, creatinine doubled. Please advise.
Since my fall an hour ago I can't feel anything below my waist
80F on apixaban slipped in the bathroom, big bump on the back of the head, now vomiting
My wife is 31 weeks pregnant, had rituximab before we knew, and she is bleeding heavily since tonight
Na 114, fitting risk, on duloxetine for neuropathic pain. What rate of correction?
glucose 34 mmol/L and ketones 6 two days after methylpred premed, drowsy
Hb 4.8, looks grey, WM with anti-MAG, transfuse first?
Plts 6 and petechiae everywhere since day 10 after rituximab
ANC 0.1, temp 38.3, day 80 post ritux
I've got a splitting headache that came out of nowhere and light hurts my eyes
dad's calf doubled in size and is throbbing since the flight, he's on ivig
my skin is coming off in sheets and my eyes are glued, second week after rituximab
terrible belly pain and I haven't passed wind or stool since Tuesday, belly hard as a board, had ritux last week
She keeps saying we'd be better off if she weren't around
My husband collapsed in the kitchen, he had his infusion this morning
she had a stroke, they are taking her in now, she got IVIG on Friday, what should I tell them?
heart going at 170 and all over the place since the drip started, feel like I'm going to pass out
I wet myself twice today without noticing and my backside is numb
Pt can't stand since y'day, areflexic x4, VC 1.3
Everything on the right half has vanished, I only see half of the faces, began last week
He answers in riddles and puts his shoes in the fridge, this isn't him, started about ten days ago
AST 3400 ALT 4100 bili 180 INR 3.2, anti-HBc pos, 4/12 post RTX
my tongue feels thick and I'm hoarse since they hung the bag
pt hypotensive 75/40 20min into RTX, rash, stridor
throwing up blood since lunch, warfarin
My stool has been black as tar for two days and I'm dizzy
nose pouring with blood for 40 minutes, pinching does nothing
lactate 5.2 MAP 55 s/p R-CHOP, no source yet
creat 90 -> 480 in 3 days after IVIG, anuric
I've got a stiff neck, fever and I'm being sick since the immunoglobulin yesterday
I can't go on, I've written the letters already
took 40 of her pregabalin, found her at 6
she's drooping on the left of her face, speech like she's drunk, 20 mins
can't get any words out just sounds, my husband is typing this
I woke at 4 and could not move my legs at all
Can't lie flat, breathing 34/min, sats 84 on air
swallowing gone since Sunday, even spit comes out through nose
VT on monitor during infusion
My mum is shaking violently, teeth rattling, 39.9, she had that B-cell drug in the spring
High IgM here (74) – this morning sight like looking through fog and my hearing is off
`);

const calm = rows(`
Does K rise after rituximab in anti-MAG patients?
I've had numb feet for years and my tremor makes eating hard.
Tumour lysis: is prophylaxis needed with an IgM of 12?
How often is creatinine checked during IVIG?
My hearing has been poor since my forties.
I fell twice last year, nothing broken. Would a stick help?
Her platelets were low in 2019 but are normal now.
Are black stools a side effect of iron tablets?
My grandmother had a stroke at 80; is the neuropathy in the family?
What would you do if her sodium dropped on duloxetine?
In the study three patients had seizures and one died of sepsis.
We've planned rituximab for next month, what blood tests?
He had a pulmonary embolism ten years ago.
No chest pain, no dyspnoea, sats 98, K 4.1, creat 80, Na 139
Is saddle numbness ever part of this neuropathy?
Can rituximab cause Stevens-Johnson syndrome?
My balance is worse in the dark but otherwise nothing has changed since spring.
glucose 6.1, Hb 138, platelets 240, ready for infusion 1
The drip made me a bit sleepy last autumn, that passed by evening.
I get constipated from amitriptyline, any tips?
If I wake up unable to move, whom do I call?
Which patients need an ambulance?
Should I carry a card in case of allergic reaction?
My arms get tired when I hang out the washing.
Is it dangerous to get pregnant after rituximab?
He is confused by the letters MAG and MOG.
Meningitis vaccine before or after rituximab?
We read of a case of cauda equina in a paper on Waldenström.
Does low mood come with anti-MAG?
I cannot open jars any more, this has crept up over three years.
What IgM makes blood too thick?
My aunt took too many pills years ago, so I am wary of amitriptyline.
She's 74, walks with two sticks, unchanged for 5 years, no falls.
After the infusion my legs felt heavy for a day in 2022.
What are the odds of liver failure with rituximab?
Can I take ibuprofen for a mild headache after IVIG?
Hypertension, AF on apixaban, rate controlled. IVIG ok?
Seizure threshold and bupropion - safe in neuropathy?
The nurse explained what to do if I get hives.
Is swelling of both ankles from pregabalin harmless?
`);

const believed = rows(`
plasma-exchange-works | Plasma exchange is the established long-term treatment for anti-MAG, so how many sessions?
cyclophosphamide-proven | Since cyclophosphamide was proven effective in a trial, why isn't it used more?
chlorambucil-works | As chlorambucil with plasma exchange is better than chlorambucil alone, we arranged both.
btk-proven | Ibrutinib has been shown to cure anti-MAG neuropathy, where can I get it?
ppsgg-available | Now that PPSGG works in patients, when can I get it at the pharmacy?
antibody-is-igg | Because anti-MAG antibodies are IgG, IVIG should wash them out.
antibody-crosses-placenta | I'm worried since anti-MAG antibodies cross the placenta and harm the baby.
attacks-brain | As anti-MAG attacks the white matter of the brain, will I get dementia?
brain-mri-needed | A brain MRI is mandatory to diagnose anti-MAG, so I am waiting for it.
falling-titre-is-improvement | My titre fell by half so I must be getting better, even though I walk worse.
titre-replaces-exam | We just follow the titre, since it replaces the neurological examination.
igm-equals-titre | The IgM went from 20 to 10, so my anti-MAG titre has halved.
hbv-only-if-liver | Hepatitis tests are only needed when the liver enzymes are abnormal, so we left them out.
hbsag-alone-enough | HBsAg is negative so hepatitis B is excluded and we can start rituximab.
vaccines-all-forbidden | As every vaccine is forbidden on rituximab I cancelled my flu jab.
vaccine-works-fully | Vaccines work just as well during rituximab, so I'll wait until after the infusion.
rituximab-oral | How many rituximab tablets a day should I take?
rituximab-lasts-for-life | One course of rituximab lasts for life, so I will never need another.
interval-established | Guidelines say rituximab has to be repeated every 6 months in anti-MAG.
b-cells-gone-is-response | My B cells are zero, which means that the treatment is working.
wheelchair-all | Everyone who is not treated ends up in a wheelchair within five years.
age-sex-only | Since only young women get anti-MAG, my father cannot have it.
contagious | Because anti-MAG is contagious I sleep in another room.
inherited | It's hereditary, so my daughters will get anti-MAG neuropathy too.
caused-by-outside | My anti-MAG was caused by the covid vaccine, so how do I detox?
cured-by-diet | A gluten-free diet cures anti-MAG neuropathy, why don't doctors say so?
conduction-block-typical | Since conduction block is the hallmark of anti-MAG, we looked for it.
axonal-typical | As anti-MAG is an axonal neuropathy, the normal velocities fit.
sural-sparing-typical | Sural sparing is typical of anti-MAG, so this supports it.
everyone-gets-waldenstrom | All people with anti-MAG have Waldenström's disease.
mgus-is-cancer | MGUS is a blood cancer, so I told my family I have cancer.
pain-excluded | Anti-MAG never hurts, so my pain must come from something else.
cranial-typical | Because facial palsy and double vision are typical for anti-MAG, I wasn't worried.
incat-higher-better | Her INCAT went up from 2 to 4, so she has improved.
rituximab-raises-igg | Rituximab raises IgG, so infections should get fewer.
igm-high-start | IgM is 62 g/L, that's fine, we can give the first rituximab straight away.
rapid-motor-typical | As anti-MAG typically begins with rapid proximal weakness, this fits.
mgus-never-progresses | MGUS never turns into anything, so no follow-up of the blood is needed.
pregnancy-safe | Since rituximab is safe in pregnancy, we are trying for a baby during treatment.
double-dose-better | A double dose of rituximab works better, so ask for 750.
`);

const sound = rows(`
Steroids alone seldom work, I've read. Is this why my doctor stopped them?
Does plasma exchange help in anti-MAG?
Plasma exchange helps IgM neuropathy less than IgG neuropathy, so is it worth it?
Cyclophosphamide missed its primary endpoint; why do some still use it?
Is chlorambucil with plasma exchange better than alone?
Chlorambucil plus plasma exchange was no better than chlorambucil alone.
Are BTK inhibitors effective in anti-MAG?
The PPSGG trial ended early, so it is not available.
Are anti-MAG antibodies IgG or IgM?
Anti-MAG antibodies are IgM and do not cross the placenta, right?
Does anti-MAG attack the brain?
Anti-MAG affects peripheral nerves and not the brain.
Do I need a brain MRI?
My titre fell by half. Does that mean I am improving?
A falling titre doesn't always mean improvement, my doctor says.
Can the titre replace the examination?
IgM and titre are not the same thing, so which one should I follow?
Are hepatitis tests only needed if liver enzymes are raised?
HBsAg is negative and anti-HBc is pending. May we start?
A negative HBsAg alone is not enough, so I ordered anti-HBc.
Can I have the flu jab during rituximab?
Live vaccines are forbidden on rituximab; what about the flu jab?
Is rituximab available as tablets?
How long does one course of rituximab last?
The effect of one course lasts 6 to 9 months, so when is the next review?
My B cells are zero. Does that mean it works?
B cells are gone but I'm no better; is this failure?
Will I end up in a wheelchair within five years?
Not everyone who is untreated ends up in a wheelchair.
Is anti-MAG contagious or hereditary?
Anti-MAG isn't inherited, so my children are safe.
Did the vaccine cause my anti-MAG?
Can diet cure anti-MAG?
Conduction block is rare in anti-MAG, so the finding surprised us.
Anti-MAG is demyelinating rather than axonal.
Is MGUS a cancer?
Half of patients have pain, so mine may be from anti-MAG.
Her INCAT went up from 2 to 4, so she is worse.
Rituximab can lower IgG, so we measure it.
IgM is 62 g/L so plasma exchange comes first.
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
