/** A function of one object, computed once for each object (by identity) and forgotten with it. */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>()
  return (key) => {
    let entry = known.get(key)
    if (!entry) {
      entry = { value: compute(key) }
      known.set(key, entry)
    }
    return entry.value
  }
}

const MOST_KEPT = 20_000

/** A function of a text, remembered for the texts asked last: names and types come again with every edit. */
export function remembered<V>(compute: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    const had = known.get(text)
    if (had !== undefined) return had
    const value = compute(text)
    if (known.size >= MOST_KEPT) known.clear()
    known.set(text, value)
    return value
  }
}
