/** Rows by their number, grouped by equal values; groups of one are left out, since they can break nothing. */
export type Partition = readonly (readonly number[])[]

/** Rows grouped by the values of one column. Null stands for itself: two of them count as equal. */
export function partitionOf(values: readonly (string | null)[]): Partition {
  const groups = new Map<string | null, number[]>()
  values.forEach((value, row) => {
    const group = groups.get(value)
    if (group) group.push(row)
    else groups.set(value, [row])
  })
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Rows grouped by the values of both (Huhtala et al. 1999, procedure STRIPPED_PRODUCT). */
export function productOf(a: Partition, b: Partition): Partition {
  const groupIn = new Map<number, number>()
  a.forEach((group, i) => {
    for (const row of group) groupIn.set(row, i)
  })
  return b.flatMap((group) => {
    const parts = new Map<number, number[]>()
    for (const row of group) {
      const i = groupIn.get(row)
      if (i === undefined) continue
      const part = parts.get(i)
      if (part) part.push(row)
      else parts.set(i, [row])
    }
    return [...parts.values()].filter((part) => part.length > 1)
  })
}

/** How many rows would have to go to leave the values distinct. */
export const excessOf = (partition: Partition): number => partition.reduce((sum, group) => sum + group.length - 1, 0)
