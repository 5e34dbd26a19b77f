/**
 * A function of one object, computed once for each object (by identity) and forgotten with it, or with the next that is asked
 * for: the last is kept at hand, since whoever looks at one thing asks for the same of it a hundred times in a row.
 */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  let lastKey: K | null = null
  let last: V
  return (key) => {
    if (key === lastKey) return last
    let value = known.get(key)
    if (value === undefined) {
      value = compute(key)
      known.set(key, value)
    }
    lastKey = key
    last = value
    return value
  }
}

/** What is computed when it is first asked for, and then kept. */
export function once<V>(compute: () => V): () => V {
  let known: { readonly value: V } | null = null
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

const MOST_KEPT = 20_000

/** A function of a text, remembered for the texts asked last: names and types come again with every edit. */
export function remembered<V>(compute: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  let lastText: string | null = null
  let last: V
  return (text) => {
    if (text === lastText) return last
    let value = known.get(text)
    if (value === undefined) {
      value = compute(text)
      if (known.size >= MOST_KEPT) known.clear()
      known.set(text, value)
    }
    lastText = text
    last = value
    return value
  }
}
