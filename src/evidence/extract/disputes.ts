/** Where two documents say opposite things of one matter: both are shown side by side, and neither is counted for the other. */
import type { Lexicon } from "../../core/question/lexicon.ts";
import { isStopWord } from "../../core/question/words.ts";
import type { Kind } from "./kinds.ts";
import type { Studies } from "./one-source.ts";
import type { Quote } from "./quote.ts";
import { agentsIn, type Disputed, stancesOf } from "./stances.ts";

/** A matter on which two quotations differ. */
export interface Dispute {
  readonly matter: Disputed;
  readonly topic: string;
  readonly agents: readonly string[];
  readonly sides: readonly { readonly label: string; readonly quotes: readonly Quote[] }[];
}

interface Wording {
  readonly topic: string;
  readonly yes: string;
  readonly no: string;
}

/** Matters that two documents can be in dispute about, in the order in which they are shown. */
const matters: ReadonlyMap<Disputed, Wording> = new Map([
  [
    "consistent",
    { topic: "How consistent the evidence is", yes: "Called consistent", no: "Called inconsistent or uncertain" },
  ],
  [
    "met",
    { topic: "Whether trials reached their endpoints", yes: "Reached or significant", no: "Missed or not significant" },
  ],
  ["advice", { topic: "Whether it is advised", yes: "Advised", no: "Advised against" }],
  ["safe", { topic: "Whether it is safe", yes: "Called safe", no: "Called unsafe" }],
  ["effect", { topic: "Whether it helps", yes: "Said to help", no: "Said not to help" }],
  ["needed", { topic: "Whether it is needed", yes: "Called necessary", no: "Called unnecessary" }],
]);
/** Quotations that are compared, best first, and disputes that are shown. */
const most = { compared: 60, shown: 2, aSide: 2 } as const;
/** Words two quotations share when they name no drug or procedure. */
const leastShared = 7;
/** Quotations that cover less of the question are in no dispute about it. */
const leastCoverage = 0.3;

/** Kinds that a question asks for when it asks what a treatment is worth. */
const judging: ReadonlySet<Kind> = new Set(["results", "lasting", "treatment", "safety"]);
/** Kinds of sentences that judge a treatment or its evidence. */
const disputable: ReadonlySet<Kind> = new Set(["results", "treatment", "safety", "monitoring"]);

interface Judged {
  readonly quote: Quote;
  readonly stances: ReadonlyMap<Disputed, 1 | -1>;
  readonly agents: ReadonlySet<string>;
}

/** Two quotations are of one thing when they name a drug or procedure in common, or much else. */
function isOfOneThing(a: Judged, b: Judged): boolean {
  if (a.agents.size > 0 && b.agents.size > 0) return a.agents.intersection(b.agents).size > 0;
  if (a.agents.size > 0 || b.agents.size > 0) return false;
  return [...a.quote.marks.intersection(b.quote.marks)].filter((m) => !isStopWord(m)).length >= leastShared;
}

/** What a question asks for, as far as disputes are concerned: kinds, and drugs or procedures by name. */
export interface Asked {
  readonly wanted: readonly Kind[];
  readonly agents: ReadonlySet<string>;
}

/** Finds disputes among quotations about what was asked; two reports of one study are in none. */
export function disputesAmong(
  quotes: readonly Quote[],
  { wanted, agents: asked }: Asked,
  studies: Studies,
  lexicon: Lexicon,
): readonly Dispute[] {
  // Whether a treatment works is no part of what it is, or of how it is dosed.
  if (wanted.length > 0 && !wanted.some((kind) => judging.has(kind))) return [];
  const judged = quotes
    .filter((q) => q.bearing === "asked" && q.coverage >= leastCoverage && q.kinds.some((k) => disputable.has(k)))
    .slice(0, most.compared)
    .map((quote): Judged => ({
      quote,
      stances: stancesOf(quote.text, lexicon).stances,
      agents: agentsIn(quote, lexicon),
    }));
  const disputes: Dispute[] = [];
  for (const [matter, wording] of matters) {
    const fit = judged.filter(
      (j) => matter === "consistent" || matter === "met" || matter === "advice" || j.quote.kinds[0] === "results",
    );
    const yes = fit.filter((j) => j.stances.get(matter) === 1);
    const no = fit.filter((j) => j.stances.get(matter) === -1);
    for (const against of no) {
      const facing = yes.filter(
        (y) =>
          y.quote.source !== against.quote.source &&
          !studies.isOne(y.quote.source, against.quote.source) &&
          isOfOneThing(y, against),
      );
      if (facing.length === 0) continue;
      if (asked.size > 0 && against.agents.isDisjointFrom(asked)) continue;
      const agents = [...new Set(facing.flatMap((y) => [...y.agents.intersection(against.agents)]))];
      const others = no.filter(
        (n) => n !== against && facing.some((y) => isOfOneThing(y, n)) && n.quote.source !== facing[0]?.quote.source,
      );
      const names = agents.map((id) => lexicon.concepts.get(id)?.name ?? id).slice(0, 2);
      disputes.push({
        matter,
        topic: names.length === 0 ? wording.topic : `${wording.topic}: ${names.join(", ")}`,
        agents,
        sides: [
          { label: wording.yes, quotes: facing.slice(0, most.aSide).map((y) => y.quote) },
          { label: wording.no, quotes: [against, ...others].slice(0, most.aSide).map((n) => n.quote) },
        ],
      });
      break;
    }
  }
  return disputes.slice(0, most.shown);
}
