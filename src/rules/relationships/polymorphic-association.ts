import { quoteName, quoteText } from '#base'
import {
  addCheck,
  addIndex,
  type Change,
  columnsOf,
  type Design,
  type Id,
  type IntentEntry,
  incomingOf,
  intend,
  keysOf,
  object,
  primaryKeyOf,
  referrersOf,
  removeObjects,
  type StyleOptions,
  sqlAt,
  tablesOf,
} from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import { inTurn, newColumn } from '../reading/edits.ts'
import { isLog } from '../reading/events.ts'
import { facesIn } from '../reading/everywhere.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf, nounsOf } from '../reading/nouns.ts'
import { type Column, keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { isText } from '../reading/types.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { act } from './actions.ts'
import { relate } from './new-key.ts'

type Pair = { readonly stem: string; readonly type: Column; readonly id: Column }

/** `x_type` and `x_id`, where no foreign key and no table of that name says what `x` is. */
function pairsIn(design: Design, table: Id): Pair[] {
  const columns = columnsOf(design, table)
  const byName = new Map(columns.map((it) => [spelled(it.name), it]))
  return columns.flatMap((id): Pair[] => {
    const words = wordsOf(id.name)
    if (words.length < 2 || words.at(-1) !== 'id' || id.inherited) return []
    const stem = words.slice(0, -1).join('_')
    const type = byName.get(`${stem}_type`)
    if (!type || !(type.type.of || isText(type)) || type.type.dimensions > 0) return []
    if (isOwn(design, table, { stem, id, type })) return []
    if (keysUsing(design, id).length > 0 || keysUsing(design, type).length > 0) return []
    return [{ stem, type, id }]
  })
}

/** The id is the table's own: its name says so, or a key is made of it that leaves the type out. */
function isOwn(design: Design, table: Id, { stem, id, type }: Pair): boolean {
  const last = stem.slice(stem.lastIndexOf('_') + 1)
  if (wordsOf(object(design, table)?.name ?? '').some((word) => nounOf(word) === nounOf(last))) return true
  return keysOf(design, table).some((key) => key.columns.includes(id.id) && !key.columns.includes(type.id))
}

/** The tables that the type's labels name, one each; null where a label names none. */
function declared(design: Design, pair: Pair): Table[] | null {
  const type = pair.type.type.of ? object(design, pair.type.type.of as Id<'enum'>) : null
  if (!type || type.values.length < 2) return null
  const byNoun = new Map(tablesOf(design).map((it) => [nounOf(it.name), it]))
  const found = type.values.map(({ label }) => byNoun.get(nounOf(label)))
  const fit = found.flatMap((it) => (it && primaryKeyOf(design, it.id)?.columns.length === 1 ? [it] : []))
  return fit.length === found.length && new Set(fit).size === fit.length ? fit : null
}

/** One foreign key for each table that may be meant, exactly one of them filled. */
function arc(
  design: Design,
  table: Id<'table'>,
  at: { pair: Pair; targets: readonly Table[]; options: StyleOptions },
): Change[] {
  const made: Id<'column'>[] = []
  const labels = labelsOf(design, at.pair)
  const keys = at.targets.map((target) => (now: Design): Change[] => {
    const key = object(now, primaryKeyOf(now, target.id)?.columns[0] ?? at.pair.id.id)
    const name = `${at.pair.stem}_${nounOf(target.name)}_id`
    const added = newColumn(now, table, { name, nullable: true, ...(key ? { type: key.type } : {}) })
    made.push(added.column)
    return inTurn(
      now,
      () => added.changes,
      (next) =>
        relate(next, { table, column: added.column, to: target.id }, at.options).filter(
          (change) => !(change.op === 'add' && change.object.kind === 'index'),
        ),
      (next) => {
        const made = keysUsing(next, object(next, added.column) ?? at.pair.id)[0]
        return made ? act(next, made.id, { onDelete: 'cascade' }) : []
      },
      (next) => {
        const column = object(next, added.column)?.name ?? name
        return addIndex(next, table, [added.column], { where: `${quoteName(column)} IS NOT NULL` })
      },
    )
  })
  return inTurn(
    design,
    (now) => removeObjects(now, [at.pair.type.id, at.pair.id.id]),
    ...keys,
    (now) => {
      const names = made.map((id) => quoteName(object(now, id)?.name ?? ''))
      return addCheck(now, table, `num_nonnulls(${names.join(', ')}) = 1`, made)
    },
    (now) => intend(now, retold(design, table, { pair: at.pair, made: made.map((id) => object(now, id)), labels })),
  )
}

/** How the pair is told by the keys in its place, and each of them by the pair. */
function retold(
  design: Design,
  about: Id<'table'>,
  at: { pair: Pair; made: readonly (Column | null)[]; labels: readonly string[] },
): IntentEntry {
  const { type, id } = at.pair
  const cast = (it: Column): string => `::${sqlAt(design).type(it.type)}`
  const keys = at.made.flatMap((it, i) => (it ? [{ it, label: `${quoteText(at.labels[i] ?? '')}${cast(type)}` }] : []))
  return {
    sort: 'reworded',
    about,
    was: [
      {
        column: type.id,
        sql: ['CASE', ...keys.flatMap(({ it, label }) => [' WHEN ', it.id, ` IS NOT NULL THEN ${label}`]), ' END'],
      },
      {
        column: id.id,
        sql: ['coalesce(', ...keys.flatMap(({ it }, i) => [i === 0 ? '' : ', ', it.id, cast(id)]), ')'],
      },
    ],
    now: keys.map(({ it, label }) => ({
      column: it.id,
      sql: ['CASE WHEN ', type.id, ` = ${label} THEN `, id.id, `${cast(it)} END`],
    })),
  }
}

const labelsOf = (design: Design, { type }: Pair): readonly string[] =>
  type.type.of ? (object(design, type.type.of as Id<'enum'>)?.values.map((it) => it.label) ?? []) : []

function mend(design: Design, table: Id<'table'>, at: { pair: Pair; options: StyleOptions }): Fix[] {
  const targets = declared(design, at.pair)
  const primary = primaryKeyOf(design, table)?.columns ?? []
  const tied = [at.pair.id, at.pair.type].some(
    (it) =>
      primary.includes(it.id) ||
      isUsedInText(design, it.id) ||
      incomingOf(design, table).some((key) => key.targetColumns.includes(it.id)) ||
      referrersOf(design, it.id).some((user) => user.kind === 'unique'),
  )
  if (!targets || tied) return []
  return [
    {
      label: `One foreign key each to ${targets.map((it) => it.name).join(', ')}, exactly one of them filled`,
      safe: false,
      changes: () => arc(design, table, { ...at, targets }),
    },
  ]
}

export const polymorphicAssociation: Rule = {
  id: 'polymorphic-association',
  group: 'relationships',
  title: 'A reference says which table it refers to',
  why: 'An id whose table stands in a column beside it can’t have a foreign key: nothing keeps it from naming rows that are gone, and no query can join it without knowing every case.',
  bad: `create type subject as enum ('post', 'photo');
create table posts (id uuid primary key default gen_random_uuid());
create table photos (id uuid primary key default gen_random_uuid());
create table comments (id uuid primary key default gen_random_uuid(), commentable_type subject not null, commentable_id uuid not null, body text not null);`,
  good: `create table posts (id uuid primary key default gen_random_uuid());
create table photos (id uuid primary key default gen_random_uuid());
create table comments (
  id uuid primary key default gen_random_uuid(),
  commentable_post_id uuid references posts on delete cascade,
  commentable_photo_id uuid references photos on delete cascade,
  check (num_nonnulls(commentable_post_id, commentable_photo_id) = 1)
);
create index on comments (commentable_post_id);
create index on comments (commentable_photo_id);`,
  severity: severities('W W W E W E'),
  beyond: ({ design }) => facesIn(design),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || hasTag(design, table, 'polymorphic')) return
    const pairs = pairsIn(design, table)
    if (pairs.length === 0) return
    const nouns = nounsOf(design)
    const tells = isLog(design, owner) || wordsOf(owner.name).includes('outbox')
    for (const pair of pairs) {
      if (nouns.has(pair.stem) || confirmedRole(design, pair.id.id) === 'external-id') continue
      yield {
        about: pair.id.id,
        message: `${owner.name}.${pair.id.name} refers to whatever ${pair.type.name} says, so no foreign key can hold it`,
        // A name only proposes; and a log may tell of anything.
        ...(confirmedRole(design, pair.id.id) === 'polymorphic'
          ? {}
          : { atMost: tells ? ('info' as const) : ('warning' as const) }),
        fixes: mend(design, table, { pair, options }),
      }
    }
  },
}
