import { quoteName, quoteText, truncateName } from '#base'
import { columnsSpokenOf, type Range } from '#languages'
import { FOREIGN_KEY_ACTIONS, type Id, newId, type ObjectOf } from '#model'
import { bringFunctions } from '../extension.ts'
import { unusualClass } from '../usual-class.ts'
import { asText, type ReadTable, whyNot } from './columns.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { type Standing, specOf, split } from './indexes.ts'
import type { Spec } from './specs.ts'
import { isSound, sqlOf } from './sql-text.ts'
import { argAt, argOf, type Calling, flagOf, isNone, plainArgs, textOf, type Value } from './values.ts'

const nameIn = (call: Calling | null): string | null => {
  const value = call && argOf(call, 'name')
  // `conv("…")`, or `op.f("…")`, is a name that no convention changes.
  return value?.is === 'call' ? textOf(value.args[0]?.value) : textOf(value ?? undefined)
}
/** Whether a name is meant as it is. */
const isExact = (call: Calling | null): boolean => (call ? argOf(call, 'name')?.is === 'call' : false)

const deferrableOf = (call: Calling | null): 'no' | 'immediate' | 'deferred' => {
  const initially = call && textOf(argOf(call, 'initially'))
  if (initially?.toUpperCase() === 'DEFERRED') return 'deferred'
  return call && flagOf(argOf(call, 'deferrable')) === true ? 'immediate' : 'no'
}

/** Columns that a constraint names; null, with a notice, where one is none of the table's. */
function specsIn(
  draft: Draft,
  standing: Standing,
  values: readonly { value: Value; at: Range }[],
  at: Range,
): readonly Spec[] | null {
  const found = values.map((it) => specOf(standing, it.value))
  const lost = values[found.indexOf(null)]
  if (lost || values.length === 0) {
    const name = lost && textOf(lost.value)
    const isClear = name !== null && name !== undefined && standing.specs.length > 0
    if (isClear) draft.telling.refuse(`${standing.table.key} has no column ${name}`, lost?.at ?? at)
    else draft.unread(`The columns of a key of ${standing.table.key} can’t be read`, lost?.value ?? null, at)
    return null
  }
  return found.flatMap((it) => it ?? [])
}

const named = (specs: readonly Spec[]) => specs.map((it) => ({ name: it.name, key: it.key }))

function take(draft: Draft, table: Table, name: string, at: Range): string | null {
  const own = truncateName(name)
  if (draft.takesConstraint(table.id, own)) return own
  draft.unreadable(`${table.key} has a constraint ${own} already: Postgres takes one of a name`, at)
  return null
}

/** The primary key: of the columns that say they are of it, or as a constraint of its own says it. */
export function readPrimaryKey(draft: Draft, { table, columns }: ReadTable, standing: Standing): void {
  const [call] = draft.keyArgs(table)
  const flagged = columns.filter((it) => it.primary)
  const said = call ? specsIn(draft, standing, plainArgs(call), call.at) : null
  const specs = said && said.length > 0 ? said : flagged.map((it) => it.spec)
  if (specs.length === 0) return
  const name = take(
    draft,
    table,
    draft.nameFor(table, 'pk', { columns: named(specs), given: nameIn(call ?? null) }),
    table.at,
  )
  if (name === null) return
  draft.takesRelation(table.schema, name)
  const id = newId('primary-key')
  draft.add('primary-key', {
    id,
    name,
    parent: table.id,
    columns: specs.map((it) => it.id),
    comment: commentIn(call ?? null),
    deferrable: deferrableOf(call ?? null),
    include: includedIn(standing, call ?? null),
  })
  if (call) draft.tie(call, id)
}

export const commentIn = (call: Calling | null): string | null => (call ? textOf(argOf(call, 'comment')) : null)

const includedIn = (standing: Standing, call: Calling | null): ObjectOf<'unique'>['include'] => {
  const value = call && argOf(call, 'postgresql_include')
  return value?.is === 'list' ? value.items.flatMap((it) => specOf(standing, it.value)?.id ?? []) : []
}

export function readUnique(
  draft: Draft,
  standing: Standing,
  {
    call,
    specs: given,
    at,
  }: { readonly call: Calling | null; readonly specs: readonly Spec[] | null; readonly at: Range },
): Id | null {
  const { table } = standing
  const specs = given ?? (call ? specsIn(draft, standing, plainArgs(call), at) : null)
  if (!specs) return null
  const name = take(draft, table, draft.nameFor(table, 'uq', { columns: named(specs), given: nameIn(call) }), at)
  if (name === null) return null
  if (!draft.takesRelation(table.schema, name)) {
    draft.unreadable(`There is a key or index ${name} already: Postgres takes one of a name in a schema`, at)
    return null
  }
  const id = newId('unique')
  draft.add('unique', {
    id,
    name,
    parent: table.id,
    columns: specs.map((it) => it.id),
    comment: commentIn(call),
    deferrable: deferrableOf(call),
    nullsDistinct: !(call && flagOf(argOf(call, 'postgresql_nulls_not_distinct')) === true),
    include: includedIn(standing, call),
  })
  return id
}

