import { invariant, plural, singular } from '#base'
import {
  addIndex,
  apply,
  type Change,
  type Design,
  foreignKeysOf,
  freeName,
  freeObjectName,
  type Id,
  lastRank,
  make,
  object,
  placeBeside,
  primaryKeyOf,
  tablesOf,
} from '#model'
import { isIndexed } from '../indexes/coverage.ts'
import { inTurn } from '../reading/edits.ts'
import { type Column, sameSet } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { act, likelyAction } from '../relationships/actions.ts'
import { type Attributes, minus } from './attributes.ts'
import { isLossless } from './chase.ts'
import { columnsIn } from './of-design.ts'
import { moveIntent } from './split-intent.ts'
import { type Home, moveMembers } from './split-members.ts'
import { notePairs } from './split-pairs.ts'
import { type NewPart, planSplit, type SplitPlan } from './split-plan.ts'

/** A table cut in several: what is made, what is no more, and the changes. */
export type Split = {
  /** The tables that columns go to, each with its columns' names. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly isNew: boolean }[]
  /** Constraints and indexes over columns that are in different tables then. */
  readonly lost: readonly string[]
  readonly changes: () => readonly Change[]
}

/** Words that end a key's name and say nothing of what it is a key of. */
export const KEY_WORDS = new Set(['id', 'code', 'no', 'number', 'key', 'nr'])

/** What a table of such rows is called, in the number that the old table is: `customer_id` makes customers. */
function nameFor(design: Design, owner: { name: string; parent: Id | null }, key: readonly Column[]): string {
  const words = key.map((it) => {
    const all = wordsOf(it.name)
    return (all.length > 1 && KEY_WORDS.has(all.at(-1) ?? '') ? all.slice(0, -1) : all).join('_')
  })
  const one = singular(words.join('_')) || 'part'
  const taken = new Set(tablesOf(design).flatMap((it) => (it.parent === owner.parent ? [it.name] : [])))
  return freeName(singular(owner.name) === owner.name ? one : plural(one), (name) => taken.has(name))
}

type Made = { readonly home: Home; readonly name: string; readonly changes: Change[] }

/** A part's table: new with copies of the columns that stay elsewhere as well, or the one that is there. */
function makeTable(design: Design, part: NewPart, plan: SplitPlan, table: Id<'table'>): Made {
  const { theory } = plan
  const [columns, key] = [columnsIn(theory, part.attributes), columnsIn(theory, part.key)]
  const moves = new Set<Id>(columnsIn(theory, part.moves).map((it) => it.id))
  if (part.there) {
    const reference = foreignKeysOf(design, table).find(
      (it) =>
        it.target === part.there &&
        sameSet(
          it.columns,
          key.map((column) => column.id),
        ),
    )
    const ids = new Map<Id, Id<'column'>>(columns.map((it) => [it.id, it.id]))
    reference?.columns.forEach((id, i) => {
      ids.set(id, reference.targetColumns[i] ?? id)
    })
    const targets = reference?.targetColumns ?? []
    return {
      home: { table: part.there, ids, key: targets, isNew: false },
      name: object(design, part.there)?.name ?? '',
      changes: [],
    }
  }
  const owner = object(design, table)
  const name = nameFor(design, { name: owner?.name ?? '', parent: owner?.parent ?? null }, key)
  const parent = owner?.parent ?? null
  const made = make('table', { name, parent, rank: lastRank(design, parent) })
  const copies = columns.filter((it) => !moves.has(it.id)).map((it) => ({ of: it.id, copy: copyOf(it, made.id) }))
  const ids = new Map<Id, Id<'column'>>(columns.map((it) => [it.id, it.id]))
  for (const { of, copy } of copies) ids.set(of, copy.id)
  return {
    home: { table: made.id, ids, key: key.map((it) => ids.get(it.id) ?? it.id), isNew: true },
    name,
    changes: [
      { op: 'add', object: made },
      ...copies.map(({ copy }): Change => ({ op: 'add', object: copy })),
      ...placeBeside(design, table, made.id),
    ],
  }
}

/** The same column once more, for values that come from elsewhere. */
export const copyOf = ({ name, rank, type, collation, comment }: Column, parent: Id<'table'>): Column =>
  make('column', { name, rank, parent, type, collation, comment, nullable: false })

/** Columns under their new table. Where rows of it may be without one of the old table's, they have no value. */
const moveColumns = (design: Design, { part, home }: { part: NewPart; home: Home }, plan: SplitPlan): Change[] =>
  inTurn(
    design,
    ...columnsIn(plan.theory, part.moves).map((before) => (now: Design): Change[] => {
      const rank = part.there ? lastRank(now, part.there) : before.rank
      const nullable = part.there !== null || before.nullable
      return [{ op: 'set', before, after: { ...before, parent: home.table, rank, nullable } }]
    }),
  )

