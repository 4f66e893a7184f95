/** Batch 4, written before it was run. First look: urgent 32 of 40, false flags 2 of 40, beliefs 37 of 40, false corrections 2 of 40. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent = rows(`
Both nostrils have been running with blood since dawn, IgM 5900 last month
She sees everything twice and is giddy, IgM climbed to 72 after dose one
My gran had that antibody drip in July and tonight she's boiling hot and talking rubbish
38.8 and rigors, 3/52 post ofatumumab
Pneumonia on CXR, sats 86, still B-cell depleted
I look like a canary and my pee is like stout
ALT has gone from 30 to 1900 since the last cycle
My lips are tingling and getting fat, ivig started quarter of an hour ago
Pt c/o tight throat and itching mid infusion, BP 82/50
mum can't remember my name, she could last week, she's on rituximab
sudden loss of the left visual field, 6 months after RTX, MRI tonight?
I speak in the wrong words since I got up today
my left hand won't grip anything all of a sudden, 30 minutes now
He's numb down the whole right side since lunch
pain in the centre of my chest whenever I climb the stairs since yesterday, and now at rest
Troponin 900 on day 2 of IVIG
she passed out on the toilet and is clammy
my partner stopped breathing for a moment and is blue round the mouth
I'm so short of breath I can't finish this senten
drink comes back out of my nose, since Monday, voice is nasal
On Friday he hiked five miles and now he can't get off the sofa
both legs paralysed within 24 hours, sensory level T6
I can't tell when I need the toilet any more and I'm numb where I sit, since Saturday
urinary retention 900 ml, reduced anal tone, back pain
grand mal seizure an hour ago, Na 117
melaena and Hb 61, on dabigatran
my husband cut his leg and it has bled for two hours, he takes Xarelto
She fell downstairs and is getting sleepier, INR was 4
my right calf is hard, warm and much fatter than the left since the plane
K 2.1 with runs of VT
urine output nil for 14 hours since the IVIG, creat 520
blood sugar 2.1 and she won't wake properly
WCC 0.4, neuts 0, mouth ulcers, 38.5
Rash with blisters and raw lips, eyes gummed shut, started lamotrigine for pain 2 weeks ago
unbearable stomach cramps, tummy swollen tight, no poo since the rituximab 5 days ago
I keep thinking that everyone would be happier if I wasn't here
he's cut his wrists
I'm 33 weeks and the baby hasn't moved since yesterday
I can't bend my neck, light hurts, fever, after ivig
She had a heart attack this morning and they want to know about her rituximab
`);

const calm = rows(`
How is thick blood measured?
Do nosebleeds occur with IgM of 20?
Every winter my nose bleeds a little from dry air.
Rituximab 5 years ago, no infections since.
He has had two pneumonias, in 2018 and 2020. Is IgG worth checking?
What is the target temperature for calling the ward?
My ALT was 48 last month and is 31 now.
Is mild itching during IVIG dangerous?
My husband's first infusion went smoothly.
How should staff grade infusion reactions?
When is PML suspected?
My words sometimes fail me when I'm tired, the same for decades.
Her mother had Alzheimer's; does rituximab affect memory?
I can't grip well because my fingers are numb; it's been like this since 2018.
Grip strength 45 kPa right, 40 kPa left, stable.
The chest X-ray showed nothing.
I've a pacemaker since 2012. Can I have nerve conduction studies?
My partner fainted at the sight of the needle years ago.
Sleep apnoea on CPAP, otherwise well. Rituximab ok?
I swallow my tablets with yoghurt.
How fast do people lose the ability to walk?
I use a scooter outdoors, walk indoors, unchanged for three years.
He has a catheter for prostate enlargement since 2019.
Foot drop on the left for two years, brace fits well.
No seizures, no syncope, no head injury.
Patients on anticoagulants: biopsy of the sural nerve?
Is a DVT history a reason to avoid IVIG?
My ankle swells in the evening when I sit all day.
K 4.8, Na 141, creat 66, glucose 5.2 - all normal?
Which electrolytes should be checked under duloxetine?
Neutrophils 2.1, lymphocytes 0.8 after rituximab. Normal?
My lips get chapped in the cold.
I had shingles two years ago, vaccine now?
IVIG gives me a dull headache for a day each time, I take paracetamol.
I sometimes feel like giving up on physiotherapy.
Can women with anti-MAG have children?
I had two healthy pregnancies in the nineties.
Would you hospitalise someone for the first infusion?
In my cohort 4 of 50 had jaundice during follow up.
The guideline says that sudden worsening needs urgent review.
`);

const believed = rows(`
plasma-exchange-works | Plasma exchange works long term in anti-MAG, so I'd like it every month.
cyclophosphamide-proven | Cyclophosphamide is the most effective drug in anti-MAG, according to my doctor.
chlorambucil-works | Given that chlorambucil helps anti-MAG, why is it not on your list?
steroids-work | My neurologist says cortisone is the standard treatment of anti-MAG.
ivig-first-line | As immunoglobulins cure anti-MAG, I wait for my slot.
btk-proven | Since ibrutinib has been proven in anti-MAG trials, I asked for it.
ppsgg-available | PPSGG is on the market, so which pharmacy stocks it?
antibody-is-igg | Anti-MAG is an IgG antibody, therefore IgG should be measured.
antibody-crosses-placenta | Anti-MAG antibodies pass to the unborn child, so we decided against children.
attacks-brain,same-as-ms | Anti-MAG is a disease of the brain, so I'm seeing a memory clinic.
brain-mri-needed | Anti-MAG is diagnosed by MRI of the brain.
same-as-mog | Anti-MAG and MOGAD are the same disease, so the MOG leaflets apply.
titre-means-severe | Because my antibody count is very high my nerves are badly damaged.
falling-titre-is-improvement | Antibodies have halved, hence he responded.
titre-rise-is-relapse | Since her titre has gone up she has relapsed.
titre-replaces-exam | A blood titre is enough to follow the disease, no examination is necessary.
titres-comparable | Titres from Mayo and Bühlmann are the same, so I can compare them.
igm-equals-titre | The M-spike and the titre are interchangeable, so we only test one.
hbv-only-if-liver | Hepatitis B has to be tested only if somebody has liver disease.
hbsag-alone-enough | As HBsAg is negative there's no hepatitis B, so rituximab is safe.
core-positive-harmless | My anti-HBc is positive which just means I'm immune, so rituximab is no problem.
hbv-screening-unnecessary | Hepatitis screening is a waste of time before rituximab, we never do it.
vaccines-all-forbidden | While on rituximab no vaccine is allowed.
rituximab-oral | I take rituximab capsules every morning.
rituximab-lasts-for-life | A single infusion of rituximab is enough forever.
rituximab-cures | Rituximab cured my friend's anti-MAG completely, so it will cure me.
rituximab-days | Rituximab takes effect overnight, so I expect to walk tomorrow.
interval-established | It is established that rituximab must be repeated every six months.
b-cells-gone-is-response | No B cells left, so the treatment has worked.
judge-at-three-weeks | After one month you can see whether rituximab worked, so mine failed.
wheelchair-all | All of us end up in a wheelchair within ten years.
age-sex-only | This disease only affects young women.
inherited | My kids will inherit anti-MAG neuropathy.
caused-by-outside | Stress caused my anti-MAG neuropathy, so I quit my job.
conduction-block-typical | Conduction blocks are a typical feature of anti-MAG, so I expected them.
axonal-typical | Because anti-MAG is a purely axonal neuropathy, velocities are normal.
mgus-never-progresses | MGUS is harmless and never becomes lymphoma, so no checks are needed.
irods-higher-worse | A higher I-RODS means worse disability, so 40 is bad.
flare-means-failure | The IgM flare proves that rituximab does not work for her.
placebo-worse | In RIMAG placebo patients got clearly worse, so rituximab works.
`);

const sound = rows(`
Does plasma exchange work long term in anti-MAG?
Cyclophosphamide is not effective enough to be routine.
Chlorambucil helps as many as it harms, I've read.
Cortisone is rarely useful in anti-MAG.
Immunoglobulins help only a few people for a few weeks.
No trial has proven ibrutinib in anti-MAG.
PPSGG is not on the market.
Anti-MAG is an IgM antibody, therefore IgM is measured.
Anti-MAG antibodies don't pass to the unborn child.
Anti-MAG isn't a disease of the brain.
Is anti-MAG diagnosed by MRI?
Anti-MAG and MOGAD are different diseases.
My antibody count is very high but I'm hardly affected.
Antibodies have halved and we wait to see whether he improves.
Her titre has gone up. Should we worry?
A titre is not enough to follow the disease.
Are titres from Mayo and Bühlmann the same?
The M-spike and the titre are different tests.
Everybody is tested for hepatitis B, not only people with liver disease.
HBsAg negative, anti-HBc negative, so rituximab may start.
My anti-HBc is positive. Is rituximab a problem?
Hepatitis screening is essential before rituximab, never skip it.
Flu vaccine is allowed on rituximab.
Can I take rituximab as capsules?
A single infusion of rituximab isn't enough forever.
Can rituximab cure me as it cured my friend?
Rituximab doesn't take effect overnight.
Must rituximab be repeated every six months?
No B cells left; what does it mean?
After one month nobody can say whether rituximab worked.
Do all of us end up in a wheelchair?
This disease mostly affects men over 60.
My kids won't inherit anti-MAG neuropathy.
Did stress cause my neuropathy?
Conduction blocks are not a typical feature of anti-MAG.
Is it axonal or demyelinating?
MGUS is mostly harmless but must be followed.
A higher I-RODS means better function.
An IgM flare is no proof that rituximab does not work.
In RIMAG placebo and rituximab did the same on the primary endpoint.
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
