/** Canonical JSON: keys sorted, so that equal content is equal text and has an equal digest. */

/** Needs no escaping. */
const plainKey = /^\w*$/;

const quoted = (key: string): string => (plainKey.test(key) ? `"${key}"` : JSON.stringify(key));

/** Keys in the order of their UTF-16 units; most objects have few, which are put in place one by one. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  if (keys.length > 8) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] ?? "";
    let to = at;
    for (let before = keys[to - 1]; before !== undefined && before > key; before = keys[to - 1]) keys[to--] = before;
    keys[to] = key;
  }
  return keys;
}

/** JSON with sorted keys and without undefined members. */
export function canonicalJson(value: unknown): string {
  if (Number.isFinite(value)) return `${value as number}`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === "" ? "" : ","}${canonicalJson(item ?? null)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of sortedKeys(members))
    if (members[key] !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${canonicalJson(members[key])}`;
  return `{${text}}`;
}
