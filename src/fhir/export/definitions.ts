/** A pack's pathway as FHIR R4 definitions: what hospital systems import. Drafts and experimental, every action cited. */
import type {
  ActivityDefinition,
  CodeSystem,
  Evidence,
  Library,
  PlanDefinition,
  PlanDefinitionAction,
  RelatedArtifact,
} from "fhir/r4.js";
import type { Library as PackLibrary } from "../../core/answer/library.ts";
import { notVerified } from "../../core/answer/references.ts";
import type { Regimen } from "../../core/knowledge/calculator.ts";
import type { Claim } from "../../core/knowledge/claim.ts";
import type { RuleGroup } from "../../core/knowledge/rule.ts";
import { sayRule } from "../../core/pathway/english.ts";
import { claimsOfLine, type Pathway, type ReadyRule } from "../../core/pathway/pathway.ts";
import { canonicalOf, citationOf, common, type ExportSetting, idOf, nameOf, notReviewed } from "./canonical.ts";
import { type CqlLibrary, toCql } from "./cql.ts";

export type Definition = PlanDefinition | ActivityDefinition | Library | Evidence | CodeSystem;

const groups: Readonly<Record<RuleGroup, string>> = {
  diagnosis: "Diagnosis",
  "before-treatment": "Before treatment",
  treatment: "Treatment",
  monitoring: "Monitoring",
  "after-treatment": "After treatment",
};

/** The parts of a pathway, each a PlanDefinition of its own. */
export const planGroups = Object.keys(groups) as readonly RuleGroup[];

/** The claims a rule says or rests on, each once. */
function claimsOf({ rule }: ReadyRule, library: PackLibrary): readonly Claim[] {
  if (library.standing.withdrawn.rule.has(rule.id)) return [];
  const { say, options, monitor } = rule.then;
  const ids = new Set([...rule.because, ...[...say, ...options, ...monitor].flatMap(claimsOfLine)]);
  return [...ids].flatMap((id) => library.statements.get(id)?.claim ?? []);
}

/** Citations of claims, one per source and place. */
function citationsOf(claims: readonly Claim[], library: PackLibrary): RelatedArtifact[] {
  const seen = new Map<string, RelatedArtifact>();
  for (const { source: id, at } of claims.flatMap((claim) => claim.support)) {
    const source = library.sources.get(id);
    if (source !== undefined && !seen.has(`${id} ${at}`)) seen.set(`${id} ${at}`, citationOf(source, at));
  }
  return [...seen.values()];
}

interface Making {
  readonly pathway: Pathway;
  readonly setting: ExportSetting;
  readonly cql: CqlLibrary;
}

const packId = ({ pathway }: Making): string => pathway.library.pack.header.id;
const codeSystemUrl = (making: Making, kind: "topic" | "measure"): string =>
  canonicalOf(making.setting, "CodeSystem", idOf(packId(making), kind));
const libraryUrl = (making: Making): string =>
  canonicalOf(making.setting, "Library", idOf(packId(making), "conditions"));

/** A withdrawn hard stop says that it decides nothing; its condition is not given. */
const conditionInWords = (ready: ReadyRule, { withdrawn, nameOf: name }: Pathway): string =>
  withdrawn.get(ready.rule.id) ??
  [sayRule(ready, name), ...(ready.notice === undefined ? [] : [ready.notice])].join(" ");

/**
 * The condition by its name in the CQL library. One that CQL cannot say is `null` there, which never applies: an action
 * without a condition would be taken to apply to everybody.
 */
function conditionOf(ready: ReadyRule, { cql, pathway }: Making): NonNullable<PlanDefinitionAction["condition"]> {
  const english = conditionInWords(ready, pathway);
  const inCql = cql.rules.includes(ready.rule.id);
  const expression = inCql
    ? { description: english, language: "text/cql", expression: `"${ready.rule.id}"` }
    : { description: `Decided by Ranvier only, not in CQL. ${english}`, language: "text/cql", expression: "null" };
  return [{ kind: "applicability", expression }];
}

const textsOf = ({ say, options, monitor, notice }: ReadyRule): readonly string[] => [
  ...[...say, ...options, ...monitor].map((line) => line.text),
  ...(notice === undefined ? [] : [notice]),
];

