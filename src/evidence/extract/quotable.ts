/** Whether a unit says something that can be quoted: no navigation, advertising, disclaimer, pointer, question or fragment. */
import { tellsStanding } from "./standing.ts";
import type { Unit } from "./source-text.ts";

/** What pages say to their visitors about themselves, and what points elsewhere instead of saying something. */
const chatter = new RegExp(
  [
    String.raw`\b(?:click|tap|log ?in|sign ?(?:up|in)|subscribe|newsletter|cookies?|privacy policy|terms of (?:use|service)|all rights reserved|copyright|©)\b`,
    String.raw`\b(?:last (?:updated|reviewed|modified)|view editorial policy|reviewed for accuracy|page was|this (?:page|site|website|web page|article|leaflet|booklet|fact sheet)\b)`,
    String.raw`\b(?:have a (?:follow-up )?question|ask any|help us|your (?:experience|choice helps)|which best describes you|get (?:instant|world-class)|trusted by|used by (?:practicing|practising|thousands|millions))\b`,
    String.raw`\b(?:read more|learn more|see also|find out more|more information|for further information|further reading|related (?:articles|topics|pages)|download|pdf|podcast|video|visit (?:the|our|us|www)|contact (?:us|the|your local)|call 1-|toll[- ]free|https?:|www\.)`,
    String.raw`\b(?:advertis\w+|sponsored|promotion|buy now|free shipping|coupon|special offer|order (?:now|online)|shop)\b`,
    String.raw`\b(?:disclaimer|assumes? no (?:liability|responsibility)|not (?:a )?(?:substitute|replacement) for (?:professional|medical)|educational purposes? only|consult (?:your|a) (?:doctor|physician|healthcare provider|health care provider)|intended for (?:healthcare|health care|health) professionals|should be considered supplementary|independently verified|does not replace|before application in patient care)\b`,
    String.raw`\b(?:provides? the following list|table below|listed below|shown below|see (?:the )?(?:table|figure|fig|section|below|above)|(?:figure|table) \d|the following (?:list|table|resources|organi[sz]ations|links)|resources? (?:from|for|below)|look up the definitions|much of this information comes from|refine (?:the|your) search|(?:is|are|may also be) (?:usually )?(?:listed|expressed|given) as an?|number of the fraction|supports? research|clinical trials? (?:is|are) (?:being )?(?:conducted|listed|available)|clinicaltrials\.gov)\b`,
  ].join("|"),
  "i",
);
/** Acknowledgements, funding and conflicts: true, and no evidence. */
const imprint =
  /\b(?:conflicts? of interest|competing interests?|funded by|grant (?:no|number)|acknowledge?ments?|corresponding author|ethics committee|informed consent was|author contributions?|supplementary (?:data|material))\b/i;

const ended = /[.!?…]["'”’)\]]*(?:\s?\[?[\d,\s–-]+\]?)?$/;
/** A verb, somewhere: what has none is a title or a label. */
const verb =
  /\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|[a-zà-ɏ]{2,}(?:ed|es|ing|en|ates?|ifies|ize|ise|s))\b/i;
const sections =
  /^(?:personali[sz]e|(?:professional |medical |legal )*disclaimer|about (?:us|this|the author).*|references?|sources|feedback|newsletter|related .*|see also|navigation|contents|comments?|share.*|advertisement|where can i (?:get|find).*|for more information.*|(?:additional |more )?resources.*|organi[sz]ations?|support groups?|clinical trials.*|author contributions|funding|competing interests|conflicts? of interest|acknowledge?ments?|ethics.*|data availability.*|supplementary.*|abbreviations|keywords?)$/i;

/** Shortest and longest unit that is quoted, in UTF-16 units. */
export const quoteLength = { least: 24, most: 600 } as const;

/** A title under which nothing is quoted. */
export const isAsideTitle = (title: string): boolean => sections.test(title.trim().replace(/[\s:.]+$/, ""));

/** A list item is whole without a full stop; a paragraph's unit must end as a sentence does. */
function isWhole({ text, kind }: Unit): boolean {
  if (kind === "list-item") return !text.trimEnd().endsWith(":");
  return ended.test(text) || /:\s.*\n/s.test(text);
}

/** True when the unit can stand as a quotation, with whatever belongs to it. */
export function isQuotable(unit: Unit): boolean {
  const { text } = unit;
  if (text.length < quoteLength.least || text.length > longestOf(unit)) return false;
  if (!isWhole(unit) || /\?["'”’)\]]*$/.test(text)) return false;
  if (text.split(/\s+/).length < 4 || !verb.test(text)) return false;
  return !chatter.test(text) && !imprint.test(text) && !tellsStanding(text);
}

const longestOf = (unit: Unit): number => (unit.text.includes("\n") ? quoteLength.most * 1.5 : quoteLength.most);
