/** What people should know, shown in the app, and by mail where that is set up. */
import type { AuditEntry } from "./audit.ts";

export type NotificationKind =
  | "assigned"
  | "commented"
  | "changes-requested"
  | "signed"
  | "approved"
  | "reopened"
  | "harm"
  | "other";

export interface NewNotification {
  readonly id: string;
  readonly person: string;
  readonly at: string;
  readonly case?: string | undefined;
  readonly kind: NotificationKind;
  /** No content of a question or a patient: what happened, and the title of what it happened to. */
  readonly text: string;
  readonly harm: boolean;
}

export interface StoredNotification extends NewNotification {
  readonly seenAt?: string | undefined;
}

export interface Notifications {
  /** Newest first. */
  readonly ofPerson: (person: string, limit: number) => Promise<readonly StoredNotification[]>;
  /** Marks everything up to a moment as seen. */
  readonly see: (person: string, upTo: string, at: string) => Promise<void>;
  /** Tells people something that no review act tells, with its audit entry. */
  readonly tell: (notifications: readonly NewNotification[], entry: AuditEntry) => Promise<void>;
  /** The same for those among them whose id was never told; without any, no audit entry. Gives how many were told. */
  readonly tellOnce: (notifications: readonly NewNotification[], entry: AuditEntry) => Promise<number>;
}
