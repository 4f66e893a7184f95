/** Identifiers in a search: PMID, PMCID, DOI and trial registrations, with or without their prefix. */

/** What was found, in the form the index keeps, and the text without it. */
export interface FoundIdentifiers {
  readonly identifiers: readonly string[];
  readonly rest: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly toIdentifier: (match: RegExpExecArray) => string;
}

/** Tried in this order; what one form took is not seen by the next. */
const forms: readonly Form[] = [
  {
    pattern: /(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:?\s*)?\b(10\.\d{4,9}\/[^\s"'<>]+)/i,
    toIdentifier: ([, doi = ""]) => `doi:${doi.replace(/[.,;:)\]}]+$/, "").toLowerCase()}`,
  },
  {
    pattern: /(?:\bPMCID:?\s*)?\bPMC\s?(\d{3,9})\b/i,
    toIdentifier: ([, digits = ""]) => `pmcid:PMC${digits}`,
  },
  { pattern: /\bNCT\s?(\d{8})\b/i, toIdentifier: ([, digits = ""]) => `trial:NCT${digits}` },
  { pattern: /\bISRCTN\s?(\d{8})\b/i, toIdentifier: ([, digits = ""]) => `trial:ISRCTN${digits}` },
  {
    pattern: /\b(?:EudraCT:?\s*)?(\d{4}-\d{6}-\d{2})\b/i,
    toIdentifier: ([, number = ""]) => `trial:${number}`,
  },
  { pattern: /\bPMID:?\s*(\d{1,8})\b/i, toIdentifier: ([, digits = ""]) => `pmid:${digits}` },
  // A bare number of seven or eight digits is no dose, year or titre that anybody writes without a separator.
  { pattern: /(?<![\d.,/-])(\d{7,8})(?![\d.,/-]*\d)/, toIdentifier: ([, digits = ""]) => `pmid:${digits}` },
];

/** A search that is nothing but a shorter number is taken for a PMID too. */
const onlyNumber = /^\s*(\d{4,8})\s*$/;

export function findIdentifiers(text: string): FoundIdentifiers {
  const alone = onlyNumber.exec(text);
  if (alone !== null) return { identifiers: [`pmid:${alone[1]}`], rest: text };
  const identifiers: string[] = [];
  let rest = text;
  for (const { pattern, toIdentifier } of forms)
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      identifiers.push(toIdentifier(match));
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    }
  return { identifiers: [...new Set(identifiers)], rest };
}
