/** Who is signed in, in the header. Nothing is shown while there are no accounts. */
import { UnstyledButton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { Role } from "../../../src/contract/manage-people.ts";
import { Bell } from "../notifications/bell.tsx";
import { account, signOut } from "../wire/people.ts";
import { leaveFor } from "./places.ts";
import { useIdleLogOff } from "./use-idle-log-off.ts";

/** Editors, reviewers and administrators keep the review going. */
const isOnBoard = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === "editor" || role === "reviewer" || role === "administrator");

export function AccountMenu() {
  const { data } = useQuery(account);
  const { pathname } = useLocation();
  const leave = useMutation({ mutationFn: signOut, onSettled: () => leaveFor("/") });
  useIdleLogOff(data?.person === undefined ? undefined : data.idleMinutes);
  if (data === undefined) return null;
  if (!data.accounts)
    return isOnBoard(data.roles) ? (
      <nav aria-label="Board" className="account-menu">
        <Link to="/review" search={{}}>
          Review
        </Link>
      </nav>
    ) : null;
  if (data.person === undefined)
    return pathname === "/sign-in" || pathname === "/join" ? null : (
      <a className="account-link" href={`/sign-in?from=${encodeURIComponent(pathname)}`}>
        Sign in
      </a>
    );
  return (
    <nav aria-label="Account" className="account-menu">
      {isOnBoard(data.roles) ? (
        <>
          <Link to="/review" search={{}}>
            Review
          </Link>
          <Bell />
        </>
      ) : null}
      {data.roles.includes("administrator") ? <Link to="/people">People</Link> : null}
      <Link to="/account" title="Your account">
        {data.person.name}
      </Link>
      <UnstyledButton className="as-link" onClick={() => leave.mutate()}>
        Sign out
      </UnstyledButton>
    </nav>
  );
}
