/** Writes that come while another is under way wait together and share the next transaction, and with it the wait for the disk. */

/** Most writes of one transaction: below what one statement can carry, and soon done. */
const largestGroup = 32;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly done: (outcome: Outcome) => void;
  readonly failed: (reason: unknown) => void;
}

/** Writes all items or none; one outcome for each, in their order. */
export type WriteGroup<Item, Outcome> = (items: readonly Item[]) => Promise<readonly Outcome[]>;

/** Writes a group; when that fails, each by itself, so that nobody's write fails for another's. */
async function settle<Item, Outcome>(
  group: readonly Waiting<Item, Outcome>[],
  write: WriteGroup<Item, Outcome>,
): Promise<void> {
  try {
    const outcomes = await write(group.map(({ item }) => item));
    if (outcomes.length !== group.length) throw new Error("a group of writes lost count of its outcomes");
    outcomes.forEach((outcome, at) => group[at]?.done(outcome));
  } catch (error) {
    if (group.length === 1) group[0]?.failed(error);
    else for (const one of group) await settle([one], write);
  }
}

/** Takes items one by one, and writes those that wait together. Each resolves when its group is written. */
export function inGroups<Item, Outcome>(write: WriteGroup<Item, Outcome>): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = [];
  let writing = false;
  const writeAll = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup);
      waiting = waiting.slice(largestGroup);
      await settle(group, write);
    }
    writing = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!writing) void writeAll();
    });
}
