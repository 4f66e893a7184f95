/** Whether somebody may withdraw: reviewers and administrators. */
import { useQuery } from "@tanstack/react-query";
import { account } from "../wire/people.ts";

export function useMayWithdraw(): boolean {
  const roles = useQuery(account).data?.roles ?? [];
  return roles.includes("reviewer") || roles.includes("administrator");
}
