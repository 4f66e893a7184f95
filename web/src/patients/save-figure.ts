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

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function saveCsv(timeline: Timeline): void {
  const rows = timelineRows(timeline).map((row) =>
    [row.date, row.what, row.value, row.unit, row.note].map(cell).join(","),
  );
  save(new Blob([["date,what,value,unit,note", ...rows, ""].join("\r\n")], { type: "text/csv" }), "timeline.csv");
}
