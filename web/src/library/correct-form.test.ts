import { expect, test } from "vitest";
import type { DocumentRecordView } from "../../../src/contract/documents.ts";
import { correctionOf } from "./correct-form.tsx";

const asRead = {
  title: "As read",
  authors: ["Doe J"],
  trials: [],
  publicationTypes: [],
  keywords: [],
  notices: [],
  retracted: false,
};
const record: DocumentRecordView = {
  id: "d",
  version: "v",
  title: "As corrected",
  format: "pdf",
  retracted: false,
  origin: { file: "a.pdf" },
  addedAt: "2026-11-21T10:00:00.000Z",
  metadata: { ...asRead, title: "As corrected", date: "2024" },
  metadataAsRead: { ...asRead, date: "2024" },
  corrections: { title: "As corrected" },
  versions: [],
  changes: [],
  files: ["a.pdf"],
};
const shown = { title: "As corrected", authors: "Doe J", journal: "", date: "2024", pmid: "", doi: "" };

test.each([
  ["nothing changed", {}, { set: {}, takeBack: [] }],
  [
    "a new value",
    { journal: " J ", authors: "Doe J; Roe A;" },
    { set: { journal: "J", authors: ["Doe J", "Roe A"] }, takeBack: [] },
  ],
  ["a value taken out", { date: "" }, { set: { date: null }, takeBack: [] }],
  ["back to what the file states", { title: "As read" }, { set: {}, takeBack: ["title"] }],
])("correctionOf: %s", (_, typed, correction) => {
  expect(correctionOf(record, { ...shown, ...typed }, "  ")).toEqual(correction);
});
