import { plural, singular } from '#base'
import {
  addIndex,
  apply,
  type Change,
  childrenOf,
  type Design,
  foreignKeysOf,
  freeName,
  freeObjectName,
  type Id,
  incomingOf,
  intend,
  lastRank,
  make,
  placeBeside,
  primaryKeyOf,
  referrersOf,
  removeObjects,
  tablesOf,
  textUsersOf,
} from '#model'
import { isIndexed } from '../indexes/coverage.ts'
import { inTurn } from '../reading/edits.ts'
import { type Column, heirsOf, type Table, wholeTable } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'
import { type Attributes, isWithin, minus, NONE, union } from './attributes.ts'
import { candidateKeys } from './candidate-keys.ts'
import { columnsIn, dependenciesOf, type Theory } from './of-design.ts'
import { partOf } from './projection.ts'
import { copyOf, KEY_WORDS, primaryKeyFor, type Split } from './split.ts'
import { moveIntent } from './split-intent.ts'
import { type Home, moveMembers } from './split-members.ts'

/** The kinds under a table that go along with its columns, or go with it. */
const GO_ALONG = new Set(['column', 'primary-key', 'unique', 'index', 'foreign-key', 'check'])

/** Whether nothing but what can go along speaks of the table or of a column of it. */
function isFree(design: Design, { id, partitionBy, ofType, inherits }: Table, theory: Theory): boolean {
  const { columns } = theory
  const kept = columnsIn(theory, theory.sets.attributes)
  const users = [id, ...columns.map((it) => it.id)].flatMap((each) => [
    ...referrersOf(design, each),
    ...textUsersOf(design, each),
  ])
  return (
    !(partitionBy || ofType || inherits.length > 0) &&
    heirsOf(design, id).length === 0 &&
    incomingOf(design, id).length === 0 &&
    childrenOf(design, id).every((it) => GO_ALONG.has(it.kind)) &&
    users.every((it) => it.parent === id) &&
    columns.every((it) => !it.generated && !it.inherited) &&
    kept.every((it) => !it.nullable && !it.identity)
  )
}

type Part = {
  readonly home: Home
  readonly columns: readonly Column[]
  /** The columns that move here; what the others hold is copied. */
  readonly moves: readonly Column[]
  readonly copies: readonly { readonly of: Id; readonly copy: Column }[]
  readonly name: string
  readonly changes: readonly Change[]
}

/** `course` and `teacher` make course_teachers. */
function nameFor(design: Design, owner: Table, columns: readonly Column[]): string {
  const words = columns.flatMap((it, i) => {
    const all = wordsOf(it.name)
    const own = all.length > 1 && KEY_WORDS.has(all.at(-1) ?? '') ? all.slice(0, -1) : all
    return i === columns.length - 1 ? own : own.map(singular)
  })
  const name = words.join('_') || 'part'
  const taken = new Set(tablesOf(design).flatMap((it) => (it.parent === owner.parent ? [it.name] : [])))
  const called = singular(owner.name) === owner.name ? singular(name) : plural(singular(name))
  return freeName(called, (it) => taken.has(it))
}

function makePart(design: Design, owner: Table, at: { theory: Theory; part: Attributes; free: Attributes }): Part {
  const { theory, part, free } = at
  const [columns, moves] = [columnsIn(theory, part), columnsIn(theory, part & free)]
  const shared = columns.filter((it) => !moves.includes(it))
  const name = nameFor(design, owner, shared.length > 0 ? [...shared, ...moves.slice(0, 1)] : columns)
  const made = make('table', { name, parent: owner.parent, rank: lastRank(design, owner.parent) })
  const copies = shared.map((it) => ({ of: it.id, copy: copyOf(it, made.id) }))
  const ids = new Map<Id, Id<'column'>>(columns.map((it) => [it.id, it.id]))
  for (const { of, copy } of copies) ids.set(of, copy.id)
  const [key = part] = candidateKeys(partOf(theory.sets, part)).keys
  return {
    home: { table: made.id, ids, key: columnsIn(theory, key).map((it) => ids.get(it.id) ?? it.id), isNew: true },
    columns,
    moves,
    copies,
    name,
    changes: [
      { op: 'add', object: made },
      ...copies.map(({ copy }): Change => ({ op: 'add', object: copy })),
      ...placeBeside(design, owner.id, made.id),
    ],
  }
}

/** The foreign keys of the old table once more for copies of their columns, and an index for each. */
function keysFor(design: Design, old: ReturnType<typeof foreignKeysOf>, { home, copies }: Part): Change[] {
  const isCopied = (id: Id) => copies.some(({ of }) => of === id)
  const wanted = old.filter((it) => it.columns.every((id) => home.ids.has(id)) && it.columns.some(isCopied))
  return inTurn(
    design,
    ...wanted.flatMap(({ id: _, ...key }) => {
      const columns = key.columns.map((each) => home.ids.get(each) ?? each)
      const made = (now: Design) =>
        make('foreign-key', {
          ...key,
          parent: home.table,
          name: freeObjectName(now, home.table, { columns, kind: 'foreign-key' }),
          rank: lastRank(now, home.table),
          columns,
        })
      return [
        (now: Design): Change[] => [{ op: 'add', object: made(now) }],
        (now: Design): Change[] => {
          const there = foreignKeysOf(now, home.table).at(-1)
          return there && !isIndexed(now, there) ? addIndex(now, home.table, columns) : []
        },
      ]
    }),
  )
}

/**
 * Tables in the place of one that holds independent sets: none of them is a key of another, so none keeps the old one's
 * rows. Null where something else speaks of it, or a value that ties them together may be missing.
 */
export function splitSets(design: Design, table: Id<'table'>, parts: readonly Attributes[]): Split | null {
  const owner = wholeTable(design, table)
  const theory = dependenciesOf(design, table)
  if (!owner || parts.length < 2 || !isFree(design, owner, theory)) return null
  if (!isWithin(theory.sets.attributes, union(parts))) return null
  const made: Part[] = []
  let [soFar, free] = [design, theory.sets.attributes]
  for (const part of parts) {
    const isTied = made.length === 0 || minus(part, free) !== NONE
    if (!isTied) return null
    const one = makePart(soFar, owner, { theory, part, free })
    soFar = apply(soFar, one.changes)
    free = minus(free, part)
    made.push(one)
  }
  const homes = made.map((it) => it.home)
  const moved = new Set<Id>(theory.columns.map((it) => it.id))
  const members = moveMembers(design, table, { columns: theory.columns, moved, homes })
  if (!members.kept) return null
  const old = foreignKeysOf(design, table)
  const primary = primaryKeyOf(design, table)
  return {
    tables: made.map(({ name, columns }) => ({ name, columns: columns.map((it) => it.name), isNew: true })),
    lost: members.lost.map((it) => it.name),
    changes: () =>
      inTurn(
        design,
        () => made.flatMap((it) => it.changes),
        () => (primary ? [{ op: 'remove', object: primary }] : []),
        members.changes,
        ...made.flatMap(({ moves, home }) =>
          moves.map((before) => (): Change[] => [{ op: 'set', before, after: { ...before, parent: home.table } }]),
        ),
        ...homes.map((home) => (now: Design) => primaryKeyFor(now, home)),
        ...made.map((it) => (now: Design) => keysFor(now, old, it)),
        (now) => moveIntent(now, { table, moved, homes }),
        ...made.flatMap(({ copies }) =>
          copies.map(
            ({ of, copy }) =>
              (now: Design) =>
                intend(now, { sort: 'copied', about: copy.id, of }),
          ),
        ),
        (now) => removeObjects(now, [table]),
      ),
  }
}
