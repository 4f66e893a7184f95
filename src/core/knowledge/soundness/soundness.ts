/** Every rule a pack must keep, in the order in which an editor would mend them. */
import { pairsTellApart, sensesStandOnce } from "./beliefs.ts";
import type { Problem } from "../../problem.ts";
import type { Checked, Rule } from "./checked.ts";
import {
  factsAreWhole,
  factTestsHold,
  factUnitsAgree,
  measureNamesAreDistinct,
  measuresAreWhole,
  measuresNameWhatExists,
} from "./chart.ts";
import { cohortFactsFit, cohortsAreWhole, cohortsNameWhatExists } from "./cohorts.ts";
import { contradictionsAreMutual, oppositesAreDeclared } from "./contradictions.ts";
import { coverageIsHonest, findingsAreUsed } from "./coverage.ts";
import { findingHasSource, findingMayBeCited, slotsComeFromFinding } from "./extraction.ts";
import { numbersComeFromFinding } from "./extraction-numbers.ts";
import { calculatorsRun, doseCalculatorsAreClosed, formulasParse, unitsAreKnown } from "./formulas.ts";
import { formsArePlain } from "./name-forms.ts";
import { wordingsDecidedOnce } from "./frequent.ts";
import { glossaryIsOne, phrasingsAreDistinct, topicsHaveClaims } from "./lists.ts";
import {
  bothSidesAreShown,
  comparisonsFit,
  conditionsCanBeRead,
  dosesCanBeWorkedOut,
  linesAreVerified,
  rulesDoNotCircle,
  stopsAreHard,
  thresholdsHaveClaims,
} from "./pathway-rules.ts";
import { danglingNames } from "./references.ts";
import { conditionsAreKnown, fixedTextsSaySomething, patternsCanMatch, wordingsAreKnown } from "./situations.ts";
import { claimsRestOnSomething, noMachineWrittenSources, readingIsTrue, studiesCountOnce } from "./support.ts";
import { suspectedGetStopsAlone } from "./suspected-rules.ts";
import { layWordingsAreSafe, withheldIsMarked, wordingsAgree } from "./wording.ts";

const rules: readonly Rule[] = [
  danglingNames,
  claimsRestOnSomething,
  noMachineWrittenSources,
  readingIsTrue,
  studiesCountOnce,
  findingHasSource,
  findingMayBeCited,
  numbersComeFromFinding,
  slotsComeFromFinding,
  wordingsAgree,
  layWordingsAreSafe,
  withheldIsMarked,
  contradictionsAreMutual,
  oppositesAreDeclared,
  findingsAreUsed,
  coverageIsHonest,
  formulasParse,
  calculatorsRun,
  unitsAreKnown,
  doseCalculatorsAreClosed,
  topicsHaveClaims,
  phrasingsAreDistinct,
  wordingsDecidedOnce,
  glossaryIsOne,
  conditionsAreKnown,
  fixedTextsSaySomething,
  patternsCanMatch,
  conditionsCanBeRead,
  comparisonsFit,
  rulesDoNotCircle,
  thresholdsHaveClaims,
  linesAreVerified,
  stopsAreHard,
  suspectedGetStopsAlone,
  dosesCanBeWorkedOut,
  bothSidesAreShown,
  measuresNameWhatExists,
  measureNamesAreDistinct,
  measuresAreWhole,
  factsAreWhole,
  factUnitsAgree,
  factTestsHold,
  cohortsNameWhatExists,
  cohortFactsFit,
  cohortsAreWhole,
  wordingsAreKnown,
  formsArePlain,
  pairsTellApart,
  sensesStandOnce,
];

/** Every place where a pack breaks a rule. */
export const breachesOf = (checked: Checked): readonly Problem[] => rules.flatMap((rule) => rule(checked));
