import { quoteName } from '#base'
import {
  type Change,
  childrenOf,
  type Design,
  freeObjectName,
  type Id,
  incomingOf,
  indexesOf,
  indexKey,
  lastRank,
  make,
  removeObjects,
  setField,
} from '#model'
import { reindex } from '../indexes/coverage.ts'
import { inTurn, requireColumns } from '../reading/edits.ts'
import { columnsIn as columnsNamedIn, nullTests } from '../reading/expressions.ts'
import { type Column, columnsAt, keysUsing, type ObjectOf, sameSet, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

type Unique = ObjectOf<'unique'> | ObjectOf<'index'>

const columnsIn = (it: Unique): Id<'column'>[] =>
  it.kind === 'unique' ? [...it.columns] : it.keys.flatMap((key) => (key.column ? [key.column] : []))

/** The columns whose nulls let two equal rows in. */
function holes(design: Design, table: Id, it: Unique): Column[] {
  if (!it.nullsDistinct) return []
  const spoken = it.kind === 'index' && it.where ? columnsNamedIn(it.where) : null
  return columnsAt(design, columnsIn(it)).filter(
    (column) => column.nullable && !spoken?.has(column.name) && !isFilled(design, table, { it, column }),
  )
}

/** Another unique index keeps the rows apart in which the column is null. */
const isFilled = (design: Design, table: Id, at: { it: Unique; column: Column }): boolean =>
  indexesOf(design, table).some(
    (index) =>
      index.unique &&
      index.where !== null &&
      (nullTests(index.where, 'null')?.includes(at.column.name) ?? false) &&
      columnsIn(index).every((id) => columnsIn(at.it).includes(id)),
  )

/** One index for the rows that have the value, one for those that don't. */
function split(design: Design, table: Id<'table'>, at: { it: Unique; column: Column }): Change[] {
  const { it, column } = at
  const all = columnsIn(it)
  const add =
    (columns: readonly Id<'column'>[], where: string) =>
    (now: Design): Change[] => {
      const name = freeObjectName(now, table, { columns, kind: 'index' })
      const keys = columns.map(indexKey)
      return [
        {
          op: 'add',
          object: make('index', { name, parent: table, rank: lastRank(now, table), unique: true, keys, where }),
        },
      ]
    }
  const changes = inTurn(
    design,
    (now) => removeObjects(now, [it.id]),
    add(all, `${quoteName(column.name)} IS NOT NULL`),
    add(
      all.filter((id) => id !== column.id),
      `${quoteName(column.name)} IS NULL`,
    ),
  )
  return reindex(design, table, changes)
}

function waysOut(design: Design, table: Id<'table'>, at: { it: Unique; open: readonly Column[] }): Fix[] {
  const { it, open } = at
  const [first] = open
  const canRequire = open.every((column) => !column.inherited && keysUsing(design, column).length === 0)
  const isTarget = incomingOf(design, table).some((key) => sameSet(key.targetColumns, columnsIn(it)))
  const names = listed(open.map((column) => column.name))
  const fixes: (Fix | null)[] = [
    canRequire
      ? {
          label: `Make ${names} NOT NULL`,
          safe: false,
          changes: () =>
            requireColumns(
              design,
              open.map((column) => column.id),
            ),
        }
      : null,
    design.postgres >= 15
      ? {
          label: 'Count nulls as equal (NULLS NOT DISTINCT)',
          safe: false,
          changes: () => setField(design, it.id, { nullsDistinct: false }),
        }
      : null,
    first &&
    open.length === 1 &&
    columnsIn(it).length > 1 &&
    !isTarget &&
    (it.kind === 'unique' || (!it.where && it.keys.every((key) => key.column)))
      ? {
          label: `Two partial unique indexes, with and without ${first.name}`,
          safe: false,
          changes: () => split(design, table, { it, column: first }),
        }
      : null,
  ]
  return fixes.flatMap((fix) => fix ?? [])
}

export const uniqueNullHole: Rule = {
  id: 'unique-null-hole',
  group: 'keys',
  title: 'A null does not get round a unique key',
  why: 'Postgres counts nulls as different from each other, so a unique key over several columns admits any number of equal rows as soon as one of the columns is null.',
  bad: 'create table pages (id uuid primary key default gen_random_uuid(), team_id uuid, slug text not null, unique (team_id, slug));',
  good: 'create table pages (id uuid primary key default gen_random_uuid(), team_id uuid not null, slug text not null, unique (team_id, slug));',
  severity: severities('W W W W W W'),
  sees: 'referring',
  *check(table, { design }) {
    if (!wholeTable(design, table)) return
    for (const it of childrenOf(design, table)) {
      if (it.kind !== 'unique' && !(it.kind === 'index' && it.unique)) continue
      const open = holes(design, table, it)
      // One optional value that is unique where it is given is what a unique nullable column says.
      if (open.length === 0 || (it.kind === 'unique' ? it.columns : it.keys).length === 1) continue
      const [names, plural] = [listed(open.map((column) => column.name)), open.length > 1]
      yield {
        about: it.id,
        message: `${it.name} does not hold where ${names} ${plural ? 'are' : 'is'} null`,
        fixes: waysOut(design, table, { it, open }),
      }
    }
  },
}
