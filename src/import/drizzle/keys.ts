import { isOneExpression } from '#base'
import type { Range } from '#languages'
import { type Id, newId } from '#model'
import { bringFunctions } from '../extension.ts'
import type { ReadColumn } from './columns.ts'
import { addConstraint, columnsIn } from './constraints.ts'
import { readCrudPolicies } from './crud.ts'
import type { Column, Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { tellUnknownWords } from './extra-words.ts'
import { readIndex } from './indexes.ts'
import { chosen, tellUnknownOptions } from './options.ts'
import { readPolicy } from './policies.ts'
import { readForeign } from './references.ts'
import { sqlOf } from './sql-text.ts'
import { type Calling, chainOf, fieldOf, textOf, unknown, type Value } from './values.ts'

/** The unique constraint that a column's calls say: the last of them, as Drizzle has it. */
export function readUnique(draft: Draft, table: Table, { column, building }: ReadColumn): void {
  const call = building.steps.findLast((it) => it.name === 'unique')
  if (!call) return
  const [name, config] = call.args
  tellUnknownOptions(draft, config, { of: '.unique()', takes: ['nulls'], at: call.step })
  const nulls = { what: 'nulls', of: ['distinct', 'not distinct'], at: call.step } as const
  const nullsDistinct = chosen(draft, fieldOf(config, 'nulls'), nulls) === 'distinct'
  addUnique(draft, table, { call, columns: [column], name: textOf(name), nullsDistinct })
}

type Unique = {
  readonly call: Calling
  readonly columns: readonly Column[]
  readonly name: string | null
  readonly nullsDistinct: boolean
}

/** Drizzle names a unique constraint before it knows the casing (its `uniqueKeyName`). */
function addUnique(draft: Draft, table: Table, { call, columns, name, nullsDistinct }: Unique): Id | null {
  const raw = columns.map((it) => (draft.casing && !isNamed(it) ? it.key : it.name))
  const id = newId('unique')
  const added = addConstraint(
    draft,
    table,
    { name: name ?? `${table.name}_${raw.join('_')}_unique`, at: call.at },
    (own) =>
      draft.add('unique', { id, name: own, parent: table.id, columns: columns.map((it) => it.id), nullsDistinct }),
  )
  if (!added) return null
  draft.keyPlaces.set(id, call.step)
  draft.tie(call, id)
  return id
}

const isNamed = (it: Column): boolean => chainOf(it.field.value).steps.some((step) => textOf(step.args[0]) === it.name)

/** One entry of a table's third argument. What it became is in its tie. */
export function readExtra(draft: Draft, table: Table, { value, at }: { value: Value; at: Range }): Id | null {
  const { root, steps } = chainOf(value)
  const [call] = steps
  if (root.is !== 'library' || !call) {
    if (value.is !== 'word') draft.unread(`Something of ${table.key} can’t be read`, value, at)
    return null
  }
  tellUnknownWords(draft, table, root.name, steps)
  switch (root.name) {
    case 'primaryKey':
      return readPrimary(draft, table, call)
    case 'unique': {
      const on = steps.find((it) => it.name === 'on')
      const items = on?.args.map((it, i) => ({ value: it, at: on.argsAt[i] ?? at }))
      const columns = columnsIn(draft, table, { value: items && { is: 'list', items }, call })
      if (!columns) return null
      const nullsDistinct = !steps.some((it) => it.name === 'nullsNotDistinct')
      return addUnique(draft, table, { call, columns, name: textOf(call.args[0]), nullsDistinct })
    }
    case 'foreignKey':
      return readForeign(draft, table, steps)
    case 'check':
      return readCheck(draft, table, call)
    case 'index':
    case 'uniqueIndex':
      return readIndex(draft, table, steps)
    case 'pgPolicy':
      return readPolicy(draft, table, call)
    case 'crudPolicy':
      readCrudPolicies(draft, table, call)
      return null
    default:
      draft.unread(
        `What ${root.name}() makes of ${table.key} can’t be read`,
        root.module.startsWith('drizzle-orm') ? null : root,
        at,
      )
      return null
  }
}

function readPrimary(draft: Draft, table: Table, call: Calling): Id | null {
  const [config] = call.args
  const list =
    config?.is === 'record'
      ? fieldOf(config, 'columns')
      : { is: 'list' as const, items: call.args.map((it, i) => ({ value: it, at: call.argsAt[i] ?? call.at })) }
  const columns = columnsIn(draft, table, { value: list, call })
  if (!columns) return null
  if (draft.hasKey(table.id)) {
    draft.telling.refuse(`${table.key} has a primary key already`, call.at)
    return null
  }
  const name = textOf(fieldOf(config, 'name')) ?? `${[table.name, ...columns.map((it) => it.name)].join('_')}_pk`
  const id = newId('primary-key')
  const added = addConstraint(draft, table, { name, at: call.at }, (own) =>
    draft.add('primary-key', { id, name: own, parent: table.id, columns: columns.map((it) => it.id) }),
  )
  if (added) draft.keyColumns(columns.map((it) => it.id))
  return added ? id : null
}

function readCheck(draft: Draft, table: Table, call: Calling): Id | null {
  const [name, value] = call.args
  const sql = value ? sqlOf({ declared: draft.declared, own: table }, value) : null
  if (textOf(name) === null || !sql || !('sql' in sql) || !isOneExpression(sql.sql)) {
    const why = sql && 'why' in sql ? unknown(sql.why, sql.at ?? call.at) : null
    draft.unread(`A check of ${table.key} can’t be read`, value?.is === 'unknown' ? value : why, call.at)
    return null
  }
  bringFunctions(draft, draft.telling, sql.sql, call.at)
  const id = newId('check')
  const added = addConstraint(draft, table, { name: textOf(name) ?? '', at: call.at }, (own) =>
    draft.add('check', { id, name: own, parent: table.id, expression: sql.sql.trim() }),
  )
  return added ? id : null
}
