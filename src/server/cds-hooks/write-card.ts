/** A recommendation as a card: what, how sure, why, what is missing, and what it rests on. Nothing in it is an order. */
import { type Card, overrideReasons, type Hook } from "../../contract/cds-hooks.ts";
import type { PackAdvice } from "../../app/patients/show-cards.ts";
import type { UnusedEntries } from "../../app/patients/unused-entries.ts";
import {
  type Proof,
  type Recommendation,
  type Reference,
  type Sentence,
  unreviewedBanner,
} from "../../core/answer/answer.ts";
import { keptWith } from "../../core/kept-with.ts";
import { amountWords } from "../../core/quantity-words.ts";
import { escapeMarkdown, referenceLine, sentenceLine } from "../../core/answer/markdown.ts";

export interface CardSetting {
  readonly hook: Hook;
  /** Address of the web app, for links. */
  readonly publicUrl: string;
  /** "Anti-MAG neuropathy, pack 1.2.0". */
  readonly label: string;
}

const longestSummary = 139;
const longestLabel = 80;

/** Cut at a word, with the mark of what is left out. */
function cutAt(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).trimEnd()}…`;
}

/** The whole title stands in the detail. */
export const summaryOf = (title: string): string => cutAt(title, longestSummary);

/** Opening a chart informs; an order may be warned about. A hard stop is always marked. */
function indicatorOf(kind: Recommendation["kind"], hook: Hook): Card["indicator"] {
  const ordering = hook !== "patient-view";
  if (kind === "stop") return ordering ? "critical" : "warning";
  return kind === "warning" && ordering ? "warning" : "info";
}

const valueWords = (value: Proof["value"]): string => (value === "unknown" ? "not known" : value ? "true" : "not true");

/** The conditions that decided, one a line; parts indented under what they make up. */
function proofLines(proof: Proof, depth = 0): readonly string[] {
  // The condition names the fact, and says yes and no itself.
  const used = (proof.used ?? []).map(({ value, date }) =>
    [...(typeof value === "boolean" ? [] : [amountWords(value)]), ...(date === undefined ? [] : [`on ${date}`])].join(
      " ",
    ),
  );
  const facts = [...used.filter((words) => words !== ""), ...(proof.why === undefined ? [] : [proof.why])].join("; ");
  const own = `${"  ".repeat(depth)}- ${escapeMarkdown(proof.text)}: ${valueWords(proof.value)}${facts === "" ? "" : ` (${escapeMarkdown(facts)})`}`;
  return [own, ...(proof.parts ?? []).flatMap((part) => proofLines(part, depth + 1))];
}

const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", `**${title}**`, "", ...lines];

/** References that its sentences cite. */
function citedBy(recommendations: readonly Recommendation[], references: readonly Reference[]): readonly Reference[] {
  const cited = new Set(
    recommendations.flatMap((r) => [...r.say, ...r.options, ...r.monitor].flatMap((s) => s.citations.map((c) => c.n))),
  );
  return references.filter(({ n }) => cited.has(n));
}

const lineOfReference = keptWith((r: Reference) => `- \\[${r.n}\\] ${escapeMarkdown(referenceLine(r))}`);
const referenceLines = (references: readonly Reference[]): readonly string[] => references.map(lineOfReference);

const closing = "A draft proposal for the clinician, not an order.";

/** What of the record is behind no sentence of the card, so that silence is not taken for absence. */
function unusedLine({ count, first }: UnusedEntries): string {
  const named = first.map(({ resource, why }) => `${escapeMarkdown(resource)} (${why})`);
  const others = count - named.length;
  return `${count === 1 ? "1 entry" : `${count} entries`} of the record could not be used: ${named.join("; ")}${others > 0 ? `; and ${others} more` : ""}.`;
}

/** How every card ends. */
const endingOf = (unused: UnusedEntries): readonly string[] => [
  ...(unused.count === 0 ? [] : ["", unusedLine(unused)]),
  "",
  closing,
];

const linesOf = (sentences: readonly Sentence[], references: readonly Reference[]): readonly string[] =>
  sentences.map((sentence) => sentenceLine(sentence, references));

/** One recommendation with what it is numbered by, and what was not used for it. */
export interface CardContent {
  readonly recommendation: Recommendation;
  readonly references: readonly Reference[];
  readonly unused: UnusedEntries;
}

function detailOf({ recommendation, references, unused }: CardContent): string {
  const { title, review, say, options, monitor, missing, proof, due } = recommendation;
  return [
    ...(review === "approved" ? [] : [`**${unreviewedBanner}.**`, ""]),
    escapeMarkdown(title),
    "",
    ...linesOf(say, references),
    ...(due === undefined ? [] : ["", `Due ${due}.`]),
    ...block("Options", linesOf(options, references)),
    ...block("To follow", linesOf(monitor, references)),
    ...block(
      "Not known",
      missing.map((fact) => `- ${escapeMarkdown(fact)}`),
    ),
    ...block("Why", proofLines(proof)),
    ...block("References", referenceLines(citedBy([recommendation], references))),
    ...endingOf(unused),
  ].join("\n");
}

const sourceOf = ({ label, publicUrl }: CardSetting, rule: string | undefined): Card["source"] => ({
  label,
  url: new URL("/pack", publicUrl).href,
  icon: new URL("/icon-100.png", publicUrl).href,
  ...(rule === undefined ? {} : { topic: { system: new URL("/fhir/CodeSystem/rule", publicUrl).href, code: rule } }),
});

function linksOf(recommendation: Recommendation, publicUrl: string): Card["links"] {
  const said = [...recommendation.say, ...recommendation.options].flatMap(({ claim, text }) =>
    claim === undefined ? [] : [[claim, text] as const],
  );
  const links = [...new Map(said)].slice(0, 3).map(([claim, text]) => ({
    label: `Evidence: ${cutAt(text, longestLabel)}`,
    url: new URL(`/claims/${claim}`, publicUrl).href,
    type: "absolute" as const,
  }));
  return links.length === 0 ? undefined : links;
}

/** One recommendation on a card of its own. */
export function writeCard(uuid: string, content: CardContent, setting: CardSetting): Card {
  const { recommendation } = content;
  const links = linksOf(recommendation, setting.publicUrl);
  return {
    uuid,
    summary: summaryOf(recommendation.title),
    indicator: indicatorOf(recommendation.kind, setting.hook),
    detail: detailOf(content),
    source: sourceOf(setting, recommendation.rule),
    overrideReasons,
    ...(links === undefined ? {} : { links }),
  };
}

const gravest = (recommendations: readonly Recommendation[], hook: Hook): Card["indicator"] => {
  const indicators = new Set(recommendations.map((r) => indicatorOf(r.kind, hook)));
  return indicators.has("critical") ? "critical" : indicators.has("warning") ? "warning" : "info";
};

/** Recommendations of one pack, each with its sentences and their citations, and the references behind them. */
const foldedLines = ({ recommendations, references }: PackAdvice): readonly string[] => [
  ...recommendations.flatMap((r) => [
    "",
    `**${escapeMarkdown(r.title)}**${r.due === undefined ? "" : `, due ${r.due}`}`,
    "",
    ...linesOf(r.say, references),
  ]),
  ...block("References", referenceLines(citedBy(recommendations, references))),
];

/** What found no card of its own. */
export function writeFoldedCard(
  uuid: string,
  advice: readonly PackAdvice[],
  unused: UnusedEntries,
  setting: CardSetting,
): Card {
  const folded = advice.flatMap((pack) => pack.recommendations);
  const unreviewed = folded.some((r) => r.review !== "approved") ? [`**${unreviewedBanner}.**`] : [];
  return {
    uuid,
    summary: summaryOf(`${folded.length} more: ${folded.map((r) => r.title).join("; ")}`),
    indicator: gravest(folded, setting.hook),
    detail: [...unreviewed, ...advice.flatMap(foldedLines), ...endingOf(unused)].join("\n"),
    source: sourceOf(setting, undefined),
    overrideReasons,
  };
}
