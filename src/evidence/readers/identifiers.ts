/** Identifiers of publications in one written form, or nothing where what is stated is none. */

/** "10.1/abc" in small letters, from a bare DOI, "doi:10.1/abc" or a resolver's address. */
export function toDoi(text: string | undefined): string | undefined {
  const bare = (text ?? "")
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i, "")
    .replace(/^doi:?\s*/i, "")
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, "");
  return /^10\.\d{4,9}\/\S+$/.test(bare) ? bare.toLowerCase() : undefined;
}

/** The DOI that a running text marks as one: "… doi: 10.1/abc. PMID: 1". */
export const findDoi = (text: string): string | undefined =>
  toDoi(/\bdoi(?:\.org\/|:?\s{0,3})(10\.\d{4,9}\/\S{1,200})/i.exec(text)?.[1]?.replace(/[.,;\])]+$/, ""));

export function toPmid(text: string | undefined): string | undefined {
  const bare = (text ?? "").trim().replace(/^pmid:?\s*/i, "");
  return /^[1-9]\d{0,8}$/.test(bare) ? bare : undefined;
}

/** The PubMed number that a running text marks as one. */
export const findPmid = (text: string): string | undefined => toPmid(/\bPMID:?\s{0,3}(\d{1,9})/i.exec(text)?.[1]);

export function toPmcid(text: string | undefined): string | undefined {
  const number = /^(?:PMC)?\s*([1-9]\d*)(?:\.\d+)?$/i.exec((text ?? "").trim())?.[1];
  return number === undefined ? undefined : `PMC${number}`;
}

/** Ten or thirteen digits without hyphens, from a field that may hold several and their kinds, "9780323 (print)". */
export function toIsbn(text: string | undefined): string | undefined {
  const digits = /(?<![\d-])(?:97[89][\d -]{10,14}|\d[\d -]{8,11}[\dXx])(?!\d)/.exec(text ?? "")?.[0];
  const bare = digits?.replace(/[ -]/g, "").toUpperCase();
  return bare !== undefined && /^(?:97[89]\d{10}|\d{9}[\dX])$/.test(bare) ? bare : undefined;
}

/** An address that can be opened in a browser without running anything. */
export function toWebAddress(text: string | undefined): string | undefined {
  const address = (text ?? "").trim();
  return /^https?:\/\/[^\s<>"]+$/i.test(address) && URL.canParse(address) ? address : undefined;
}

/** Registration numbers by their form, for fields that name no registry. */
const trialForm =
  /\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|ChiCTR[-\w]{1,30}|DRKS\d{8}|EUCTR\d{4}-\d{6}-\d{2}|UMIN\d{9}|JPRN-\w+|CTRI\/\d{4}\/\d{2,3}\/\d+|IRCT\w+|NTR\d{2,5}|PACTR\d+|RBR-\w+)\b/g;

export const trialNumbers = (text: string): readonly string[] => text.match(trialForm) ?? [];
