import { type Change, columnsOf, type Design, type Id, intend, keysOf, tablesOf } from '#model'
import type { Seed } from '../reading/seeds.ts'

type Wanted = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly environment?: Seed['environment']
  /** The columns of the key by which its rows are known. */
  readonly by?: readonly string[]
}

/** Rows for the example of a rule; nothing where it has no such table. */
export function seeded(design: Design, wanted: Wanted): Change[] {
  const table = tablesOf(design).find((it) => it.name === wanted.table)
  const named = (names: readonly string[]): Id<'column'>[] =>
    names.flatMap((name) =>
      columnsOf(design, table?.id ?? 'table:none')
        .filter((it) => it.name === name)
        .map((it) => it.id),
    )
  if (!table) return []
  const by = named(wanted.by ?? [])
  const key = keysOf(design, table.id).find(
    (it) => it.columns.length === by.length && by.every((id) => it.columns.includes(id)),
  )
  return intend(design, {
    sort: 'seed',
    about: table.id,
    environment: wanted.environment ?? 'all',
    columns: named(wanted.columns),
    rows: wanted.rows.map((row) => [...row]),
    conflict: key ? { key: key.id, does: 'nothing' } : null,
  })
}
