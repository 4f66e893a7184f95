/** Reads PubMed's XML, as downloaded from the site, from E-utilities or as baseline and update files, gz too. */
import { unreadable, type Input, type Reading } from "../reader.ts";
import { readPubmedArticle } from "./pubmed-article.ts";
import { readPubmedBook } from "./pubmed-book.ts";
import { textsOf } from "./xml-text.ts";
import { readXmlRecords, type XmlReading } from "./xml-stream.ts";

const records = new Set(["PubmedArticle", "PubmedBookArticle", "DeleteCitation"]);

/** Update files list records that PubMed took back: nothing to read, and the reader of the file should know. */
function deletions({ element, line }: XmlReading, name: string): Reading {
  const numbers = textsOf(element, "PMID", "BookDocument");
  return unreadable(
    "deleted-records",
    name,
    `The file says that ${numbers.length} records were deleted from PubMed: ${numbers.join(", ")}`,
    "take them out of your collection",
    line,
  );
}

function toReading(record: XmlReading, name: string): Reading {
  const { element, line } = record;
  if (element.name === "DeleteCitation") return deletions(record, name);
  const read = element.name === "PubmedArticle" ? readPubmedArticle : readPubmedBook;
  return read(element, { name, line });
}

/** One reading per PubmedArticle and PubmedBookArticle, in the order of the file. */
export async function* readPubmedXml(input: Input): AsyncGenerator<Reading> {
  for await (const record of readXmlRecords(input, records)) yield record.ok ? toReading(record, input.name) : record;
}
