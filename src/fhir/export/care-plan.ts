/** An assessment as the CarePlan that `$apply` returns, its proposals in a RequestGroup. Drafts; no order is among them. */
import type { Annotation, CarePlan, Expression, RelatedArtifact, RequestGroup, RequestGroupAction } from "fhir/r4.js";
import type { Citation, Recommendation, Reference, Sentence } from "../../core/answer/answer.ts";
import { doseWords } from "../../core/answer/dose-words.ts";
import { certaintyWord, readWord } from "../../core/answer/markdown.ts";
import type { Assessment } from "../../core/pathway/assess.ts";
import { idOf, notReviewed } from "./canonical.ts";

/** What is applied to whom. */
export interface Applied {
  readonly assessment: Assessment;
  /** Canonical address of the PlanDefinition, its version after a bar. */
  readonly plan: string;
  readonly title: string;
  /** "Patient/1", as the caller named it. */
  readonly subject: string;
  /** ISO 8601, with offset. */
  readonly at: string;
  /** System of topics' codes. */
  readonly topics: string;
  /** Rules that spoke and may not leave the house. */
  readonly withheld: number;
}

const groupId = "proposals";

const urlOf = ({ doi, pmid, url }: Reference): string | undefined =>
  doi !== undefined ? `https://doi.org/${doi}` : pmid !== undefined ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : url;

function artifactOf({ n, says, locator }: Citation, references: readonly Reference[]): readonly RelatedArtifact[] {
  const reference = references.find((r) => r.n === n);
  if (reference === undefined) return [];
  const url = urlOf(reference);
  const retracted = reference.retracted ? "RETRACTED: " : "";
  const notice = reference.notice === undefined ? "" : ` ${reference.notice}`;
  return [
    {
      type: "citation",
      label: [says === "contradicts" ? "says otherwise" : "", locator, readWord(reference.read)]
        .filter(Boolean)
        .join("; "),
      citation: `${retracted}${reference.citation}${notice}`,
      ...(url === undefined ? {} : { url }),
    },
  ];
}

const sentencesOf = (r: Recommendation): readonly Sentence[] => [...r.say, ...r.options, ...r.monitor];

/** Each source and place once. */
function documentationOf(r: Recommendation, references: readonly Reference[]): RelatedArtifact[] {
  const citations = [
    ...sentencesOf(r).flatMap((sentence) => sentence.citations),
    ...(r.calculations ?? []).map(({ citation }) => citation),
  ];
  const artifacts = citations.flatMap((citation) => artifactOf(citation, references));
  return [...new Map(artifacts.map((artifact) => [JSON.stringify(artifact), artifact])).values()];
}

const say = ({ text, caution }: Sentence): string => (caution === undefined ? text : `${text} (${caution})`);

function descriptionOf(r: Recommendation): string {
  const missing = r.missing.length === 0 ? [] : [`Not known: ${r.missing.join("; ")}.`];
  const review = r.review === "approved" ? [] : [notReviewed];
  return [...review, `Certainty ${certaintyWord(r.certainty.level)}.`, ...r.say.map(say), ...missing].join(" ");
}

const reasonOf = ({ proof }: Recommendation): Expression => ({
  description: `${proof.value === "unknown" ? "Not known, which counts as a stop: " : ""}${proof.text}`,
  language: "text/cql",
  // The condition was decided here, from the chart: another engine has nothing left to decide.
  expression: "true",
});

function actionOf(r: Recommendation, { assessment, topics }: Applied): RequestGroupAction {
  // The dose is words beside the rest: nothing that a system could turn into an order.
  const text = [...sentencesOf(r).map(say), ...doseWords(r)].join(" ");
  return {
    id: idOf(r.rule.split("/").at(-1) ?? r.rule),
    title: r.title,
    description: descriptionOf(r),
    textEquivalent: text === "" ? r.title : text,
    priority: r.kind === "stop" || r.kind === "warning" ? "urgent" : "routine",
    code: [
      {
        ...(r.topic === undefined ? {} : { coding: [{ system: topics, code: r.topic.replace("/", "-") }] }),
        text: r.kind,
      },
    ],
    documentation: documentationOf(r, assessment.references),
    condition: [{ kind: "applicability", expression: reasonOf(r) }],
    ...(r.due === undefined ? {} : { timingDateTime: r.due }),
  };
}

function proposalsOf(applied: Applied): RequestGroup {
  const { assessment, plan, subject, at } = applied;
  return {
    resourceType: "RequestGroup",
    id: groupId,
    instantiatesCanonical: [plan],
    status: "draft",
    intent: "proposal",
    subject: { reference: subject },
    authoredOn: at,
    action: assessment.recommendations.map((recommendation) => actionOf(recommendation, applied)),
  };
}

/** What stands beside the proposals: whom the rules are for, what could not be decided, what was kept back. */
function notesOf({ assessment, withheld }: Applied): Annotation[] {
  const { population, undecided } = assessment;
  const texts = [
    `${notReviewed} Draft proposals for the clinician, none is an order.`,
    population === "neither"
      ? "The record does not show the condition that these rules are for; nothing is said of this patient."
      : `The rules take the condition as ${population}.`,
    ...(withheld === 0 ? [] : [`${withheld} rules that no board has approved spoke and are not given.`]),
    ...undecided.map(
      ({ title, missing }) => `Not decided: ${title}. Missing: ${missing.map((m) => m.name).join(", ")}.`,
    ),
  ];
  return texts.map((text) => ({ text }));
}

/** The plan for one patient. */
export function toCarePlan(applied: Applied): CarePlan {
  const { assessment, plan, title, subject, at } = applied;
  const some = assessment.recommendations.length > 0;
  return {
    resourceType: "CarePlan",
    ...(some ? { contained: [proposalsOf(applied)] } : {}),
    instantiatesCanonical: [plan],
    status: "draft",
    intent: "proposal",
    title,
    description: `${notReviewed} Proposals with their sources; none is an order.`,
    subject: { reference: subject },
    created: at,
    ...(some ? { activity: [{ reference: { reference: `#${groupId}` } }] } : {}),
    note: notesOf(applied),
  };
}
