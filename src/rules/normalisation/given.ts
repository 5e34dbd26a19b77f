import { type Change, columnsOf, type Design, type Id, intend, tablesOf } from '#model'

type Said = {
  readonly table: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly many?: true
}

const idsOf = (design: Design, table: Id, names: readonly string[]): Id[] =>
  names.flatMap((name) => columnsOf(design, table).find((it) => it.name === name)?.id ?? [])

const tableNamed = (design: Design, name: string): Id => tablesOf(design).find((it) => it.name === name)?.id ?? 'table:'

/** Dependencies by the names of columns, for examples; of tables that are not there nothing is said. */
export const depends =
  (...said: Said[]) =>
  (design: Design): Change[] =>
    said.flatMap(({ table, from, to, many }) => {
      const about = tableNamed(design, table)
      const [left, right] = [idsOf(design, about, from), idsOf(design, about, to)]
      return left.length === from.length && right.length > 0
        ? intend(design, { sort: 'dependency', about, from: left, to: right, multivalued: many === true })
        : []
    })

/** Rows of a table, for examples. */
export function seeded(
  design: Design,
  { table, columns, rows }: { table: string; columns: readonly string[]; rows: readonly (readonly string[])[] },
): Change[] {
  const about = tableNamed(design, table)
  const ids = idsOf(design, about, columns)
  return ids.length === columns.length
    ? intend(design, {
        sort: 'seed',
        about,
        environment: 'all',
        columns: ids,
        rows: rows.map((row) => [...row]),
        conflict: null,
      })
    : []
}
