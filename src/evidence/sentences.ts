/** Where the sentences of a text begin and end, so that a quotation is always a whole one. */

/** A stretch of a text in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full stop after one of these does not end a sentence. */
const abbreviation =
  /(?:^|[\s([])(?:al|approx|cf|ca|dr|ed|eds|e\.?g|etc|fig|figs|i\.?e|incl|jr|mr|mrs|ms|no|nos|p|pp|prof|ref|refs|resp|sr|st|suppl|tab|vol|vs|\p{Lu})\.$/iu;
/** "al." and the like end a sentence when an opening word follows: "… by Dalakas et al. The second trial …". */
const opens = /^(?:The|This|These|In|However|We|It|There|A|An|Of|At|After|Both|No|All)\b/u;
const mayEnd = /(?:al|etc)\.$/iu;
/** What still belongs to the sentence before: a citation in brackets or raised, a closing quotation mark. */
const trailing = /^(?:\[?[\d\s,–-]+\]|\(\d[\d\s,–-]*\)|[”"’')\]]|\d{1,3}(?:[,–-]\d{1,3})*(?=\s+\p{Lu}))/u;

function staysTogether(before: string, after: string): boolean {
  if (!abbreviation.test(before)) return false;
  return !(mayEnd.test(before) && opens.test(after));
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Sentences of `text` from `start` to `end`, without the space between them. Uses the Unicode rules of `Intl.Segmenter`,
 * and joins what they cut after abbreviations, initials and before citations.
 */
export function sentencesOf(text: string, start = 0, end = text.length): readonly Span[] {
  const spans: Span[] = [];
  for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
    const lead = segment.length - segment.trimStart().length;
    const from = start + index + lead;
    const to = start + index + segment.trimEnd().length;
    if (to <= from) continue;
    const last = spans.at(-1);
    const cited = trailing.exec(text.slice(from, to))?.[0] ?? "";
    if (last !== undefined && staysTogether(text.slice(last.start, last.end), text.slice(from, to)))
      spans[spans.length - 1] = { start: last.start, end: to };
    else if (last !== undefined && cited !== "") {
      spans[spans.length - 1] = { start: last.start, end: from + cited.length };
      const rest = from + cited.length + (/^\s*/.exec(text.slice(from + cited.length, to))?.[0].length ?? 0);
      if (rest < to) spans.push({ start: rest, end: to });
    } else spans.push({ start: from, end: to });
  }
  return spans;
}
