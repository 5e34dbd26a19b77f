import {
  type Change,
  childrenOf,
  type Design,
  freeName,
  type Id,
  lastRank,
  make,
  object,
  primaryKeyOf,
  rootsOf,
  tablesOf,
} from '#model'
import type { ChangeFix, Migration } from '../change-rule.ts'
import { inTurn } from '../reading/edits.ts'
import { type Column, heirsOf, type Table } from '../reading/shapes.ts'
import { wholeOf } from './keep.ts'

const SHELF = 'archive'

/** The schema for what is no longer used and may be wanted back; made where there is none. */
function shelf(design: Design): { changes: Change[]; schema: Id<'schema'> } {
  const found = rootsOf(design, 'schema').find((it) => it.name === SHELF)
  if (found) return { changes: [], schema: found.id }
  const made = make('schema', { name: SHELF, parent: null, rank: lastRank(design, null) })
  return { changes: [{ op: 'add', object: made }], schema: made.id }
}

const takenIn = (design: Design, schema: Id): ReadonlySet<string> =>
  new Set(tablesOf(design).flatMap((it) => (it.parent === schema ? [it.name] : [])))

/** A dropped table goes to the archive as it is, with all that stands under it and leans on nothing that goes. */
export function shelveTable(migration: Migration, it: Table): ChangeFix[] {
  const plain = it.partitionBy === null && it.partitionOf === null && it.inherits.length === 0
  const whole = plain && heirsOf(migration.from, it.id).length === 0 ? wholeOf(migration, it) : null
  if (!whole) return []
  const { to } = migration
  const changes = () => {
    const place = shelf(to)
    const taken = takenIn(to, place.schema)
    const moved = { ...it, parent: place.schema, name: freeName(it.name, (name) => taken.has(name)) }
    return [
      ...place.changes,
      ...[moved, ...whole.filter((each) => each.id !== it.id)].map((each): Change => ({ op: 'add', object: each })),
    ]
  }
  return [{ label: `Move it to the schema ${SHELF}, rows and all`, safe: false, changes }]
}

/**
 * The values of a dropped column go to a table of the archive, each under the key of its row. That the column is the same
 * one there tells the plan to carry them, and back.
 */
export function shelveColumn({ from, to }: Migration, it: Column): ChangeFix[] {
  const table = it.parent ? object(to, it.parent as Id<'table'>) : null
  const key = table && primaryKeyOf(to, table.id)
  const was = table && primaryKeyOf(from, table.id)
  const ids = key?.columns ?? []
  const same = was && ids.length > 0 && was.columns.join() === ids.join()
  if (!table || !same || it.identity || (it.type.of && !object(to, it.type.of)) || heirsOf(to, table.id).length > 0)
    return []
  const columns = ids.flatMap((id) => object(to, id) ?? [])
  const changes = () => {
    const place = shelf(to)
    const taken = takenIn(to, place.schema)
    const name = freeName(`${table.name}_${it.name}`, (each) => taken.has(each))
    const kept = make('table', { name, parent: place.schema, rank: lastRank(to, place.schema) })
    const copies = columns.map((each) =>
      make('column', { name: each.name, type: each.type, nullable: false, parent: kept.id, rank: each.rank }),
    )
    const held = copies.map((each) => each.id)
    return inTurn(
      to,
      () => place.changes,
      () => [{ op: 'add', object: kept }],
      () => copies.map((each) => ({ op: 'add', object: each })),
      (design) => [
        { op: 'add', object: { ...it, name: it.name, parent: kept.id, rank: lastRank(design, kept.id), uses: [] } },
      ],
      (design) => [
        {
          op: 'add',
          object: make('primary-key', {
            name: `${name}_pkey`,
            parent: kept.id,
            rank: lastRank(design, kept.id),
            columns: [...held],
          }),
        },
      ],
      (design) => [
        {
          op: 'add',
          object: make('foreign-key', {
            name: `${name}_row`,
            parent: kept.id,
            rank: lastRank(design, kept.id),
            columns: [...held],
            target: table.id,
            targetColumns: [...ids],
            onDelete: 'cascade',
          }),
        },
      ],
    )
  }
  const clash =
    columns.some((each) => each.name === it.name) || childrenOf(to, table.id).some((each) => each.id === it.id)
  return clash ? [] : [{ label: `Keep its values in ${SHELF}.${table.name}_${it.name}`, safe: false, changes }]
}
