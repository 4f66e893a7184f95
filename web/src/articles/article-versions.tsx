/** Who approved an article, and what changed from version to version. */
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ArticleView } from "../../../src/contract/review.ts";
import { Part } from "../answers/part.tsx";
import { dateWords } from "../evidence/words.ts";
import { DifferenceList } from "../review/difference-list.tsx";
import { expertiseWords } from "../review/words.ts";
import { Loaded } from "../shell/trouble.tsx";
import { differences } from "../wire/articles.ts";

type Version = ArticleView["versions"][number];

function Signers({ signOffs }: { readonly signOffs: Version["signOffs"] }) {
  return (
    <ul className="sign-offs">
      {signOffs.map((signOff) => (
        <li key={`${signOff.name} ${signOff.at}`}>
          <strong>{signOff.name}</strong>, {expertiseWords(signOff.as)}, on {dateWords(signOff.at)}.{" "}
          <span className="soft">
            Declared interests: {signOff.interests === "" ? "none stated" : signOff.interests}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface CompareProps {
  readonly slug: string;
  readonly versions: readonly Version[];
}

function Compare({ slug, versions }: CompareProps) {
  const newest = versions[0]?.version ?? 1;
  const [from, setFrom] = useState(versions[1]?.version ?? newest);
  const [to, setTo] = useState(newest);
  const data = versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <details className="no-print">
      <summary>Compare versions</summary>
      <div className="compare">
        <NativeSelect label="From" value={from} data={data} onChange={(e) => setFrom(Number(e.currentTarget.value))} />
        <NativeSelect label="To" value={to} data={data} onChange={(e) => setTo(Number(e.currentTarget.value))} />
      </div>
      <Differences slug={slug} from={from} to={to} />
    </details>
  );
}

function Differences({ slug, from, to }: { readonly slug: string; readonly from: number; readonly to: number }) {
  return (
    <Loaded from={useQuery(differences(slug, from, to))} what="the differences">
      {(found) => <DifferenceList differences={found} />}
    </Loaded>
  );
}

export function ArticleVersions({ view }: { readonly view: ArticleView }) {
  const versions = view.versions.toSorted((a, b) => b.version - a.version);
  return (
    <Part id="versions" title="Reviewers and versions">
      <ul className="versions">
        {versions.map((version) => (
          <li key={version.version}>
            <p>
              {version.version === view.version ? (
                <strong>Version {version.version}, shown here</strong>
              ) : (
                <Link
                  to="/articles/$slug"
                  params={{ slug: view.slug }}
                  search={(now) => ({ ...now, version: version.version })}
                >
                  Version {version.version}
                </Link>
              )}
              , approved {dateWords(version.approvedAt)}
            </p>
            <Signers signOffs={version.signOffs} />
          </li>
        ))}
      </ul>
      {versions.length < 2 ? null : <Compare slug={view.slug} versions={versions} />}
    </Part>
  );
}
