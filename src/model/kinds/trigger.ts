import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { deferrable, idOf, routineRef, sqlText } from '../fields.ts'
import { type At, defineKind, type ObjectWith, type Statement } from '../kind-spec.ts'
import { deferrableWords } from './constraint-words.ts'
import { firing, firingState } from './firing.ts'
import { namedWords } from './named-words.ts'
import { triggerCatalog } from './trigger-catalog.ts'

const fields = {
  timing: v.picklist(['before', 'after', 'instead of']),
  events: v.array(v.picklist(['insert', 'update', 'delete', 'truncate'])),
  /** UPDATE OF these only; none for any column. */
  columns: v.array(idOf('column')),
  forEach: v.picklist(['row', 'statement']),
  when: v.nullable(sqlText()),
  function: routineRef(),
  arguments: v.array(v.string()),
  /** Names under which the function sees all rows as they were, and as they are. */
  oldTable: v.nullable(v.string()),
  newTable: v.nullable(v.string()),
  /** A constraint trigger: it may wait for the end of the transaction. */
  constraint: v.nullable(v.strictObject({ from: v.nullable(idOf('table')), deferrable: deferrable() })),
  enabled: firing(),
  /** The partitioned table's trigger that this is a partition's copy of: then only `enabled` is its own. */
  of: v.nullable(idOf('trigger')),
}
type Trigger = ObjectWith<'trigger', typeof fields>

const table = (it: Trigger, at: At): string => (it.parent ? at.path(it.parent) : '')

const events = (it: Trigger, at: At): string =>
  it.events
    .map((event) => (event === 'update' && it.columns.length > 0 ? `update of ${at.names(it.columns)}` : event))
    .map((words) => words.replace(/^(\w+( of)?)/, (word) => word.toUpperCase()))
    .join(' OR ')

function transitions(it: Trigger): string {
  const before = it.oldTable === null ? '' : ` OLD TABLE AS ${quoteName(it.oldTable)}`
  const after = it.newTable === null ? '' : ` NEW TABLE AS ${quoteName(it.newTable)}`
  return before || after ? ` REFERENCING${before}${after}` : ''
}

function create(it: Trigger, at: At, replace = false): string {
  if (it.of) return ''
  const head = `CREATE ${replace ? 'OR REPLACE ' : ''}${it.constraint ? 'CONSTRAINT ' : ''}TRIGGER ${quoteName(it.name)}`
  const from = it.constraint?.from ? ` FROM ${at.path(it.constraint.from)}` : ''
  const wait = it.constraint ? deferrableWords(it.constraint.deferrable) : ''
  const when = it.when === null ? '' : ` WHEN (${it.when})`
  const call = `EXECUTE FUNCTION ${namedWords(it.function, at)}(${it.arguments.map(quoteText).join(', ')})`
  return `${head}
  ${it.timing.toUpperCase()} ${events(it, at)} ON ${table(it, at)}${from}${wait}${transitions(it)}
  FOR EACH ${it.forEach.toUpperCase()}${when}
  ${call}`
}

const drop = (it: Trigger, at: At): string => `DROP TRIGGER ${quoteName(it.name)} ON ${table(it, at)}`

const enable = (it: Trigger, at: At): string =>
  `ALTER TABLE ${table(it, at)} ${firingState(it.enabled)} TRIGGER ${quoteName(it.name)}`

/** What CREATE TRIGGER leaves: firing as usual, and so do the copies on partitions. */
function restate(it: Trigger, at: At): readonly string[] {
  const copies = at.users(it.id).filter((user): user is Trigger => user.kind === 'trigger')
  return [...(it.enabled === 'origin' ? [] : [enable(it, at)]), ...copies.map((copy) => enable(copy, at))]
}

/** Any trigger but a constraint trigger can be replaced in place (manual: CREATE TRIGGER, since 14). */
function redefine(now: Trigger, was: Trigger, at: At): readonly Statement[] | 'rebuild' {
  if (now.of) return []
  return now.constraint || was.constraint ? 'rebuild' : [create(now, at, true), ...restate(now, at)]
}

/** A trigger of a table or a view. */
export const trigger = defineKind({
  kind: 'trigger',
  label: { one: 'trigger', many: 'triggers' },
  under: ['table', 'view', 'foreign-table'],
  fields,
  needs: (it) => [...it.columns, ...[it.constraint?.from, it.of, it.function.of].flatMap((id) => id ?? [])],
  create: (it, at) => create(it, at),
  settle: (it, at) => (it.of || it.enabled !== 'origin' ? [enable(it, at)] : []),
  drop: (it, at) => {
    const original = it.of ? (at.object(it.of) as Trigger | null) : null
    return it.of ? enable({ ...it, enabled: original?.enabled ?? 'origin' }, at) : drop(it, at)
  },
  address: (it, at) => (it.of ? null : `TRIGGER ${quoteName(it.name)} ON ${table(it, at)}`),
  rename: (it, was, at) =>
    it.of ? '' : `ALTER TRIGGER ${quoteName(was)} ON ${table(it, at)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    timing: redefine,
    events: redefine,
    columns: redefine,
    forEach: redefine,
    when: redefine,
    function: redefine,
    arguments: redefine,
    oldTable: redefine,
    newTable: redefine,
    constraint: redefine,
    enabled: (now, _was, at) => [enable(now, at), ...restate({ ...now, enabled: 'origin' }, at)],
    of: 'rebuild',
  },
  catalog: triggerCatalog,
})
