/** Whom a message sounds like, when nobody said who is asking: a patient taken for a clinician would be shown doses. */
import { expect, test } from "vitest";
import { readAudience } from "./audience.ts";

test.each([
  ["Her IgM is 45 g/L. Can I give rituximab?", "clinician"],
  ["IgM 45 g/L, should we prescribe rituximab?", "clinician"],
  ["When may I redose after an incomplete response?", "clinician"],
  ["Median TLI 0.19. Am I right that this points away from CIDP?", "clinician"],
  ["Am I dying?", "patient"],
  ["My patient has IgM 45 g/L, can I start?", "clinician"],
  ["62 year old man, IgM kappa MGUS, anti-MAG 45000 BTU, walking normally. Should I treat?", "clinician"],
  ["What pain medication can I use in a 78 year old with eGFR 30?", "clinician"],
  ["Patient is HBsAg negative, anti-HBc positive. Can I start rituximab next week?", "clinician"],
  ["I am a 62 year old man with anti-MAG, can I work?", "patient"],
  ["My mother is a 78 year old woman with tremor, can I help her?", "carer"],
  ["can prednisone help my anti mag", "patient"],
  ["What is the treatment of anti-MAG neuropathy?", "clinician"],
  ["Can I give my children this disease?", "patient"],
  ["Can I give it to my partner?", "carer"],
  ["Can I give blood with anti-MAG neuropathy?", "patient"],
  ["Should I give up work?", "patient"],
  ["I have numb feet, should I take rituximab?", "patient"],
  ["I am a patient; when may we redose?", "patient"],
  ["Can I give my mother ibuprofen?", "carer"],
  ["My husband's hands shake, what helps?", "carer"],
] as const)("%s: %s", (text, audience) => expect(readAudience(text)).toBe(audience));
