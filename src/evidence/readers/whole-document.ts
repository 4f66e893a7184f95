/** The document of a file that holds one, or the problem that no text was found in it. */
import type { Format } from "../document.ts";
import { unreadable, type Reading } from "../reader.ts";
import type { TextBuilder } from "../text-builder.ts";
import { recordDocument, type Stated } from "./record-document.ts";
import { SectionWriter } from "./section-writer.ts";
import { standingOf } from "./title-standing.ts";

/** `layOut` writes the text; `stated` is what the file says of itself, with the title that tells of a retraction. */
export function wholeDocument(
  format: Format,
  name: string,
  stated: Stated,
  layOut: (writer: SectionWriter) => void,
): Reading {
  const standing = standingOf(stated.title ?? "");
  const metadata = {
    ...stated,
    retracted: stated.retracted === true || standing.retracted,
    notices: [...(stated.notices ?? []), ...standing.notices],
  };
  let hasText = false;
  const write = (builder: TextBuilder): void => {
    const writer = new SectionWriter(builder);
    layOut(writer);
    hasText = writer.hasText;
    writer.end();
  };
  const reading = recordDocument(format, metadata, write, { name, line: 1 });
  if (hasText) return reading;
  return unreadable("no-text", name, "The file holds no text", "check that it is the document that was meant");
}
