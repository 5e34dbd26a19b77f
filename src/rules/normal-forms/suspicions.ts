import { equal } from '#base'
import { columnsOf, type Design, type Id } from '#model'
import type { Column } from '../reading/shapes.ts'
import { type Attributes, NONE, placesOf } from './attributes.ts'
import { implies } from './closure.ts'
import { type Discovered, discover } from './discovery.ts'
import { attributesOf, dependenciesOf } from './of-design.ts'
import { sampleRows } from './seed-rows.ts'

/** A dependency that the rows obey and nobody declared. */
export type Suspicion = {
  readonly from: readonly Column[]
  readonly to: Column
  readonly groups: number
  readonly rows: number
}

/** Fewer rows make almost everything determine everything (rules.md 6.2). */
const FEWEST_ROWS = 50
const WIDEST = 2
const FEWEST_GROUPS = 2

const known = new WeakMap<object, { readonly values: Values; readonly found: readonly Discovered[] }>()
type Values = readonly (readonly (string | null)[])[]

/** Discovery, once for the same rows. */
function discovered(rows: readonly { readonly values: object }[], values: Values): readonly Discovered[] {
  const [first] = rows
  const had = first && known.get(first)
  if (had && equal(had.values, values)) return had.found
  const found = discover(values, WIDEST)
  if (first) known.set(first, { values, found })
  return found
}

/** What the sample rows of a table suggest: candidates to be asked about, never taken for true. */
export function suspicionsOf(design: Design, table: Id): Suspicion[] {
  const samples = sampleRows(design, table).filter(({ rows }) => rows.length >= FEWEST_ROWS)
  if (samples.length === 0) return []
  const theory = dependenciesOf(design, table)
  const found = new Map<string, Suspicion>()
  for (const { rows } of samples) {
    // A column with a value that only Postgres can tell proves nothing.
    const columns = columnsOf(design, table).filter((it) => rows.every((row) => row.values.get(it.id) !== undefined))
    const values = columns.map((it) => rows.map((row) => row.values.get(it.id) ?? null))
    const isNews = (it: Discovered) => {
      const [from, to] = [it.from, it.to].map((set) =>
        attributesOf(
          theory,
          placesOf(set).flatMap((at) => columns[at]?.id ?? []),
        ),
      ) as [Attributes, Attributes]
      return it.from !== NONE && it.groups >= FEWEST_GROUPS && !implies(theory.relation.dependencies, { from, to })
    }
    for (const it of discovered(rows, values).filter(isNews)) {
      const from = placesOf(it.from).flatMap((at) => columns[at] ?? [])
      const [to] = placesOf(it.to).flatMap((at) => columns[at] ?? [])
      if (to)
        found.set(`${from.map((each) => each.id).join()}→${to.id}`, { from, to, groups: it.groups, rows: rows.length })
    }
  }
  return [...found.values()]
}
