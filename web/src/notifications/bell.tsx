/** How much a board member has not seen yet, in the header. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { notifications } from "../wire/articles.ts";

export function Bell() {
  const { data } = useQuery(notifications);
  const unseen = data?.filter(({ seen }) => !seen) ?? [];
  const urgent = unseen.some(({ harm }) => harm);
  const said = unseen.length === 0 ? "Notifications" : `Notifications: ${unseen.length} new`;
  return (
    <Link
      to="/notifications"
      className={urgent ? "bell bell-harm" : "bell"}
      aria-label={urgent ? `${said}, possible harm` : said}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path
          d="M8 1.5a4 4 0 0 0-4 4v3L2.6 11.2h10.8L12 8.5v-3a4 4 0 0 0-4-4Zm-1.7 11a1.7 1.7 0 0 0 3.4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeLinejoin="round"
        />
      </svg>
      {unseen.length === 0 ? null : <span className="bell-count">{unseen.length}</span>}
    </Link>
  );
}
