/** What is withdrawn now, and why; for the board also where it was shown before, and lifting it. */
import { useQuery } from "@tanstack/react-query";
import type { SuspensionView, WithdrawnItem } from "../../../src/contract/standings.ts";
import { momentWords } from "../people/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded, Trouble } from "../shell/trouble.tsx";
import { lift, suspensions, withdrawn } from "../wire/standings.ts";
import { ReasonForm } from "./reason-form.tsx";
import { useMayWithdraw } from "./use-may-withdraw.ts";

/** An item as both lists name it. */
const nameOf = ({ pack, id }: SuspensionView): string => (pack === "" ? id : `${pack}/${id}`);

function ShownIn({ places }: { readonly places: SuspensionView["shownIn"] }) {
  if (places.length === 0) return <p className="soft">No kept answer, article or card showed it.</p>;
  return (
    <details>
      <summary>
        Shown before in {places.length} {places.length === 1 ? "place" : "places"}
      </summary>
      <ul>
        {places.map((place) => (
          <li key={`${place.subject} ${place.at}`}>
            {place.kind} <code className="hash">{place.subject}</code>
            {place.to === undefined ? "" : `, to ${place.to}`}, {momentWords(place.at)}
          </li>
        ))}
      </ul>
    </details>
  );
}

const kindWords: Readonly<Record<WithdrawnItem["kind"], string>> = {
  claim: "Claim",
  rule: "Rule",
  source: "Source",
  calculator: "Calculator",
  regimen: "Regimen",
  article: "Article",
};

/** What somebody withdrew, then what went with it. */
const namedFirst = (items: readonly WithdrawnItem[]): readonly WithdrawnItem[] =>
  items.toSorted((a, b) => Number(b.named) - Number(a.named));

function ForBoard({ item }: { readonly item: WithdrawnItem }) {
  const all = useQuery(suspensions);
  const found = all.data?.find((one) => one.lifted === undefined && one.kind === item.kind && nameOf(one) === item.id);
  if (all.data === undefined && all.error !== null)
    return <Trouble error={all.error} onRetry={() => void all.refetch()} />;
  if (found === undefined) return null;
  return (
    <>
      <ShownIn places={found.shownIn} />
      <details className="no-print">
        <summary>
          Lift the withdrawal<span className="visually-hidden"> of {item.id}</span>
        </summary>
        <ReasonForm
          item={{ kind: item.kind, id: item.id }}
          label={`Lift the withdrawal of ${item.id}`}
          why="Kept with the withdrawal. What stood before is served again, its approval included."
          button="Serve it again"
          send={lift}
        />
      </details>
    </>
  );
}

function Item({ item }: { readonly item: WithdrawnItem }) {
  const mayWithdraw = useMayWithdraw();
  return (
    <li>
      {kindWords[item.kind]} <code>{item.id}</code>
      <p>{item.text}</p>
      {item.named && mayWithdraw ? <ForBoard item={item} /> : null}
    </li>
  );
}

export function WithdrawnPage() {
  return (
    <Page
      title="Withdrawn"
      lead="Taken out of every answer, page, card and export by reviewers or administrators, with their reasons."
    >
      <Loaded from={useQuery(withdrawn)} what="what is withdrawn">
        {(items) =>
          items.length === 0 ? (
            <p>Nothing is withdrawn.</p>
          ) : (
            <ul className="rows">
              {namedFirst(items).map((item) => (
                <Item key={`${item.kind} ${item.id}`} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
