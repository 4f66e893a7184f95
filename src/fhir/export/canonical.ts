/** Names and addresses that exported resources share. */
import type { Pack } from "../../core/knowledge/knowledge.ts";
import type { Source } from "../../core/knowledge/source.ts";
import type { RelatedArtifact } from "fhir/r4.js";

/** What an export is made under: the address that its canonical names begin with, and the day it was made. */
export interface ExportSetting {
  readonly base: string;
  /** ISO day. */
  readonly date: string;
}

/** Everything exported is a draft and experimental until a board approves it. */
export const notReviewed = "Not yet reviewed by clinicians.";

export const canonicalOf = (setting: ExportSetting, type: string, id: string): string =>
  `${setting.base.replace(/\/$/, "")}/${type}/${id}`;

/** FHIR ids hold letters, digits, hyphens and dots, 64 at most. */
export const idOf = (...parts: readonly string[]): string => {
  const id = parts.join("-").replace(/[^A-Za-z0-9.-]/g, "-");
  return id.length <= 64 ? id : id.slice(0, 64);
};

/** A computable name: letters, digits and underscores, a capital first. */
export const nameOf = (...parts: readonly string[]): string => {
  const words = parts
    .join(" ")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return words
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join("")
    .replace(/^(?=\d)/, "X");
};

export const common = (pack: Pack, setting: ExportSetting) =>
  ({
    version: pack.header.version,
    status: "draft",
    experimental: true,
    date: setting.date,
    publisher: "Ranvier",
  }) as const;

const addressOf = (source: Source): string | undefined =>
  source.doi !== undefined
    ? `https://doi.org/${source.doi}`
    : source.pmid !== undefined
      ? `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`
      : source.url;

/** A source as a citation, with the place in it that was used. */
export function citationOf(source: Source, at?: string): RelatedArtifact {
  const url = addressOf(source);
  return {
    type: "citation",
    citation: source.citation,
    ...(at === undefined ? {} : { label: at }),
    ...(url === undefined ? {} : { url }),
  };
}
