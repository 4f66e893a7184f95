/** What the title of a section says about its role, in the words that papers use. */
import type { Section } from "../document.ts";

/** "3.", "IV." or "2.1" before a title. */
const number = /^(?:\d+(?:\.\d+)*|[ivx]+)[.)]?\s+/i;

const plainTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(number, "")
    .replace(/[\s:.]+$/, "")
    .trim();

const references =
  /^(?:(?:selected |key |cited |further )?(?:references?|bibliography|literature(?: cited)?|works cited|sources)(?: (?:and|&) (?:notes|further reading|bibliography))?|further reading|reference list|list of references|literatur(?:verzeichnis)?|références|referencias|bibliografía)$/;

const abstracts = /^(?:(?:structured |graphical )?abstract|summary|synopsis|zusammenfassung|résumé|resumen)$/;

const known = new RegExp(
  `^(?:${[
    "introduction|background|objectives?|aims?|purpose|rationale|hypothesis",
    "(?:(?:patients?|subjects?|participants?|materials?)(?:,? (?:and|&) |, ))?methods?(?: (?:and|&) (?:materials?|patients?))?",
    "related works?|experiments?|evaluation|methodology|study design|statistical analys[ie]s|data sources|participants|setting|interventions?|outcomes?|measurements",
    "results|findings|results and discussion|discussion|interpretation|comment|limitations|conclusions?|recommendations",
    "funding|acknowledge?ments?|disclosures?|(?:conflicts?|declarations?) of (?:competing )?interests?|competing interests",
    "author contributions|data availability(?: statement)?|abbreviations|appendix|supplementary (?:materials?|data|information)",
    "ethics(?: statement| approval)?|keywords?|case (?:report|presentation|description)|key points|plain language summary",
  ].join("|")})$`,
);

/** The role of the section under this title. */
export function roleOfTitle(title: string): Section["role"] {
  const plain = plainTitle(title);
  if (references.test(plain)) return "references";
  return abstracts.test(plain) ? "abstract" : "body";
}

/** A title that papers give to their sections ("Methods", "4. Discussion"), so that a line with no more is a heading. */
export function isKnownTitle(title: string): boolean {
  const plain = plainTitle(title);
  return references.test(plain) || abstracts.test(plain) || known.test(plain);
}

/** Titles over lists of links to other pages. */
export const isTeaserTitle = (title: string): boolean =>
  /^(?:related(?: (?:articles?|content|posts?|topics|stories|links|reading|pages|searches))?|recommended(?: .{0,40})?|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|(?:read|see|explore|discover) (?:more|next)|more (?:from|on|in|like this|stories|articles)\b.{0,40}|most (?:read|popular|viewed|shared).{0,20}|trending.{0,20}|popular (?:posts|articles|topics|now)|latest (?:news|articles|posts|stories)|recent (?:posts|articles|comments)|share(?: this.{0,20})?|follow us.{0,30}|(?:sign up|subscribe).{0,60}|newsletter|similar articles|cited by|quick links|table of contents|in this (?:article|section)|on this page|contents|site (?:map|navigation))[:.…]?$/i.test(
    title.trim(),
  );
