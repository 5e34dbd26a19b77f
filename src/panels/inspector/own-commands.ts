import type { Rank } from '#base'
import {
  addCheck,
  addColumn,
  addForeignKey,
  addIndex,
  addUnique,
  type Change,
  childrenOf,
  columnsOf,
  type DbObject,
  type Design,
  freeName,
  type Id,
  keysOf,
  lastRank,
  make,
  pathOf,
  primaryKeyOf,
  setColumnType,
  setField,
  type TypeRef,
  tablesOf,
  togglePrimaryKey,
  typeName,
} from '#model'

type Write = (design: Design, id: Id, value: unknown) => readonly Change[]

/** Fields whose change brings others with it. All the rest are simply set. */
const WRITES: Readonly<Record<string, Write>> = {
  'column.type': (design, id, value) => {
    const made = setColumnType(design, id as Id<'column'>, typeName(design, value as TypeRef))
    return 'error' in made ? [] : made.changes
  },
}

/** The changes that set one field of an object. */
export function writeField(
  design: Design,
  at: { id: Id; kind: string; field: string },
  value: unknown,
): readonly Change[] {
  const write = WRITES[`${at.kind}.${at.field}`]
  return write ? write(design, at.id, value) : setField(design, at.id, { [at.field]: value })
}

const lastColumn = (design: Design, table: Id): Id<'column'>[] =>
  columnsOf(design, table)
    .slice(-1)
    .map((it) => it.id)

type Add = (design: Design, parent: Id) => readonly Change[]

type Place = { readonly name: string; readonly parent: Id; readonly rank: Rank }

/** A new child under a free name of its kind, last of its siblings. */
const begin =
  (wanted: string, made: (place: Place) => DbObject): Add =>
  (design, parent) => {
    const first = made({ name: wanted, parent, rank: lastRank(design, parent) })
    const taken = childrenOf(design, parent).filter((it) => it.kind === first.kind)
    return [{ op: 'add', object: { ...first, name: freeName(wanted, (name) => taken.some((it) => it.name === name)) } }]
  }

/** How a new child of a kind begins. A kind that is not here can't be begun from nothing. */
const ADDS: Readonly<Record<string, Add>> = {
  column: (design, table) => addColumn(design, table as Id<'table'>).changes,
  index: (design, table) => addIndex(design, table, lastColumn(design, table)),
  unique: (design, table) => addUnique(design, table, lastColumn(design, table)),
  check: (design, table) => addCheck(design, table, 'true'),
  policy: begin('policy', (place) => make('policy', { ...place, using: 'true' })),
  rule: begin('rule', (place) => make('rule', place)),
  grant: begin('public', (place) => make('grant', { ...place, privileges: ['SELECT'] })),
  'primary-key': (design, table) => {
    const [first] = columnsOf(design, table)
    return first && !primaryKeyOf(design, table) ? togglePrimaryKey(design, first.id) : []
  },
}

/** The tables that a new foreign key may point at: those with a key. */
export const keyTargets = (design: Design): readonly { readonly id: Id<'table'>; readonly path: string }[] =>
  tablesOf(design).flatMap(({ id }) => (keysOf(design, id).length > 0 ? [{ id, path: pathOf(design, id) }] : []))

/** The changes that add a foreign key from a table to another, with the columns that it needs. */
export function addKeyTo(design: Design, from: Id, to: Id): readonly Change[] {
  const end = (table: Id) => ({ table: table as Id<'table'>, column: null })
  const made = addForeignKey(design, { from: end(from), to: end(to) })
  return 'error' in made ? [] : made.changes
}

export const adderOf = (kind: string): Add | null => ADDS[kind] ?? null
