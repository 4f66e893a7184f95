/** Batch 3, written before it was run. First look: urgent 30 of 40, false flags 1 of 40, beliefs 33 of 40, false corrections 2 of 40. */
import { describe, expect, test } from "vitest";
import { allRules } from "../../../test/situation-rules.ts";
import { createSituationReader } from "./situation.ts";

const read = createSituationReader(allRules());
const rows = (table: string): readonly string[] => table.trim().split("\n");
const urgentIn = (text: string): readonly string[] => read(text).urgent.map((flag) => flag.id);
const premisesIn = (text: string): readonly string[] => read(text).premises.map((p) => p.id);

const urgent = rows(`
81M WM, IgM 9400 mg/dL, nose won't quit dripping blood and he's dozy
Everything looks as if I were under water since this morning, my last IgM was 66
I've had goose bumps, chills and 39.1 since last night, my MabThera was five weeks ago
pt with CLL+anti-MAG on zanubrutinib, febrile 39.4, BP 82/44
My boyfriend's eyeballs have gone a sort of mustard colour, he finished rituximab in June
transaminases 40x ULN six months post anti-CD20, HBV DNA 10^8
Nurse has stopped the drip, her mouth is swelling up and she's gone blotchy
Help, I'm at home after IVIG and there are lumps all over me and my throat is tight
On the ward now: 35 min into ritux #1, sats 85, wheeze, BP 78 sys
She hasn't made sense for two days, asks the same thing over and over, rituximab x6 last year
There's a dark patch in the left of everything I look at, it's growing
dad's mouth has slipped to one side and he dribbles his tea, just happened
sudden R arm and leg weakness 50 min ago, on apixaban
it feels like somebody is sitting on my chest, pain into the jaw
My husband went down in the hallway, he's breathing but I can't rouse him
collapse during IVIG, no pulse for 20 s
can't get air, I have to sit bolt upright all night
choking on my own saliva since this afternoon
From Sunday to Tuesday she went from a stick to not lifting her legs off the bed
pt quadriparetic over 4 d, absent reflexes, NIF -18
Lost all feeling round my back passage and soiled the bed twice since yesterday
2-day history of retention, bilateral leg weakness and sensory level T8
he is having one fit after another
sicked up something like coffee grounds three times, I take rivaroxaban
I fell off the bike, hit my head hard, I'm on warfarin and seeing double
thigh swollen and blue since yesterday, IVIG on Monday
CT shows bilateral PE, he's day 3 of IVIG
K+ 7.0 with peaked T waves in our neuropathy patient, on spironolactone
AKI stage 3 after IVIG, Cr 6.8 mg/dL, oliguric
pH 7.05, glucose 38, had dexamethasone with the R-CP
Hb down from 110 to 58 in two days after IVIG, dark urine
plt 4, bleeding from the gums
skin peeling off my back in big sheets, lips crusted, ten days on carbamazepine for the pain
belly like a drum, vomiting green, no wind for two days, on opioids for nerve pain
I have the tablets lined up and I don't want to be found by the kids
He says he'll jump off the bridge because of the burning feet
patient reports intent to shoot himself, has a gun at home
24 weeks, leaking fluid and cramping since an hour, IVIG patient
stiff neck and the light kills me, temp 38.6, my ivig was on Tuesday
my heart is flipping like mad and I nearly blacked out twice this evening
`);

const calm = rows(`
What is a safe potassium level?
Her potassium was 6 in 2016 when she had kidney failure, it's normal now.
Does hyperviscosity cause hearing loss?
He never had nosebleeds. IgM 44.
We would like a letter for the airline.
I bruise easily on apixaban, has been so for years.
Would a fever of 38 postpone the second infusion?
No fever, no rigors since the infusion; CRP 3.
My neighbour got jaundice from gallstones.
How do I distinguish serum sickness from infection?
After the first infusion in March I had a rash that cleared within a day.
Are infusion reactions rarer with the second dose?
Mum's memory isn't what it was, slowly over the years.
Can anti-MAG affect eyesight?
He had a TIA in 2020, no residual deficit; is IVIG permissible?
My mother-in-law had a stroke when she was 70.
My breathing is fine, only my feet are numb.
Is a lung function test useful?
Can't stand for long because of numb feet, same as last year.
I can no longer walk more than 500 metres, it has been getting less over four years.
Bladder fine, bowels fine, sensation to knee.
Which seizures drugs help neuropathic pain?
In RIMAG one patient had a heart attack, right?
Aspirin after a heart attack in 2014; does it matter for IVIG?
My knees give way at times, for two years or so.
The paper reports one subdural haematoma.
He fell in 2021 and had stitches on his head.
Do compression stockings prevent clots during IVIG?
Creat 74, K 4.4, Hb 131, plt 250. Next step?
What creatinine would stop IVIG?
Do you check LDH and urate before rituximab in bulky disease?
The rash on my shins is from eczema.
Amitriptyline makes me constipated and my tummy rumbles.
Does neuropathic pain raise the risk of suicide?
I'm tired of explaining my illness but my spirits are good.
I was pregnant in 2005, no complications.
Is headache after IVIG a sign of meningitis?
I've got palpitations from coffee now and then, cardiologist isn't worried.
What should be in the emergency plan of somebody on rituximab?
She feels hot at night because of the menopause.
`);

