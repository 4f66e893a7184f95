/** Who acts in a review, as far as the rules of review care. */
import type { ReviewRole } from "./table.ts";

export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly ReviewRole[];
  /** What they bring, as an administrator noted it. */
  readonly expertise: readonly string[];
  /** Interests as they declared them. */
  readonly interests: string;
  /** How long ago this person proved who they are; absent for whoever has no account. */
  readonly provedMinutesAgo?: number | undefined;
}