export function primaryKeyFor(design: Design, home: Home): Change[] {
  if (primaryKeyOf(design, home.table)) return []
  const columns = [...home.key] as Id<'column'>[]
  const name = freeObjectName(design, home.table, { columns, kind: 'primary-key' })
  return [
    {
      op: 'add',
      object: make('primary-key', { name, parent: home.table, rank: lastRank(design, home.table), columns }),
    },
  ]
}

/** A foreign key from one home to another, with its action and its index. */
function linkHomes(design: Design, from: Home, to: { home: Home; of: readonly Column[] }): Change[] {
  const columns = to.of.map((it) => from.ids.get(it.id) ?? it.id)
  if (foreignKeysOf(design, from.table).some((it) => it.target === to.home.table && sameSet(it.columns, columns)))
    return []
  const name = freeObjectName(design, from.table, { columns, kind: 'foreign-key' })
  const targetColumns = to.of.map((it) => to.home.ids.get(it.id) ?? it.id)
  const key = make('foreign-key', {
    name,
    parent: from.table,
    rank: lastRank(design, from.table),
    columns,
    target: to.home.table,
    targetColumns,
  })
  return inTurn(
    design,
    () => [{ op: 'add', object: key }],
    (now) => act(now, key.id, likelyAction(now, key)),
    (now) => {
      const made = object(now, key.id)
      return made && !isIndexed(now, made) ? addIndex(now, from.table, columns) : []
    },
  )
}

/** A table as these parts, with all that hangs on its columns; null where that can't be done with its rows kept. */
export function splitTable(design: Design, table: Id<'table'>, parts: readonly Attributes[]): Split | null {
  const plan = planSplit(design, table, parts)
  if (!plan) return null
  const { theory, stays } = plan
  invariant(isLossless(theory.stored, parts), 'parts of a table join to it again')
  const made: Made[] = []
  let soFar = design
  for (const part of plan.parts) {
    const one = makeTable(soFar, part, plan, table)
    soFar = apply(soFar, one.changes)
    made.push(one)
  }
  const rest: Home = {
    table,
    ids: new Map(columnsIn(theory, stays).map((it) => [it.id, it.id])),
    key: primaryKeyOf(design, table)?.columns ?? [],
    isNew: false,
  }
  const homes = made.map((it) => it.home)
  const moved = new Set<Id>(columnsIn(theory, minus(theory.stored.attributes, stays)).map((it) => it.id))
  const members = moveMembers(design, table, { columns: theory.columns, moved, homes })
  if (!members.kept) return null
  const homeAt = (i: number) => homes[i] ?? rest
  const changes = (): readonly Change[] =>
    inTurn(
      design,
      () => made.flatMap((it) => it.changes),
      (now) => newKey(now, plan, table),
      members.changes,
      ...plan.parts.map((part, i) => (now: Design) => moveColumns(now, { part, home: homeAt(i) }, plan)),
      ...homes.map((home) => (now: Design) => primaryKeyFor(now, home)),
      ...plan.links.map(
        ({ from, to }) =>
          (now: Design) =>
            linkHomes(now, homeAt(from), { home: homeAt(to), of: columnsIn(theory, plan.parts[to]?.key ?? 0n) }),
      ),
      (now) => moveIntent(now, { table, moved, homes: [rest, ...homes] }),
      (now) => [rest, ...homes].flatMap((home) => notePairs(design, now, home.table)),
    )
  return {
    tables: plan.parts.map((part, i) => ({
      name: made[i]?.name ?? '',
      columns: columnsIn(theory, part.there ? part.moves : part.attributes).map((it) => it.name),
      isNew: part.there === null,
    })),
    lost: members.lost.map((it) => it.name),
    changes,
  }
}

/** The primary key of what stays, where the one that was there is torn apart. */
function newKey(design: Design, { newKey, theory }: SplitPlan, table: Id<'table'>): Change[] {
  const before = primaryKeyOf(design, table)
  if (newKey === null || !before) return []
  return [{ op: 'set', before, after: { ...before, columns: columnsIn(theory, newKey).map((it) => it.id) } }]
}

/** A split in words: the tables that it makes, and where columns go that have a table already. */
export const splitWords = (split: Split): string =>
  listed(
    split.tables.map(({ name, columns, isNew }) =>
      isNew ? `make ${name} (${columns.join(', ')})` : `move ${columns.join(', ')} to ${name}`,
    ),
    3,
  )