export function readCheck(draft: Draft, standing: Standing, call: Calling, at: Range): Id | null {
  const said = sqlOf(standing.speaking, asText(argAt(call, 0, 'sqltext')))
  if (!isSound(said)) {
    draft.unread(`A check of ${standing.table.key} can’t be read`, whyNot(said, at), at)
    return null
  }
  bringFunctions(draft, draft.telling, said.sql, at)
  return addCheck(draft, standing, {
    sql: said.sql.trim(),
    name: nameIn(call),
    exact: isExact(call),
    at,
    comment: commentIn(call),
    validated: flagOf(argOf(call, 'postgresql_not_valid')) !== true,
  })
}

type Check = {
  sql: string
  name: string | null
  exact: boolean
  at: Range
  validated?: boolean
  comment?: string | null
}

function addCheck(
  draft: Draft,
  { table, specs }: Standing,
  { sql, name: given, exact, at, validated = true, comment = null }: Check,
): Id | null {
  const spoken = columnsSpokenOf(
    sql,
    specs.map((it) => it.name),
  )
  const columns = spoken.length === 1 ? specs.filter((it) => it.name === spoken[0]) : []
  const made = exact && given !== null ? given : draft.nameFor(table, 'ck', { columns: named(columns), given })
  const name = take(draft, table, made, at)
  if (name === null) return null
  const id = newId('check')
  draft.add('check', { id, name, parent: table.id, comment, expression: sql, validated })
  return id
}

/** The check of an enum that is text. */
export const oneOf = (
  draft: Draft,
  standing: Standing,
  { spec, labels, name }: { spec: Spec; labels: readonly string[]; name: string | null },
): Id | null =>
  addCheck(draft, standing, {
    sql: `${quoteName(spec.name)} IN (${labels.map(quoteText).join(', ')})`,
    name,
    exact: false,
    at: spec.at,
  })

/** `ops={"during": "range_ops"}` */
function opclassOf(call: Calling, spec: Spec | null): string | null {
  const ops = argOf(call, 'ops')
  if (ops?.is !== 'record' || !spec) return null
  return unusualClass(textOf((ops.fields.get(spec.key) ?? ops.fields.get(spec.name))?.value))
}

export function readExclusion(draft: Draft, standing: Standing, call: Calling, at: Range): Id | null {
  const keys = plainArgs(call).map(({ value }) => {
    const [what, operator] = value.is === 'list' ? value.items.map((it) => it.value) : []
    const spec = what ? specOf(standing, what) : null
    const said = what && !spec ? sqlOf(standing.speaking, asText(what)) : null
    const words = said && isSound(said) ? split(said.sql) : null
    const sign = textOf(operator)
    if (sign === null || (!spec && !words)) return null
    const own = spec ?? standing.specs.find((it) => words?.expression === quoteName(it.name))
    const plain = { opclass: null, collation: null, order: 'asc' as const, nulls: 'last' as const, ...words }
    return {
      column: own?.id ?? null,
      expression: own ? null : (words?.expression ?? null),
      opclass: plain.opclass ?? opclassOf(call, own ?? null),
      collation: plain.collation,
      order: plain.order,
      nulls: plain.nulls,
      operator: sign,
    }
  })
  const condition = argOf(call, 'where')
  const where = condition && !isNone(condition) ? sqlOf(standing.speaking, asText(condition)) : null
  if (keys.length === 0 || keys.includes(null) || (where && !isSound(where))) {
    draft.unread(`An exclusion of ${standing.table.key} can’t be read`, where ? whyNot(where, at) : null, at)
    return null
  }
  const found = keys.flatMap((it) => it ?? [])
  const name = take(draft, standing.table, nameIn(call) ?? `${standing.table.name}_excl`, at)
  if (name === null) return null
  draft.takesRelation(standing.table.schema, name)
  const id = newId('exclusion')
  draft.add('exclusion', {
    id,
    name,
    parent: standing.table.id,
    method: textOf(argOf(call, 'using')) ?? 'gist',
    keys: found,
    where: where && isSound(where) ? where.sql.trim() : null,
    comment: commentIn(call),
    deferrable: deferrableOf(call),
  })
  return id
}

/** A word for what becomes of rows; without one, nothing. */
export function actionOf(
  draft: Draft,
  value: Value | undefined,
  at: Range,
): { action: ObjectOf<'foreign-key'>['onDelete']; columns: readonly string[] } {
  if (!value || isNone(value)) return { action: 'no action', columns: [] }
  const [, word = '', columns = ''] = /^\s*([a-z ]+?)\s*(?:\(([^)]*)\))?\s*$/i.exec(textOf(value) ?? '') ?? []
  const found = FOREIGN_KEY_ACTIONS.find((it) => it === word.toLowerCase())
  if (!found) draft.unread(`This takes one of ${FOREIGN_KEY_ACTIONS.join(', ')}`, value, at)
  return {
    action: found ?? 'no action',
    columns: columns
      .split(',')
      .map((it) => it.trim().replace(/^"|"$/g, ''))
      .filter((it) => it !== ''),
  }
}

export { deferrableOf, nameIn as constraintName, specsIn }
