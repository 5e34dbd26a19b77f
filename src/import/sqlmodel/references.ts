import { truncateName } from '#base'
import type { Range } from '#languages'
import { type Id, newId } from '#model'
import { actionOf, commentIn, constraintName, deferrableOf, specsIn } from './constraints.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import type { Standing } from './indexes.ts'
import type { Spec } from './specs.ts'
import { argAt, argOf, type Calling, flagOf, textOf, type Value } from './values.ts'

/** What a foreign key points at, before it is known what that is. */
export type Pointing = {
  readonly standing: Standing
  readonly specs: readonly Spec[]
  readonly targets: readonly Value[]
  /** The call that says how; null for `Field(foreign_key=…)`. */
  readonly call: Calling | null
  readonly onDelete: Value | undefined
  readonly at: Range
  /** The piece of the text that it is. */
  readonly piece: object
}

export type Tables = ReadonlyMap<Table, readonly Spec[]>

/** The column that a key's target is: `"schema.table.column"`, or the column itself. */
export function targetOf(
  draft: Draft,
  tables: Tables,
  { value, from }: { readonly value: Value; readonly from: Table },
): { readonly table: Table; readonly spec: Spec } | null {
  const { declared } = draft
  if (value.is === 'member') {
    const table = declared.tableOf(value.of)
    const spec = table && tables.get(table)?.find((it) => it.key === value.name || it.name === value.name)
    return table && spec ? { table, spec } : null
  }
  if (value.is === 'call') {
    for (const [table, specs] of tables) {
      const spec = specs.find((it) => it.column === value || it.value === value)
      if (spec) return { table, spec }
    }
    return null
  }
  const parts = (textOf(value) ?? '').split('.')
  const column = parts.pop() ?? ''
  const name = parts.pop() ?? ''
  const schema = parts.join('.')
  const table =
    declared.named(`${schema || (from.metadata.schema ?? 'public')}.${name}`) ??
    (schema === '' ? declared.named(`public.${name}`) : null)
  const specs = table ? (tables.get(table) ?? []) : []
  const spec = specs.find((it) => it.name === column) ?? specs.find((it) => it.key === column)
  return table && spec ? { table, spec } : null
}

/** `ForeignKeyConstraint([…], […])` */
export function pointingOf(draft: Draft, standing: Standing, call: Calling, at: Range): Pointing | null {
  const [own, there] = [argAt(call, 0, 'columns'), argAt(call, 1, 'refcolumns')]
  if (own?.is !== 'list' || there?.is !== 'list') {
    draft.unread(
      `A reference of ${standing.table.key} can’t be read`,
      own?.is === 'list' ? (there ?? null) : (own ?? null),
      at,
    )
    return null
  }
  const specs = specsIn(draft, standing, own.items, at)
  if (!specs) return null
  const targets = there.items.map((it) => it.value)
  return { standing, specs, targets, call, onDelete: argOf(call, 'ondelete'), at, piece: call }
}

export function addReference(draft: Draft, tables: Tables, it: Pointing): Id | null {
  const { standing, specs, targets, call, at } = it
  const { table } = standing
  const found = targets.map((value) => targetOf(draft, tables, { value, from: table }))
  const [first] = found
  if (!first || found.includes(null) || found.some((each) => each?.table !== first.table)) {
    const lost = targets[Math.max(0, found.indexOf(null))]
    const where = lost && textOf(lost)
    const isGone = where === null || where === undefined
    draft.unread(
      isGone ? 'Where it points can’t be read' : `${table.key} points at ${where}, which is not here: this is left out`,
      isGone ? (lost ?? null) : null,
      at,
    )
    return null
  }
  if (found.length !== specs.length) {
    draft.telling.refuse('It has to point at as many columns as it has', at)
    return null
  }
  const there = found.flatMap((each) => each?.spec ?? [])
  const onDelete = actionOf(draft, it.onDelete, at)
  const onUpdate = actionOf(draft, call ? argOf(call, 'onupdate') : undefined, at)
  const name = truncateName(
    draft.nameFor(table, 'fk', {
      columns: specs.map((each) => ({ name: each.name, key: each.key })),
      target: { table: first.table.name, columns: there.map((each) => each.name) },
      given: constraintName(call),
    }),
  )
  if (!draft.takesConstraint(table.id, name)) {
    draft.unreadable(`${table.key} has a constraint ${name} already: Postgres takes one of a name`, at)
    return null
  }
  const id = newId('foreign-key')
  draft.add('foreign-key', {
    id,
    name,
    parent: table.id,
    columns: specs.map((each) => each.id),
    target: first.table.id,
    targetColumns: there.map((each) => each.id),
    onDelete: onDelete.action,
    onDeleteColumns: specs.filter((each) => onDelete.columns.includes(each.name)).map((each) => each.id),
    onUpdate: onUpdate.action,
    comment: commentIn(call),
    deferrable: deferrableOf(call),
    match: call && textOf(argOf(call, 'match'))?.toUpperCase() === 'FULL' ? 'full' : 'simple',
    validated: !(call && flagOf(argOf(call, 'postgresql_not_valid')) === true),
  })
  draft.pointing.push({ id, at, target: first.table })
  draft.tie(it.piece, id)
  return id
}
