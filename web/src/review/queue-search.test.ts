import { describe, expect, it } from "vitest";
import { readQueueSearch } from "./queue-search.ts";

describe("readQueueSearch", () => {
  it("takes what the queue knows", () => {
    expect(
      readQueueSearch({ state: "under-review", kind: "claim", mine: true, overdue: "true", words: "rituximab" }),
    ).toEqual({ state: "under-review", kind: "claim", mine: "true", overdue: "true", words: "rituximab" });
  });

  it("leaves out what it does not know, and empty filters", () => {
    expect(readQueueSearch({ state: "lost", kind: 3, mine: false, overdue: "yes", words: "", other: "x" })).toEqual({});
  });

  it("shortens words to what the server takes", () => {
    expect(readQueueSearch({ words: "a".repeat(300) }).words).toHaveLength(200);
  });
});
