import { plural, quoteName, quoteText } from '#base'
import {
  addCheck,
  addEnum,
  addForeignKey,
  addIndex,
  apply,
  type Change,
  type Design,
  freeName,
  type Id,
  intend,
  lastRank,
  make,
  object,
  objectName,
  referrersOf,
  removeObjects,
  rootsOf,
  type StyleOptions,
} from '#model'
import { checkedSet } from '../reading/closed-set.ts'
import { inTurn } from '../reading/edits.ts'
import { bareDefault } from '../reading/literals.ts'
import { nounOf } from '../reading/nouns.ts'
import { retype } from '../reading/retype.ts'
import type { Column } from '../reading/shapes.ts'
import { plain, typeOf } from '../reading/types.ts'
import { spelled } from '../reading/words.ts'
import { act } from '../relationships/actions.ts'
import type { Fix } from '../rule.ts'

export type Means = 'enum' | 'check' | 'lookup'

/** The ways to close a set that a house is content with, the one that it likes best first. */
export const MEANS: Readonly<Record<StyleOptions['closedSets'], readonly Means[]>> = {
  any: ['enum', 'check', 'lookup'],
  enum: ['enum'],
  check: ['check'],
  lookup: ['lookup'],
  'check-or-lookup': ['check', 'lookup'],
}

type Set = { readonly it: Column; readonly labels: readonly string[]; readonly options: StyleOptions }

/** What the values are called together: `order_status` for `orders.status`. */
function setName(design: Design, it: Column): string {
  const noun = nounOf(object(design, it.parent as Id<'table'>)?.name ?? '')
  const name = spelled(it.name)
  return name.startsWith(noun) ? name : `${noun}_${name}`
}

/** The column as plain text, without the check or the type that closed it so far. Null where something hangs on its type. */
function opened(design: Design, it: Column): Change[] | null {
  const had = checkedSet(design, it)
  const first = had ? removeObjects(design, [had.check.id]) : []
  if (!it.type.of) return first
  const value = bareDefault(it.default)
  const then = value === undefined ? null : retype(design, it.id, { type: typeOf('text'), default: value })
  if (!then) return null
  const type = it.type.of
  const last = apply(design, then)
  return [...then, ...(referrersOf(last, type).length === 0 ? removeObjects(last, [type]) : [])]
}

function asEnum(design: Design, { it, labels }: Set): Change[] | null {
  const value = bareDefault(it.default)
  const had = checkedSet(design, it)
  const first = had ? removeObjects(design, [had.check.id]) : []
  const schema = object(design, it.parent as Id<'table'>)?.parent as Id<'schema'> | undefined
  const made = addEnum(design, { name: setName(design, it), labels, ...(schema ? { schema } : {}) })
  const then =
    value === undefined
      ? null
      : retype(apply(design, [...first, ...made.changes]), it.id, {
          type: { name: '', of: made.enum, dimensions: 0 },
          default: value,
        })
  return then && [...first, ...made.changes, ...then]
}

function asCheck(design: Design, { it, labels }: Set): Change[] | null {
  const first = opened(design, it)
  if (!first || !it.parent || !['', 'text', 'character varying'].includes(plain(it))) return null
  const table = it.parent
  const name = quoteName(it.name)
  // As Postgres prints it: a list of one is none.
  const cast = plain(it) === 'character varying' ? '::text' : ''
  const [one = ''] = labels
  const test =
    labels.length === 1
      ? `${name}${cast} = ${quoteText(one)}::text`
      : `${name} IN (${labels.map(quoteText).join(', ')})`
  return inTurn(
    design,
    () => first,
    (now) => addCheck(now, table, test, [it.id]),
  )
}

/** A table of the values, with their rows, and a reference to it. */
function asLookup(design: Design, { it, labels, options }: Set): Change[] | null {
  const owner = object(design, it.parent as Id<'table'>)
  const first = opened(design, it)
  if (!first || !owner || !['', 'text'].includes(plain(it)) || it.inherited) return null
  // A house that dates every row would have the list dated too.
  if (options.timestamps === 'all') return null
  const taken = new Set([...rootsOf(design, 'table'), ...rootsOf(design, 'view')].map((each) => each.name))
  const name = freeName(plural(setName(design, it)), (each) => taken.has(each))
  const table = make('table', { name, parent: owner.parent, rank: lastRank(design, owner.parent) })
  const code = make('column', { name: 'code', parent: table.id, rank: 'a0', nullable: false, type: typeOf('text') })
  const key = make('primary-key', {
    name: objectName(name, [], 'primary-key'),
    parent: table.id,
    rank: 'a1',
    columns: [code.id],
  })
  const added = [table, code, key].map((each): Change => ({ op: 'add', object: each }))
  return inTurn(
    design,
    () => [...first, ...added],
    (now) => intend(now, { sort: 'tags', about: table.id, tags: ['reference'] }),
    (now) =>
      intend(now, {
        sort: 'seed',
        about: table.id,
        environment: 'all',
        columns: [code.id],
        rows: labels.map((label) => [quoteText(label)]),
        conflict: { key: key.id, does: 'nothing' },
      }),
    (now) => {
      const made = addForeignKey(now, {
        from: { table: owner.id, column: it.id },
        to: { table: table.id, column: null },
      })
      if ('error' in made) return []
      const onUpdate = options.onUpdate === 'explicit' ? { onUpdate: 'cascade' as const } : {}
      const action = { onDelete: 'restrict' as const, ...onUpdate }
      return [...made.changes, ...act(apply(now, made.changes), made.key, action)]
    },
    (now) => addIndex(now, owner.id, [it.id]),
  )
}

const MAKERS = { enum: asEnum, check: asCheck, lookup: asLookup }
const WORDS: Readonly<Record<Means, string>> = {
  enum: 'an enum',
  check: 'text with a check',
  lookup: 'a reference to a table of its values',
}

/** The ways to close a column's set by these means. */
export function close(design: Design, set: Set, means: readonly Means[]): Fix[] {
  return means.flatMap((each): Fix[] => {
    if (set.labels.length === 0 || !MAKERS[each](design, set)) return []
    const label = `Make ${set.it.name} ${WORDS[each]}: ${set.labels.slice(0, 4).join(', ')}${set.labels.length > 4 ? ' …' : ''}`
    return [{ label, safe: false, changes: () => MAKERS[each](design, set) ?? [] }]
  })
}
