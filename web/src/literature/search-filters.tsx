/** What a search may be narrowed by: years, kind of study, kind of file, retraction. */
import { NativeSelect, TextInput } from "@mantine/core";
import type { FileFormat, SearchFilter } from "../../../src/contract/search.ts";
import { Design } from "../../../src/core/knowledge/source.ts";
import { plainWords } from "../evidence/words.ts";

/** The filter as it stands in the fields: text, "" for no limit. */
export interface FilterFields {
  readonly fromYear: string;
  readonly toYear: string;
  readonly design: string;
  readonly format: string;
  readonly retracted: string;
}

export const noFilter: FilterFields = { fromYear: "", toYear: "", design: "", format: "", retracted: "" };

const yearOf = (text: string): number | undefined => (/^\d{4}$/.test(text.trim()) ? Number(text) : undefined);

const formatNames: Readonly<Record<FileFormat, string>> = {
  pdf: "PDF",
  html: "web page",
  markdown: "Markdown",
  "plain-text": "plain text",
  docx: "Word",
  jats: "journal article (JATS)",
  "pubmed-xml": "PubMed record",
  medline: "MEDLINE record",
  ris: "RIS record",
  bibtex: "BibTeX record",
  jsonl: "collection (JSON lines)",
};

// The names themselves are the list: reading the schema here would put the schema library into the page.
const isFormat = (text: string): text is FileFormat => Object.hasOwn(formatNames, text);

/** The fields as the server takes them. Half-typed years do not limit. */
export function toFilter(fields: FilterFields): SearchFilter {
  const design = Design.safeParse(fields.design);
  const format = isFormat(fields.format) ? fields.format : undefined;
  return {
    fromYear: yearOf(fields.fromYear),
    toYear: yearOf(fields.toYear),
    designs: design.success ? [design.data] : undefined,
    formats: format === undefined ? undefined : [format],
    retracted: fields.retracted === "only" || fields.retracted === "with" ? fields.retracted : undefined,
  };
}

export const formatName = (format: string): string => (isFormat(format) ? formatNames[format] : format);

interface SearchFiltersProps {
  readonly value: FilterFields;
  readonly onChange: (value: FilterFields) => void;
}

export function SearchFilters({ value, onChange }: SearchFiltersProps) {
  const set = (name: keyof FilterFields, text: string): void => onChange({ ...value, [name]: text });
  const active = Object.values(value).filter((text) => text !== "").length;
  const year = (name: "fromYear" | "toYear", label: string) => (
    <TextInput
      label={label}
      value={value[name]}
      inputMode="numeric"
      maxLength={4}
      error={value[name] !== "" && yearOf(value[name]) === undefined ? "Four digits" : null}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  const choice = (
    name: "design" | "format" | "retracted",
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      value={value[name]}
      data={[...options]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  return (
    <details className="search-filters">
      <summary>Filters{active === 0 ? "" : ` (${active} in use)`}</summary>
      <div>
        {year("fromYear", "From year")}
        {year("toYear", "To year")}
        {choice("design", "Kind of study", [
          { value: "", label: "All" },
          ...Design.options.map((design) => ({ value: design, label: plainWords(design) })),
        ])}
        {choice("format", "Kind of file", [
          { value: "", label: "All" },
          ...Object.entries(formatNames).map(([value, label]) => ({ value, label })),
        ])}
        {choice("retracted", "Retracted documents", [
          { value: "", label: "leave out" },
          { value: "with", label: "show too" },
          { value: "only", label: "show only these" },
        ])}
      </div>
    </details>
  );
}
