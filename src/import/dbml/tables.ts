import type { Check, Column, Database, Index, Ref, Table, TablePartial } from '@dbml/parse'

/** Where something stands in the text. */
export type At = { readonly from: number; readonly to: number }

export const at = ({ token }: { readonly token: Column['token'] }): At => ({
  from: token.start.offset,
  to: token.end.offset,
})

/** A table with what its partials bring, as DBML's own tools put them together. */
export type WholeTable = {
  readonly table: Table
  readonly schema: string
  readonly fields: readonly Column[]
  readonly indexes: readonly Index[]
  readonly checks: readonly Check[]
  readonly note: string | null
  /** References that stand in a column of a partial: of each table that takes it in. */
  readonly refs: readonly Pick<Ref, 'endpoints' | 'name' | 'onDelete' | 'onUpdate' | 'token'>[]
}

export const schemaOf = (it: { readonly schemaName: string | null }): string => it.schemaName ?? 'public'

/** What a table says itself wins; of two partials the later one. */
export function wholeTable(database: Database, table: Table): WholeTable {
  const partials = [...table.partials]
    .sort((a, b) => b.order - a.order)
    .flatMap(({ name, order }) => {
      const partial = database.tablePartials.find((it) => it.name === name)
      return partial ? [{ partial, order }] : []
    })
  const taken = new Set(table.fields.map((it) => it.name))
  const brought = partials.map(({ partial, order }) => {
    const fields = partial.fields.filter((it) => !taken.has(it.name))
    for (const it of fields) taken.add(it.name)
    return { partial, order, fields }
  })
  return {
    table,
    schema: schemaOf(table),
    fields: inPlaces(table.fields, brought),
    indexes: [...table.indexes, ...partials.flatMap(({ partial }) => partial.indexes)],
    checks: [...table.checks, ...partials.flatMap(({ partial }) => partial.checks)],
    note: table.note?.value ?? partials.find(({ partial }) => partial.note)?.partial.note?.value ?? null,
    refs: brought.flatMap(({ fields }) => fields.flatMap((it) => refsOf(table, it))),
  }
}

type Brought = { readonly partial: TablePartial; readonly order: number; readonly fields: readonly Column[] }

/** `order` counts columns and partials together. */
function inPlaces(own: readonly Column[], brought: readonly Brought[]): readonly Column[] {
  const rest = [...own]
  const byPlace = new Map(brought.map((it) => [it.order, it.fields]))
  const count = own.length + brought.length
  return Array.from({ length: count }, (_, i) => byPlace.get(i) ?? rest.splice(0, 1)).flat()
}

const ENDS = { '>': ['*', '1'], '<': ['1', '*'], '-': ['1', '1'], '<>': ['*', '*'] } as const

/** A reference within a column, in the form of one that stands apart: the end with the key comes last where both are one. */
function refsOf(table: Table, column: Column): WholeTable['refs'] {
  return column.inline_refs.map((ref) => {
    const [here, there] = ENDS[ref.relation.replaceAll('?', '') as keyof typeof ENDS] ?? ENDS['>']
    const own = {
      schemaName: table.schemaName,
      tableName: table.name,
      fieldNames: [column.name],
      relation: here,
      token: column.token,
    }
    const other = { ...ref, relation: there }
    return { name: null, endpoints: [other, own], token: ref.token } as WholeTable['refs'][number]
  })
}
