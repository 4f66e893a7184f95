/** Links from a reference to PubMed and to its DOI. */

export interface SourceLinksProps {
  readonly pmid?: string | undefined;
  readonly doi?: string | undefined;
  readonly url?: string | undefined;
}

interface OutsideProps {
  readonly href: string;
  readonly text: string;
}

/** A link that leaves this server; it tells the other side nothing of the page it came from. */
export function OutsideLink({ href, text }: OutsideProps) {
  return (
    <a href={href} rel="noreferrer" target="_blank" className="outside">
      {text}
    </a>
  );
}

export function SourceLinks({ pmid, doi, url }: SourceLinksProps) {
  const elsewhere = url !== undefined && pmid === undefined && doi === undefined;
  return (
    <span className="source-links">
      {pmid === undefined ? null : (
        <OutsideLink href={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`} text={`PMID\u00a0${pmid}`} />
      )}
      {doi === undefined ? null : <OutsideLink href={`https://doi.org/${encodeURI(doi)}`} text={`doi:${doi}`} />}
      {elsewhere && /^https?:/.test(url) ? <OutsideLink href={url} text="Document" /> : null}
    </span>
  );
}
