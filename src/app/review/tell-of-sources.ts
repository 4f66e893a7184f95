/** Tells editors and administrators, once, of a source of the packs that a document taken in says was retracted. */
import type { NewNotification } from "../ports/notifications.ts";
import type { ReviewParts } from "./parts.ts";

const told = ["editor", "administrator"] as const;

/** Gives how many were told. Whoever was told of a source is not told of it again, whichever server finds it. */
export async function tellOfSources(parts: ReviewParts): Promise<number> {
  const noticed = (await parts.noticedSources?.()) ?? new Map<string, string>();
  if (noticed.size === 0) return 0;
  const at = parts.surroundings.now();
  const people = (await parts.people.list()).filter(
    ({ roles, disabledAt }) => disabledAt === undefined && told.some((role) => roles.includes(role)),
  );
  const citationOf = new Map<string, string>(
    parts
      .knowledge()
      .libraries.flatMap(({ pack, sources }) =>
        [...sources.values()].map((source) => [`${pack.header.id}/${source.id}`, source.citation] as const),
      ),
  );
  let sent = 0;
  for (const source of noticed.keys()) {
    const notifications = people.map(({ id: person }): NewNotification => ({
      id: parts.digestOf(["source-noticed", source, person]).slice(0, 32),
      person,
      at,
      kind: "other",
      text: `A document taken in says that a source of the packs was retracted: ${citationOf.get(source) ?? source}`,
      harm: false,
    }));
    const entry = { at, actor: "surveillance", action: "source.noticed", subject: `source/${source}`, origin: "app" };
    sent += await parts.notifications.tellOnce(notifications, entry);
  }
  return sent;
}
