type Said = { readonly [key: string]: unknown }

/**
 * A JSON value in which each object that `by` has something for is that; undefined is nothing. What holds none of them is
 * the same value again: nearly all of a catalog does not.
 */
export function replaced(value: unknown, by: (it: Said) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const now = value.map((each) => replaced(each, by))
    return now.some((each, i) => each !== value[i]) ? now : value
  }
  const said = value as Said
  const instead = by(said)
  if (instead !== undefined) return instead
  let now: Record<string, unknown> | null = null
  for (const key in said) {
    const each = replaced(said[key], by)
    if (each === said[key]) continue
    now ??= { ...said }
    now[key] = each
  }
  return now ?? value
}
