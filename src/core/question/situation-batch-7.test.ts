/** Batch 7, written before it was run. First look: urgent 30 of 40, false flags 1 of 40, beliefs 34 of 40, false corrections 0 of 40. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent = rows(`
My nose has bled on and off all night and my head is swimming, the IgM was 68 in October
WM pt, IgM 7300, new deafness and retinal vein engorgement
I'm shivering so hard the bed rattles, 40.1, last MabThera in August
T 38.7, sore throat, neuts 0.2, eleven weeks post RTX
My sister is on rituximab and has been hot, sweaty and breathless since last night
the skin of my husband has gone yellow and he sleeps all day
AST 2200 four months after rituximab, HBsAg newly pos
as soon as they turned the rate up she started wheezing and her lips swelled
drip half in, I feel my throat tightening
Grandad keeps calling me by the wrong name and tried to leave the house in pyjamas, started on Sunday, he's had rituximab
cannot see anything to the left since Wednesday, six months after obinutuzumab
she woke up and her words were all scrambled
one arm just fell down by my side and I can't lift it
elephant on my chest, left arm aching, sweating
ST depression and troponin 450 after IVIG
he went white, slid off the chair and isn't answering
my breathing stops when I lie flat and I'm exhausted
liquids go down the wrong way every time since Tuesday and my voice is a whisper
last Sunday I danced, today my knees fold and I can't stand
paraplegic since this morning, epidural haematoma on warfarin?
my son says she's been jerking all over for ten minutes
she's spitting up blood and light-headed, on Eliquis
hit the back of my skull on the ice this afternoon, on dabigatran, blurry now
right thigh swollen like a trunk, tender, third day of IVIG
saddle embolus on CTPA, day 5 post IVIG
K 6.7, creat 710, rituximab for bulky lymphoma yesterday
no urine at all since the IVIG on Monday, swollen face
Na+ 116 and vomiting on carbamazepine
blood sugar off the scale and breath smells fruity since the steroids
Hb 5.2, dark urine, IVIG 3 days ago
purple spots all over the legs, platelets 7
mouth full of blisters, skin sore and slipping off, day 9 of a new tablet
agonising pain across my whole abdomen since the rituximab last night, can't stop vomiting
My wife says she has no reason to live and has hidden her pills
he swallowed a bottle of my amitriptyline
37 weeks, BP 170/110, headache and flashing lights
the worst head pain I ever had struck me an hour ago
`);

const calm = rows(`
How do you grade hyperviscosity?
I used to have nosebleeds in my youth.
IgM has been 30 for a decade with no trouble.
How long do I have to watch for fever after the last dose?
Influenza went round the family, but I stayed well.
Which liver tests do you order monthly?
I had gallstones out in 2009.
Are hives more likely with the first infusion?
What rate do you start the drip at?
My last three drips went well, no reactions.
Does PML show up on CT?
I'm a bit absent-minded, always was.
My glasses need changing; reading is harder each year.
Stroke prevention with apixaban and IVIG - compatible?
My right hand is weaker than the left because of carpal tunnel surgery in 2010.
What does the troponin test show?
My heart scan was fine.
I had pneumonia ten years ago.
Soft food or normal food with anti-MAG?
Does anyone need a feeding tube with this disease?
I can walk a mile with a stick, that's the same as two years ago.
How many people lose the ability to stand?
Do bladder exercises help?
My spine X-ray shows wear and tear.
Is gabapentin used for epilepsy as well?
I never had a fit.
Minor nosebleed once in June, none since; IgM 15.
My tests for clotting are normal.
Can I fly long-haul after a DVT in 2012?
Normal range for K and creatinine?
We check Na and K yearly.
I am diabetic with an HbA1c of 6.8.
Is anaemia part of anti-MAG?
Athlete's foot makes my skin peel between the toes.
I get wind from the diet drinks.
What helps against low mood in winter?
How should I dispose of old tablets?
Were pregnant women included in the trials?
I get a stiff neck from the computer.
Does caffeine help IVIG headaches?
`);

const believed = rows(`
plasma-exchange-works | Plasmapheresis is a proven long-term therapy for my neuropathy, so I asked for it.
cyclophosphamide-proven | Because cyclophosphamide works well in anti-MAG he is getting it monthly.
chlorambucil-works | As chlorambucil with plasma exchange is superior, he will have both.
steroids-work | Steroids are first line in anti-MAG, so which dose?
ivig-first-line | Since IVIG is the standard treatment for anti-MAG I get it every month.
interferon-effective | Interferon helps most people with anti-MAG, so why isn't it offered?
btk-proven | Tirabrutinib is an established treatment of anti-MAG, so please prescribe it.
chemo-better | Bendamustine with rituximab is proven better than rituximab alone in anti-MAG.
antibody-is-igg | As the MAG antibody is an IgG, it can be filtered by efgartigimod.
antibody-crosses-placenta | Because my IgM crosses the placenta the baby will be ill.
attacks-brain | Anti-MAG damages the brain, so I get brain training.
brain-mri-needed | Without a brain MRI nobody can diagnose anti-MAG.
titre-means-severe | High antibody levels mean severe damage, so at 80,000 I am lost.
titre-means-treat | His titre is above 70,000 so he has to be treated.
falling-titre-is-improvement | The titre is lower, therefore she is improving.
titre-rise-is-relapse | A higher titre means a relapse, so we retreat.
titre-replaces-exam | We stopped examining him because the titre tells us everything.
titres-comparable | All labs use the same units so titres are comparable between labs.
igm-equals-titre | My IgM of 15 is my anti-MAG titre.
hbv-only-if-liver | Hepatitis B screening is only needed in people with abnormal liver tests.
hbsag-alone-enough | Testing HBsAg alone is enough before rituximab.
core-positive-harmless | She had hepatitis B long ago so she is immune and rituximab is no risk.
vaccines-all-forbidden | I can't get any vaccine because of rituximab.
live-vaccines-safe | Live vaccines are fine while on rituximab, so I had MMR.
rituximab-oral | How many rituximab pills make up one course?
rituximab-licensed | Rituximab is officially approved for anti-MAG in Europe.
rituximab-lasts-for-life | Rituximab is given once and works for life.
rituximab-days | Rituximab works within a week, so I should feel it by now.
interval-established | The guideline says to repeat rituximab every six months.
b-cells-gone-is-response | Since B cells are absent, rituximab is clearly working.
wheelchair-all | Everybody with anti-MAG will be in a wheelchair eventually.
fatal-disease | My anti-MAG is a death sentence, so I'm putting my affairs in order.
harmless-disease | Anti-MAG never disables anybody, so why treat?
age-sex-only | Anti-MAG never affects women, so my aunt has something else.
inherited | I passed anti-MAG on to my daughter.
caused-by-outside | Alcohol is the cause of my anti-MAG neuropathy.
cured-by-diet | Acupuncture cures anti-MAG.
conduction-block-typical | Because conduction block is common in anti-MAG, we diagnosed it.
rituximab-raises-igg | Rituximab boosts immunity, so I skip the flu jab.
igm-high-start | His IgM is 55 g/L, which is no problem for starting rituximab.
`);

const sound = rows(`
Is plasmapheresis proven?
Cyclophosphamide does not work well in anti-MAG.
Chlorambucil with plasma exchange wasn't superior.
Steroids are not first line in anti-MAG.
Is IVIG the standard treatment for anti-MAG?
Interferon didn't help in the controlled trial.
Is tirabrutinib an established treatment?
Bendamustine with rituximab is not proven better.
The MAG antibody is an IgM.
Does my IgM cross the placenta?
Anti-MAG doesn't damage the brain.
Does anybody need a brain MRI?
High antibody levels do not mean severe damage.
His titre is above 70,000 but he is well, so we watch.
The titre is lower. Is she improving?
Does a higher titre mean a relapse?
We examine him because the titre doesn't tell us everything.
Labs use different units so titres are not comparable.
Is my IgM the same as my titre?
Hepatitis B screening is needed in everybody.
Testing HBsAg alone is not enough before rituximab.
She had hepatitis B long ago, so she needs HBV DNA before rituximab.
Which vaccines can I get on rituximab?
Live vaccines are not fine while on rituximab.
Are there rituximab pills?
Is rituximab officially approved for anti-MAG in Europe?
Rituximab has to be repeated in many people.
Rituximab takes months, so I should not expect it in a week.
Does any guideline say to repeat rituximab every six months?
B cells are absent, but is rituximab working?
Will everybody with anti-MAG be in a wheelchair eventually?
Anti-MAG isn't a death sentence.
Anti-MAG can disable some people, so we treat them.
Does anti-MAG affect women?
Did I pass anti-MAG on to my daughter?
Is alcohol the cause of my neuropathy?
Does acupuncture help?
Conduction block is uncommon in anti-MAG.
Does rituximab lower immunity?
His IgM is 55 g/L; is that a problem for starting rituximab?
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
test.fails.each(["arms and legs flaccid, progressed over 36 h, intubation?"])("urgent, not yet read: %s", (text) =>
  expect(urgentIn(text)).not.toEqual([]),
);
test.fails.each(["tingling round my anus and no urge to pee for a day, sciatica both sides"])(
  "urgent, not yet read: %s",
  (text) => expect(urgentIn(text)).not.toEqual([]),
);
test.fails.each(["high fever, rash that doesn't fade and a stiff neck"])("urgent, not yet read: %s", (text) =>
  expect(urgentIn(text)).not.toEqual([]),
);
