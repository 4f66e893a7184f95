/** A notice of retraction that a clinic takes in. */
import type { Ingests } from "../../src/app/ports/ingests.ts";
import type { Literature } from "../../src/app/ports/literature.ts";
import { type Document, noMetadata } from "../../src/evidence/document.ts";
import { packDocument } from "../../src/evidence/packed-document.ts";
import { sha256 } from "../../src/store/digest.ts";

/** A document that says that the publication with this PMID was retracted. */
const noticeAbout = (pmid: string | undefined): Document => ({
  format: "plain-text",
  metadata: {
    ...noMetadata,
    title: "Retraction notice",
    pmid: "99999999",
    notices: [
      { kind: "retraction", about: "other", text: "Notice of retraction", ...(pmid === undefined ? {} : { pmid }) },
    ],
  },
  text: "Retracted.",
  blocks: [{ start: 0, end: 10, kind: "paragraph" }],
  sections: [],
  pages: [],
});

const ingest = "00000000-0000-7000-8000-000000000001";

/** Takes the notice in, by an ingest of its own. */
export async function takeInNotice(
  { literature, ingests }: { readonly literature: Literature; readonly ingests: Ingests },
  pmid: string | undefined,
  at: string,
): Promise<void> {
  await ingests.ask({ id: ingest, actor: "local", paths: [], options: { retireMissing: false }, askedAt: at });
  await ingests.start(ingest, at, { host: "here", pid: 1 }, () => false);
  const [path, notice] = ["/in/notice.txt", noticeAbout(pmid)];
  await literature.takeIn({
    ingest,
    at,
    opened: [{ path, fingerprint: "1" }],
    documents: [
      {
        file: path,
        identity: `file:${path}`,
        version: sha256(notice.text),
        format: notice.format,
        metadata: notice.metadata,
        content: packDocument(notice),
        passages: [],
      },
    ],
    closed: [
      {
        path,
        fingerprint: "1",
        sha256: sha256("x"),
        complete: true,
        unchanged: false,
        documents: 1,
        problems: [],
        problemCount: 0,
      },
    ],
  });
}
