import { type DbObject, newId, type ObjectOf } from '#model'
import type { Draft } from './draft.ts'
import { actionsOf, type End, idsOf, type Reference } from './ends.ts'
import { at } from './tables.ts'

/** The table that stands between two of which each has many of the other, as DBML's own tools make it. */
export function joinTable(draft: Draft, ref: Reference, ends: readonly [End, End]): void {
  const [first, second] = ends
  const names = new Set([...draft.tables.values()].map((it) => it.table.name))
  const table = newId('table')
  let name = `${first.table.table.name}_${second.table.table.name}`
  for (let count = 1; names.has(name); count++) name = `${first.table.table.name}_${second.table.table.name}(${count})`
  draft.add('table', { id: table, name, parent: draft.schemas.get(first.table.schema) ?? null })
  const taken = new Set<string>()
  const columns = ends.map((end) =>
    idsOf(end).map((id) => {
      const it = draft.childrenOf(end.table.id).find((each) => each.id === id) as DbObject as ObjectOf<'column'>
      let own = `${end.table.table.name}_${it.name}`
      for (let count = 1; taken.has(own); count++) own = `${end.table.table.name}_${it.name}(${count})`
      taken.add(own)
      return draft.add('column', { name: own, parent: table, type: it.type, nullable: false })
    }),
  )
  draft.add('primary-key', {
    name: `${name}_pkey`,
    parent: table,
    columns: columns.flat().map((it) => it.id),
  })
  ends.forEach((end, i) => {
    draft.add('foreign-key', {
      name: `${name}_${columns[i]?.map((it) => it.name).join('_')}_fkey`,
      parent: table,
      columns: columns[i]?.map((it) => it.id) ?? [],
      target: end.table.id,
      targetColumns: idsOf(end),
      ...actionsOf(draft, ref),
    })
  })
  draft.telling.say(
    {
      code: 'join-table',
      severity: 'info',
      message: `Many to many: Postgres needs a table between ${first.table.table.name} and ${second.table.table.name}; it is ${name}`,
    },
    at(ref),
  )
}