function actionOf(ready: ReadyRule, making: Making): PlanDefinitionAction {
  const { rule } = ready;
  const { library } = making.pathway;
  const [dose] = rule.then.dose;
  const cautions = ready.say.flatMap((line) => (line.caution === undefined ? [] : [notVerified]));
  return {
    id: idOf(rule.id),
    title: rule.title,
    description: [notReviewed, ...cautions, conditionInWords(ready, making.pathway)].join(" "),
    textEquivalent: textsOf(ready).join(" "),
    priority: rule.then.kind === "stop" || rule.then.kind === "warning" ? "urgent" : "routine",
    code: [
      { coding: [{ system: codeSystemUrl(making, "topic"), code: rule.topic.replace("/", "-") }], text: rule.topic },
    ],
    documentation: citationsOf(claimsOf(ready, library), library),
    condition: conditionOf(ready, making),
    ...(dose === undefined
      ? {}
      : { definitionCanonical: canonicalOf(making.setting, "ActivityDefinition", idOf(packId(making), dose.regimen)) }),
  };
}

function planOf(group: RuleGroup, making: Making): PlanDefinition {
  const { pathway, setting } = making;
  const { pack } = pathway.library;
  const id = idOf(pack.header.id, group);
  return {
    resourceType: "PlanDefinition",
    id,
    url: canonicalOf(setting, "PlanDefinition", id),
    name: nameOf(pack.header.id, group),
    title: `${pack.header.title}: ${groups[group]}`,
    ...common(pack, setting),
    description: `${notReviewed} Proposals for clinicians with their sources; none is an order. ${pack.header.method}`,
    library: [libraryUrl(making)],
    action: pathway.rules.filter(({ rule }) => rule.group === group).map((ready) => actionOf(ready, making)),
  };
}

/** The whole pathway: its parts in their order. */
function wholePlan(parts: readonly PlanDefinition[], { pathway, setting }: Making): PlanDefinition {
  const { pack } = pathway.library;
  const id = idOf(pack.header.id);
  return {
    resourceType: "PlanDefinition",
    id,
    url: canonicalOf(setting, "PlanDefinition", id),
    name: nameOf(pack.header.id),
    title: pack.header.title,
    ...common(pack, setting),
    description: `${notReviewed} Proposals for clinicians with their sources; none is an order. ${pack.header.method}`,
    action: parts.map((part) => ({
      title: part.title ?? part.id ?? "",
      description: notReviewed,
      definitionCanonical: part.url ?? "",
    })),
  };
}

const everyUnits: Readonly<Record<string, "d" | "wk" | "mo" | "h">> = { d: "d", wk: "wk", mo: "mo", h: "h" };

/** The dose text and its timing; no timing where the number of doses or the interval was not verified. */
function dosageOf({ name, doses, every, note }: Regimen): NonNullable<ActivityDefinition["dosage"]> {
  const unit = every === undefined ? undefined : everyUnits[every.unit];
  const timing =
    doses === undefined || every === undefined || unit === undefined
      ? {}
      : { timing: { repeat: { count: doses, frequency: 1, period: every.value, periodUnit: unit } } };
  return [{ text: note === undefined ? name : `${name}. ${note}`, ...timing }];
}

function activityOf(regimen: Regimen, { pathway, setting }: Making): ActivityDefinition {
  const { library } = pathway;
  const id = idOf(library.pack.header.id, regimen.id);
  const claims = regimen.claims.flatMap((claim) => library.statements.get(claim)?.claim ?? []);
  return {
    resourceType: "ActivityDefinition",
    id,
    url: canonicalOf(setting, "ActivityDefinition", id),
    name: nameOf(library.pack.header.id, regimen.id),
    title: regimen.name,
    ...common(library.pack, setting),
    description: `${notReviewed} A published schedule${regimen.offLabel ? ", off label for this disease" : ""}. Not an order.`,
    kind: "MedicationRequest",
    intent: "proposal",
    productCodeableConcept: { text: library.lexicon.concepts.get(regimen.drug)?.name ?? regimen.drug },
    dosage: dosageOf(regimen),
    relatedArtifact: citationsOf(claims, library),
  };
}

const encode = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

