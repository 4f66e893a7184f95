/** The same function; what it makes is kept as long as the thing it was made of. */
export function keptWith<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const kept = new WeakMap<K, V>();
  return (of) => {
    const before = kept.get(of);
    if (before !== undefined) return before;
    const made = make(of);
    kept.set(of, made);
    return made;
  };
}
