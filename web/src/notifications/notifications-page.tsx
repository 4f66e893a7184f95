/** What a board member should know, newest first. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Notification } from "../../../src/contract/review.ts";
import { momentWords } from "../people/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded, Trouble } from "../shell/trouble.tsx";
import { notifications, seeNotifications } from "../wire/articles.ts";
import "../review/board.css";
import "./notifications.css";

function Item({ notification }: { readonly notification: Notification }) {
  return (
    <li className={notification.seen ? undefined : "unseen"}>
      {notification.harm ? (
        <span className="tag tag-harm">
          <span aria-hidden="true">■ </span>Could harm somebody
        </span>
      ) : null}
      {notification.seen ? null : <span className="tag">New</span>}
      {notification.case === undefined ? (
        notification.text
      ) : (
        <Link to="/review/$id" params={{ id: notification.case }} search={{}}>
          {notification.text}
        </Link>
      )}
      <p className="soft">{momentWords(notification.at)}</p>
    </li>
  );
}

function SeeAll({ upTo }: { readonly upTo: string }) {
  const client = useQueryClient();
  const see = useMutation({
    mutationFn: () => seeNotifications(upTo),
    onSuccess: () => client.invalidateQueries({ queryKey: notifications.queryKey }),
  });
  return (
    <>
      {see.error === null ? null : <Trouble error={see.error} />}
      <p>
        <Button size="xs" variant="default" loading={see.isPending} onClick={() => see.mutate()}>
          Mark all as seen
        </Button>
      </p>
    </>
  );
}

export function NotificationsPage() {
  return (
    <Page title="Notifications" lead="What was done to cases you have a part in, and what readers reported.">
      <Loaded from={useQuery(notifications)} what="notifications">
        {(all) => {
          const newest = all.reduce((latest, { at }) => (at > latest ? at : latest), "");
          if (all.length === 0)
            return (
              <div className="box">
                <h2>Nothing yet</h2>
                <p>
                  You are told here, and by mail where that is set up, when a case is assigned to you, when somebody
                  acts on one of yours, and when something approved has to be looked at again.
                </p>
              </div>
            );
          return (
            <>
              {all.some(({ seen }) => !seen) ? <SeeAll upTo={newest} /> : <p role="status">All seen.</p>}
              <ul className="rows notifications">
                {all.map((notification) => (
                  <Item key={notification.id} notification={notification} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
