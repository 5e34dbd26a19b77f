import type { Range } from '#languages'
import { FOREIGN_KEY_ACTIONS, type Id, newId, type ObjectOf } from '#model'
import { applied } from './applied.ts'
import type { ReadColumn } from './columns.ts'
import { addConstraint, columnAt, columnsIn } from './constraints.ts'
import type { Column, Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { ACTIONS, tellUnknownOptions } from './options.ts'
import { type Calling, fieldOf, textOf, unknown, type Value } from './values.ts'

type Action = ObjectOf<'foreign-key'>['onDelete']

/** What the calls of a column point at. */
export function readReferences(draft: Draft, table: Table, { column, building }: ReadColumn): void {
  for (const call of building.steps) if (call.name === 'references') readReference(draft, table, { column, call })
}

function readReference(draft: Draft, table: Table, { column, call }: { column: Column; call: Calling }): void {
  const [target, config] = call.args
  tellUnknownOptions(draft, config, { of: '.references()', takes: ACTIONS, at: call.step })
  const pointed =
    target?.is === 'function' ? applied(draft.project.reading, target, { args: [], at: call.step }) : target
  const actions = {
    onDelete: action(draft, config, 'onDelete', call),
    onUpdate: action(draft, config, 'onUpdate', call),
  }
  addForeignKey(draft, table, {
    call,
    columns: [column],
    targets: [pointed ?? unknown('it points nowhere', call.step)],
    name: null,
    ...actions,
  })
}

function action(draft: Draft, config: Value | undefined, name: string, call: Calling): Action {
  const value = fieldOf(config, name)
  return value ? actionOf(draft, value, call.step) : 'no action'
}

function actionOf(draft: Draft, value: Value | undefined, at: Range): Action {
  if (!value || value.is === 'word') return 'no action'
  const found = FOREIGN_KEY_ACTIONS.find((it) => it === textOf(value))
  if (!found) draft.unread(`This takes one of ${FOREIGN_KEY_ACTIONS.join(', ')}`, value, at)
  return found ?? 'no action'
}

type Pointing = {
  readonly call: Calling
  readonly columns: readonly Column[]
  readonly targets: readonly Value[]
  readonly name: string | null
  readonly onDelete: Action
  readonly onUpdate: Action
}

function addForeignKey(
  draft: Draft,
  table: Table,
  { call, columns, targets, name, onDelete, onUpdate }: Pointing,
): Id | null {
  const pointed = targets.map((it) => columnAt(draft, it, call.step))
  const [first] = pointed
  if (!first || pointed.includes(null) || pointed.some((it) => it?.table !== first.table)) return null
  if (columns.length !== pointed.length) {
    draft.telling.refuse('It has to point at as many columns as it has', call.at)
    return null
  }
  const there = pointed.flatMap((it) => (it ? [it.column] : []))
  const usual = `${[table.name, ...columns.map((it) => it.name), first.table.name, ...there.map((it) => it.name)].join('_')}_fk`
  const id = newId('foreign-key')
  const added = addConstraint(draft, table, { name: name ?? usual, at: call.at }, (own) =>
    draft.add('foreign-key', {
      id,
      name: own,
      parent: table.id,
      columns: columns.map((it) => it.id),
      target: first.table.id,
      targetColumns: there.map((it) => it.id),
      onDelete,
      onUpdate,
    }),
  )
  if (!added) return null
  draft.pointing.push({ id, target: first.table, at: call.step })
  draft.tie(call, id)
  return id
}

/** `foreignKey({ … })` among a table's constraints. */
export function readForeign(draft: Draft, table: Table, steps: readonly Calling[]): Id | null {
  const [call] = steps as readonly [Calling]
  const [config] = call.args
  const columns = columnsIn(draft, table, { value: fieldOf(config, 'columns'), call })
  const targets = fieldOf(config, 'foreignColumns')
  if (!columns || targets?.is !== 'list') return null
  const actions = (name: string) => {
    const given = steps.find((it) => it.name === name)
    return given ? actionOf(draft, given.args[0], given.step) : action(draft, call.args[1], name, call)
  }
  return addForeignKey(draft, table, {
    call,
    columns,
    targets: targets.items.map((it) => it.value),
    name: textOf(fieldOf(config, 'name')),
    onDelete: actions('onDelete'),
    onUpdate: actions('onUpdate'),
  })
}
