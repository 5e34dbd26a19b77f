/**
 * Keeps the last result for each object and the inputs it came from: asked again with the same inputs (by identity), it
 * gives the identical result. An edit of one table so makes again only what looked at it.
 */
export function remember<K extends object, V>(): (
  key: K,
  inputs: readonly unknown[],
  make: (before: V | null) => V,
) => V {
  const known = new WeakMap<K, { inputs: readonly unknown[]; value: V }>()
  return (key, inputs, make) => {
    const had = known.get(key)
    if (had && had.inputs.length === inputs.length && had.inputs.every((input, i) => Object.is(input, inputs[i])))
      return had.value
    const value = make(had?.value ?? null)
    known.set(key, { inputs, value })
    return value
  }
}
