/** What the layers below a reader give in place of content: a reading that is a problem. */
import type { unreadable } from "../reader.ts";

export type Failure = ReturnType<typeof unreadable>;