const believed = rows(`
plasma-exchange-works | Plasma exchange stops the disease, which is why my aunt has it monthly.
cyclophosphamide-proven | The cyclophosphamide trial was a success, so we'd like to use it.
chlorambucil-works | Because chlorambucil is the standard drug for this disease, I take it.
ivig-first-line | My doctor starts with IVIG because it is the best treatment for anti-MAG.
steroids-work | Prednisolone cures anti-MAG neuropathy in most people, so I'm taking 60 mg.
interferon-effective | Interferon is a proven therapy here, so where do I get it?
btk-proven | BTK inhibitors have replaced rituximab in anti-MAG since they are safer and work better.
chemo-better | As R-CHOP is superior to rituximab in anti-MAG, we chose it.
antibody-is-igg | My anti-MAG antibody is an IgG4, so rituximab is ideal.
antibody-crosses-placenta | My antibodies will get into the baby, so I mustn't become pregnant.
attacks-brain | Because MAG antibodies destroy white matter, we ordered visual evoked potentials.
brain-mri-needed | You need an MRI of the head to confirm anti-MAG, so we are stuck.
titre-means-severe | A titre of 5,000 means mild and 90,000 means severe disease, so I'm in trouble.
falling-titre-is-improvement | His titre is going down, so the nerves must be recovering.
titre-rise-is-relapse | The titre climbed from 10000 to 30000, which means the disease is back.
titre-fell-other-lab,titres-comparable | I'm better because the new lab says 8000 and the old lab said 40000, so treatment works.
igm-equals-titre | IgM is just another word for the anti-MAG titre, so mine is 14.
hbv-only-if-liver | She has no risk factors so hepatitis serology is not needed before rituximab.
hbsag-alone-enough | Only HBsAg is needed before rituximab, so we didn't order the core antibody.
vaccines-all-forbidden | Because all vaccinations are prohibited under rituximab, I skipped my pneumonia shot.
vaccine-works-fully | It doesn't matter whether I'm vaccinated before or after rituximab, the protection is the same.
rituximab-oral | Since rituximab comes as a tablet I can take it at home.
rituximab-licensed | The EMA has licensed rituximab for anti-MAG neuropathy, so why is it off-label in our letter?
rituximab-lasts-for-life | Rituximab works for ever after one cycle.
interval-established | As the established interval is six months, we give rituximab every six months.
b-cells-gone-is-response | Her B cells have disappeared, therefore the neuropathy is under control.
wheelchair-all | Without treatment all patients land in a wheelchair.
fatal-disease | Since anti-MAG kills within a few years, should I stop working?
harmless-disease | Anti-MAG is always benign, so no neurologist is needed.
age-sex-only | Only women under 40 get this disease, so I was surprised as a man of 66.
contagious | I'm afraid to hug my grandchildren because anti-MAG is infectious disease.
inherited | As the disease is genetic, my brother should be tested.
caused-by-outside | The flu vaccine triggered my anti-MAG neuropathy, so I refuse further jabs.
cured-by-diet | Because vitamin B12 heals anti-MAG neuropathy I take ten tablets a day.
conduction-block-typical | Multiple conduction blocks are characteristic for anti-MAG, therefore the diagnosis is clear.
mgus-is-cancer | Since MGUS is cancer, which chemotherapy do I need?
everyone-gets-waldenstrom | Every anti-MAG patient has Waldenström, so the marrow is only a formality.
incat-higher-better | An INCAT of 6 after 3 is good news because a higher score is better.
rituximab-raises-igg | Rituximab strengthens the immune system, so I feel protected.
igm-high-start | With IgM of 70 g/L it's safe to start rituximab tomorrow.
`);

const sound = rows(`
Does plasma exchange stop the disease?
Was the cyclophosphamide trial a success?
Chlorambucil isn't the standard drug for this disease.
Is IVIG the best treatment for anti-MAG?
Prednisolone did not cure anyone with anti-MAG.
Are BTK inhibitors safer than rituximab?
We don't know whether R-CHOP is superior to rituximab.
Which antibody class is it, and why is it an IgM?
Do my antibodies get into the baby?
MAG antibodies do not destroy white matter.
An MRI of the head isn't needed to confirm anti-MAG.
Does a titre of 90,000 mean severe disease?
His titre is going down. Are the nerves recovering?
His titre is going down but he isn't better, so the titre is not everything.
The titre climbed from 10000 to 30000. What does that mean?
The new lab says 8000 and the old lab said 40000. Am I better?
IgM isn't the same as the titre, I understand.
She has no risk factors. Is hepatitis serology still needed before rituximab?
We ordered HBsAg and anti-HBc, both are needed before rituximab.
Are all vaccinations prohibited under rituximab?
Vaccines work less well after rituximab, so I had mine before.
Is there a tablet form of rituximab?
The EMA has not licensed rituximab for anti-MAG neuropathy.
Does rituximab work for ever after one cycle?
Is there an established interval?
Her B cells have disappeared but she is still worse.
How many patients land in a wheelchair without treatment?
Anti-MAG rarely kills, I was told.
Anti-MAG is not always benign.
Do women under 40 get this disease?
I know anti-MAG is not infectious.
Should my brother be tested?
Could the flu vaccine have triggered my neuropathy?
I take B12 because I was deficient.
Multiple conduction blocks argue against anti-MAG, so we looked again.
MGUS is not cancer but can turn into one.
Some anti-MAG patients have Waldenström.
An INCAT of 6 after 3 means that she got worse.
Rituximab weakens the immune system, so I'm careful.
With IgM of 70 g/L it is not safe to start rituximab.
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