function conditionsLibrary(making: Making): Library {
  const { pathway, setting, cql } = making;
  const { pack } = pathway.library;
  const id = idOf(pack.header.id, "conditions");
  return {
    resourceType: "Library",
    id,
    url: canonicalOf(setting, "Library", id),
    name: nameOf(pack.header.id, "conditions"),
    title: `${pack.header.title}: conditions of the rules`,
    ...common(pack, setting),
    description: `${notReviewed} ${cql.rules.length} rules in CQL over facts as parameters; ${cql.leftOut.length} stand in words only: ${cql.leftOut.join(", ")}.`,
    type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/library-type", code: "logic-library" }] },
    content: [{ contentType: "text/cql", data: encode(cql.text) }],
  };
}

function evidenceOf(claim: Claim, { pathway, setting }: Making): Evidence {
  const { library } = pathway;
  const id = idOf(library.pack.header.id, claim.id);
  return {
    resourceType: "Evidence",
    id,
    url: canonicalOf(setting, "Evidence", id),
    version: library.pack.header.version,
    name: nameOf(claim.id),
    title: claim.answers[0] ?? claim.id,
    status: "draft",
    date: setting.date,
    description: claim.say.clinician,
    note: [
      { text: notReviewed },
      { text: `Certainty ${claim.certainty.level}: ${claim.certainty.because.join(", ")}.` },
    ],
    relatedArtifact: citationsOf([claim], library),
    exposureBackground: { display: `People with ${library.pack.header.title}, or as the source says` },
  };
}

function topicsOf(making: Making): CodeSystem {
  const { pathway, setting } = making;
  const { pack } = pathway.library;
  const topics = [...new Set(pathway.rules.map(({ rule }) => rule.topic))];
  return {
    resourceType: "CodeSystem",
    id: idOf(pack.header.id, "topic"),
    url: codeSystemUrl(making, "topic"),
    name: nameOf(pack.header.id, "topic"),
    title: `${pack.header.title}: topics of rules`,
    ...common(pack, setting),
    content: "complete",
    concept: topics.map((topic) => ({
      code: topic.replace("/", "-"),
      display: topic.replace("/", ": ").replaceAll("-", " "),
    })),
  };
}

/** Measures without a code of a public system, such as INCAT and I-RODS: our own, and said to be. */
function measuresOf(making: Making): CodeSystem {
  const { pathway, setting } = making;
  const { pack } = pathway.library;
  const own = pack.measures.filter((measure) =>
    Object.values(measure.codes ?? {}).every((codes) => codes.length === 0),
  );
  return {
    resourceType: "CodeSystem",
    id: idOf(pack.header.id, "measure"),
    url: codeSystemUrl(making, "measure"),
    name: nameOf(pack.header.id, "measure"),
    title: `${pack.header.title}: measures without a code of a public system`,
    ...common(pack, setting),
    description: "Codes of this product's own, used where no public code was found.",
    content: "complete",
    concept: own.map(({ id, name }) => ({ code: id, display: name })),
  };
}

/** Withdrawn rules are not given, but for hard stops, which say what has to be checked by hand. */
const isGiven = ({ rule }: ReadyRule, { withdrawn }: Pathway): boolean =>
  !withdrawn.has(rule.id) || rule.then.kind === "stop";

/** Every definition of a pack. Pure: the same pack, base and date give the same resources. */
export function toDefinitions(whole: Pathway, setting: ExportSetting): readonly Definition[] {
  const pathway = { ...whole, rules: whole.rules.filter((ready) => isGiven(ready, whole)) };
  const making: Making = { pathway, setting, cql: toCql(pathway) };
  const { library } = pathway;
  const regimens = new Set(pathway.rules.flatMap(({ rule }) => rule.then.dose.map((dose) => dose.regimen)));
  const claims = new Map(pathway.rules.flatMap((ready) => claimsOf(ready, library).map((claim) => [claim.id, claim])));
  const used = new Set(pathway.rules.map(({ rule }) => rule.group));
  const plans = planGroups.filter((group) => used.has(group)).map((group) => planOf(group, making));
  return [
    wholePlan(plans, making),
    ...plans,
    ...library.pack.regimens.filter(({ id }) => regimens.has(id)).map((regimen) => activityOf(regimen, making)),
    conditionsLibrary(making),
    ...[...claims.values()].map((claim) => evidenceOf(claim, making)),
    topicsOf(making),
    measuresOf(making),
  ];
}
