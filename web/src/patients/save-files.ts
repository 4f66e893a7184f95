/** Saves a figure as a file: SVG, PNG, or what it draws as CSV. No file name holds anything of a patient. */
import { timelineRows } from "../../../src/figures/timeline-rows.ts";
import type { Timeline } from "../../../src/figures/timeline.ts";

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export const saveSvg = (svg: string): void => save(new Blob([svg], { type: "image/svg+xml" }), "timeline.svg");

/** Twice the size of the drawing, for print. */
export async function savePng(svg: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob !== null) save(blob, "timeline.png");
}

/** A cell of a table. What a spreadsheet would run as a formula is set in front of an apostrophe. */
function cell(text: string): string {
  const plain = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** What is drawn, one line each; the last column says of which day and edition it is. */
export function csvOf(timeline: Timeline, notes: readonly string[]): string {
  const rows = timelineRows(timeline).map((row) =>
    [row.date, row.what, row.value, row.unit, row.note, row.id, notes.join("; ")].map(cell).join(","),
  );
  return ["date,what,value,unit,note,resource,of", ...rows, ""].join("\r\n");
}

export const saveCsv = (csv: string): void => save(new Blob([csv], { type: "text/csv" }), "timeline.csv");
