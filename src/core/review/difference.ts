/** What changed between two contents, sentence by sentence, with the words marked. */
import type { Audience } from "../knowledge/claim.ts";
import type { ReviewContent, ReviewPage } from "./content.ts";
import { commonPlaces } from "./longest-common.ts";

export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

export interface Difference {
  readonly audience: Audience;
  /** Title of the part the sentence stands in, or stood in when it was removed. */
  readonly part: string;
  readonly sentence: string;
  readonly kind: "added" | "removed" | "reworded" | "moved";
  readonly words: readonly WordRun[];
}

/** Words with the space behind them, so that runs joined together are the text again. */
const wordsIn = (text: string): readonly string[] => text.match(/\S+\s*/gu) ?? [];
const bare = (words: readonly string[]): readonly string[] => words.map((word) => word.trim());

/** How one wording becomes another: runs of words that stay, go or come. What goes stands before what comes. */
export function wordDifference(before: string, after: string): readonly WordRun[] {
  const [old, fresh] = [wordsIn(before), wordsIn(after)];
  const runs: { kind: WordRun["kind"]; text: string }[] = [];
  const add = (kind: WordRun["kind"], words: readonly string[]): void => {
    const text = words.join("");
    if (text === "") return;
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const [atOld, atNew] of [...commonPlaces(bare(old), bare(fresh)), [old.length, fresh.length] as const]) {
    add("removed", old.slice(i, atOld));
    add("added", fresh.slice(j, atNew));
    add("same", fresh.slice(atNew, atNew + 1));
    [i, j] = [atOld + 1, atNew + 1];
  }
  return runs;
}

interface Placed {
  readonly id: string;
  readonly text: string;
  readonly partId: string;
  readonly part: string;
}

const placedIn = (page: ReviewPage | undefined): readonly Placed[] =>
  (page?.parts ?? []).flatMap((part) =>
    part.sentences.map(({ id, says }) => ({ id, text: says.text, partId: part.id, part: part.title })),
  );

const whole = (kind: WordRun["kind"], text: string): readonly WordRun[] => [{ kind, text }];

function pageDifferences(
  audience: Audience,
  before: readonly Placed[],
  after: readonly Placed[],
): readonly Difference[] {
  const old = new Map(before.map((sentence) => [sentence.id, sentence]));
  const kept = new Set(after.map(({ id }) => id));
  const [stayed, now] = [before.filter(({ id }) => kept.has(id)), after.filter(({ id }) => old.has(id))];
  const inPlace = new Set(commonPlaces(ids(stayed), ids(now)).map(([, at]) => now[at]?.id));
  const changes = after.flatMap(({ id, text, partId, part }): readonly Difference[] => {
    const was = old.get(id);
    const at = { audience, part, sentence: id };
    if (was === undefined) return [{ ...at, kind: "added", words: whole("added", text) }];
    if (was.text !== text) return [{ ...at, kind: "reworded", words: wordDifference(was.text, text) }];
    return was.partId === partId && inPlace.has(id) ? [] : [{ ...at, kind: "moved", words: whole("same", text) }];
  });
  const removed = before.flatMap(({ id, text, part }): readonly Difference[] =>
    kept.has(id) ? [] : [{ audience, part, sentence: id, kind: "removed", words: whole("removed", text) }],
  );
  return [...changes, ...removed];
}

const ids = (sentences: readonly Placed[]): readonly string[] => sentences.map(({ id }) => id);

/** Differences of every page, in reading order of the later content; what was removed stands last. */
export function differences(before: ReviewContent, after: ReviewContent): readonly Difference[] {
  const audiences = [...new Set([...after.pages, ...before.pages].map(({ audience }) => audience))];
  const pageFor = ({ pages }: ReviewContent, audience: Audience) =>
    placedIn(pages.find((p) => p.audience === audience));
  return audiences.flatMap((audience) =>
    pageDifferences(audience, pageFor(before, audience), pageFor(after, audience)),
  );
}
