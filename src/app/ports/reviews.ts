/** Cases under review with their history and approved versions. Each act stands or falls with its audit entry and what it tells people. */
import type { Act } from "../../core/review/act.ts";
import type { ReviewContent } from "../../core/review/content.ts";
import type { ReviewPolicy } from "../../core/review/policy.ts";
import type { ApprovedVersion, ReviewCase, ReviewState, ReviewSubject } from "../../core/review/review-case.ts";
import type { AuditEntry } from "./audit.ts";
import type { ItemName, StandingChange } from "./standings.ts";
import type { NewNotification } from "./notifications.ts";

/** Something that was done, in the order it was done. Never changed, never removed. */
export interface ReviewEvent {
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  /** The name they had then. */
  readonly name: string;
  readonly kind: string;
  /** In words. */
  readonly text: string;
}

/** What the review of a claim or rule decides about the item. */
export interface ItemDecision {
  readonly item: ItemName;
  readonly changes: readonly StandingChange[];
}

/** What one act writes, all or nothing. */
export interface ReviewWrite {
  readonly case: ReviewCase;
  readonly event: ReviewEvent;
  readonly act: Act;
  readonly approved?: ApprovedVersion | undefined;
  readonly decides?: ItemDecision | undefined;
  readonly tell: readonly NewNotification[];
  readonly entry: AuditEntry;
}

export interface PolicyInForce {
  readonly policy: ReviewPolicy;
  readonly since: string;
  readonly by: string;
}

/** Which part of the board's queue is asked for. */
export interface QueueAsked {
  readonly state?: ReviewState | undefined;
  readonly kind?: ReviewSubject["kind"] | undefined;
  readonly assignee?: string | undefined;
  readonly overdue: boolean;
  /** In lower case; all of them stand in the title or the address. */
  readonly words: readonly string[];
  /** YYYY-MM-DD: an approval may have expired, an assignment be overdue. */
  readonly today: string;
  /** Cases in which something could harm somebody: they come first. */
  readonly harmful: ReadonlySet<string>;
  readonly from: number;
  readonly limit: number;
}

export interface QueuePart {
  /** How many there are, the part included. */
  readonly total: number;
  readonly cases: readonly ReviewCase[];
}

export interface Reviews {
  /** Stores a new case; false when its article's address or its item has a case already, whatever became of that. */
  readonly create: (write: ReviewWrite) => Promise<boolean>;
  /** Stores an act made on revision `was`; false when somebody else acted meanwhile, and nothing is stored then. */
  readonly act: (was: number, write: ReviewWrite) => Promise<boolean>;
  readonly find: (id: string) => Promise<ReviewCase | undefined>;
  readonly findBySubject: (subject: ReviewSubject) => Promise<ReviewCase | undefined>;
  /** Every case, the latest changed first. */
  readonly list: () => Promise<readonly ReviewCase[]>;
  /** What could harm first, then what is to be done and due first, then the latest changed, then by id. */
  readonly queue: (asked: QueueAsked) => Promise<QueuePart>;
  /** Oldest first. */
  readonly history: (id: string) => Promise<readonly ReviewEvent[]>;
  /** The content as it was after the act of that revision. */
  readonly contentAt: (id: string, revision: number) => Promise<ReviewContent | undefined>;
  /** Approved versions, oldest first. */
  readonly versions: (id: string) => Promise<readonly ApprovedVersion[]>;
  /** The last approved version of each case that has one, by case. */
  readonly latestVersions: () => Promise<ReadonlyMap<string, ApprovedVersion>>;
  /** Another one whenever a case is another; one small query. */
  readonly stamp: () => Promise<string>;
  /** Notes that somebody looked at a revision. */
  readonly see: (id: string, person: string, revision: number, at: string) => Promise<void>;
  /** Revisions a person saw last, by case. */
  readonly seenBy: (person: string) => Promise<ReadonlyMap<string, number>>;
  /** The board's policy; nothing until one was set. */
  readonly policy: () => Promise<PolicyInForce | undefined>;
  /** Newest first. */
  readonly policies: () => Promise<readonly PolicyInForce[]>;
  readonly setPolicy: (policy: ReviewPolicy, entry: AuditEntry) => Promise<void>;
}
