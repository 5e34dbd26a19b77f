import { quoteText, tokenize } from '#base'
import type { Design } from '../design.ts'
import type { Id } from '../id.ts'
import type { IntentEntry } from '../intent.ts'
import type { ObjectOf } from '../kinds/index.ts'

type Seed = Extract<IntentEntry, { sort: 'seed' }>

/** How values stand in columns: one in each, or several in one. */
export type Read = { readonly sort: 'each' } | { readonly sort: 'list'; readonly separator: string | null }

/** A value of a seed row by itself: whose it is, and at which place. */
type Found = { readonly owner: readonly string[]; readonly place: number; readonly value: string }

const isNull = (sql: string): boolean => /^null$/i.test(sql.trim())
const isDefault = (sql: string): boolean => /^default$/i.test(sql.trim())

/** The values that one text of a list holds, each as SQL; null where the text is not written out. */
function listed(sql: string, separator: string | null): readonly string[] | null {
  if (isNull(sql)) return []
  const [first, ...more] = tokenize(sql).filter((it) => it.type !== 'space')
  if (first?.type !== 'string' || more.length > 0) return null
  const text = separator === null ? /^\s*\{([^{}"\\]*)\}\s*$/.exec(first.value)?.[1] : first.value
  const parts = text?.split(separator ?? ',').map((it) => it.trim())
  return parts?.filter((it) => it !== '' && !(separator === null && isNull(it))).map(quoteText) ?? null
}

/** What the rows of each seed of a table hold in columns, value by value. */
export function seedRows(
  design: Design,
  at: { table: Id; primary: readonly Id[]; columns: readonly ObjectOf<'column'>[]; read: Read },
): { readonly found: readonly { seed: Seed; rows: readonly Found[] }[] } | { readonly error: string } {
  const all: { seed: Seed; rows: readonly Found[] }[] = []
  for (const seed of design.intent.values()) {
    if (seed.sort !== 'seed' || seed.about !== at.table) continue
    const places = at.columns.map((it) => seed.columns.indexOf(it.id))
    if (places.every((place) => place === -1)) continue
    const keys = at.primary.map((id) => seed.columns.indexOf(id))
    if (keys.includes(-1)) return { error: 'its seed rows don’t say which rows they are' }
    const rows: Found[] = []
    for (const row of seed.rows) {
      const owner = keys.map((place) => row[place] ?? 'NULL')
      for (const [i, place] of places.entries()) {
        const sql = row[place] ?? 'NULL'
        const values = at.read.sort === 'list' ? listed(sql, at.read.separator) : isNull(sql) ? [] : [sql]
        if (values === null || isDefault(sql)) return { error: 'what its seed rows hold there can’t be told apart' }
        rows.push(...values.map((value, j) => ({ owner, place: (at.read.sort === 'list' ? j : i) + 1, value })))
      }
    }
    all.push({ seed, rows })
  }
  return { found: all }
}
