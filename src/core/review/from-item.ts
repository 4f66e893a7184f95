/** A claim or a rule of a pack as a board reviews it: its wordings as pages, with what they rest on. */
import type { Answer, Sentence } from "../answer/answer.ts";
import type { Library } from "../answer/library.ts";
import { isSupported, readOf, ReferenceList } from "../answer/references.ts";
import { Writer } from "../answer/sentences.ts";
import type { Audience, Claim } from "../knowledge/claim.ts";
import { sayRule } from "../pathway/english.ts";
import type { CheckedLine, ReadyRule } from "../pathway/pathway.ts";
import { createPathway } from "../pathway/pathway.ts";
import { factTypesOf } from "../pathway/fact-sort.ts";
import type { ReviewContent, ReviewPage, ReviewPart } from "./content.ts";

const disclaimer = "For the board. Readers see it as part of answers and cards.";

const titled = (text: string): string => text.slice(0, 200).padEnd(6, ".");

const contentOf = (
  library: Library,
  title: string,
  searchedOn: string,
  pages: readonly ReviewPage[],
): ReviewContent => ({
  title: titled(title),
  pages,
  evidenceCurrentThrough: searchedOn,
  packs: [{ id: library.pack.header.id, version: library.pack.header.version }],
});

const oldestSearch = (library: Library, claims: readonly Claim[]): string => {
  const dates = claims.flatMap((claim) => library.statements.get(claim.id)?.topic.searchedOn ?? []);
  return dates.reduce((oldest, date) => (date < oldest ? date : oldest), dates[0] ?? "");
};

const page = (audience: Audience, parts: readonly ReviewPart[], references: Answer["references"]): ReviewPage => ({
  audience,
  parts,
  references,
  terms: [],
  disclaimer,
});

/** A claim's page for one reader. Undefined where its wording does not hold against its own records. */
function claimPage(library: Library, claim: Claim, audience: Audience): ReviewPage | undefined {
  const references = new ReferenceList(library.sources, library.pack.header.id);
  const says = new Writer(library, audience, references).write(claim.id);
  if (says === undefined) return undefined;
  const part: ReviewPart = {
    id: "wording",
    title: "Wording",
    kind: "bottom-line",
    sentences: [{ id: "s1", says: { ...says, approved: false } }],
  };
  return page(audience, [part], references.list());
}

/** The content of a claim's review: a page for each wording. */
export function claimContent(library: Library, id: string): ReviewContent | undefined {
  const claim = library.statements.get(id)?.claim;
  if (claim === undefined) return undefined;
  const pages = (["clinician", "patient"] as const).flatMap((audience) => claimPage(library, claim, audience) ?? []);
  const searchedOn = oldestSearch(library, [claim]);
  return pages.length === 0 ? undefined : contentOf(library, claim.answers[0] ?? claim.id, searchedOn, pages);
}

/** A claim with the wordings of a reviewed content; those that were not changed are the claim's own. */
export function claimWorded(claim: Claim, content: ReviewContent): Claim {
  const wording = (audience: Audience): string | undefined =>
    content.pages.find((p) => p.audience === audience)?.parts[0]?.sentences[0]?.says.text;
  return {
    ...claim,
    say: { clinician: wording("clinician") ?? claim.say.clinician, patient: wording("patient") ?? claim.say.patient },
  };
}

function lineSentence(
  line: Omit<CheckedLine, "approved">,
  library: Library,
  references: ReferenceList,
): readonly Sentence[] {
  const [first] = line.claims;
  const sentence: Sentence = {
    text: line.text,
    citations: line.claims.flatMap((claim) => references.cite(claim)),
    ...(first === undefined ? {} : { claim: `${library.pack.header.id}/${first.id}` }),
    check: line.check,
    read: line.read,
    approved: false,
    ...(line.caution === undefined ? {} : { caution: line.caution }),
  };
  return isSupported(sentence) ? [sentence] : [];
}

/** A rule's own English with the claims that bear it out. */
function englishOf(ready: ReadyRule, library: Library): Omit<CheckedLine, "approved"> {
  const names = new Map(library.pack.facts.map((fact) => [fact.id, fact.name]));
  const claims = ready.rule.because.flatMap((id) => library.statements.get(id)?.claim ?? []);
  const text = sayRule(ready, (fact) => names.get(fact) ?? fact);
  return { text, check: "curated", claims, read: readOf(claims.flatMap((claim) => claim.support)) };
}

/** The content of a rule's review: when it speaks, in English, and every sentence it can say. */
export function ruleContent(library: Library, id: string): ReviewContent | undefined {
  const ready = createPathway(library, factTypesOf(library.pack.facts)).rules.find(({ rule }) => rule.id === id);
  if (ready === undefined) return undefined;
  const references = new ReferenceList(library.sources, library.pack.header.id);
  let count = 0;
  const part = (partId: string, title: string, lines: readonly Omit<CheckedLine, "approved">[]): ReviewPart => ({
    id: partId,
    title,
    kind: partId === "when" ? "bottom-line" : "section",
    sentences: lines
      .flatMap((line) => lineSentence(line, library, references))
      .map((says) => {
        count += 1;
        return { id: `s${count}`, says };
      }),
  });
  const parts = [
    part("when", "When it speaks", [englishOf(ready, library)]),
    part("says", "What it says", ready.say),
    part("options", "Options it names", ready.options),
    part("monitor", "What it asks to watch", ready.monitor),
  ].filter(({ sentences }) => sentences.length > 0);
  const claims = [...ready.say, ...ready.options, ...ready.monitor].flatMap((line) => line.claims);
  const pages = [page("clinician", parts, references.list())];
  return contentOf(library, ready.rule.title, oldestSearch(library, claims), pages);
}
