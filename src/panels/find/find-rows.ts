import type { Hit } from './search.ts'

export type FindRow =
  | { readonly row: 'root'; readonly root: string; readonly count: number }
  | { readonly row: 'hit'; readonly hit: Hit; readonly at: number }

/** The lines of the list: what was found, under the object that it stands in. */
export function rowsOf(hits: readonly Hit[]): readonly FindRow[] {
  const groups = new Map<string, Hit[]>()
  for (const hit of hits) {
    const group = groups.get(hit.root)
    if (group) group.push(hit)
    else groups.set(hit.root, [hit])
  }
  let at = 0
  return [...groups].flatMap(([root, group]): FindRow[] => [
    { row: 'root', root, count: group.length },
    ...group.map((hit): FindRow => ({ row: 'hit', hit, at: at++ })),
  ])
}

/** The next line with a find from a place in the list, round its ends. */
export function stepRow(rows: readonly FindRow[], from: number, by: 1 | -1): number {
  for (let i = 1; i <= rows.length; i++) {
    const at = (from + by * i + rows.length * (i + 1)) % rows.length
    if (rows[at]?.row === 'hit') return at
  }
  return -1
}
