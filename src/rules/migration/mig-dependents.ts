import { tokenize } from '#base'
import {
  type Change,
  childrenOf,
  columnsOf,
  type DbObject,
  type Id,
  type IntentEntry,
  indexKey,
  intend,
  lastRank,
  make,
  newId,
  object,
  pathOf,
  rootsOf,
  tablesOf,
  withoutObjects,
} from '#model'
import type { ChangeFinding, ChangeRule, Migration } from '../change-rule.ts'
import { namesAt } from '../reading/shapes.ts'
import { severities } from '../rule.ts'
import { isSaidElsewhere } from './same-constraint.ts'
import { gone, kept, staysWithRows } from './versions.ts'

/** The columns that a part of a table is over. */
function columnsIn(it: DbObject): readonly Id<'column'>[] {
  if (it.kind === 'index' || it.kind === 'exclusion') return it.keys.flatMap((key) => key.column ?? [])
  if (it.kind === 'unique' || it.kind === 'primary-key' || it.kind === 'foreign-key') return it.columns
  return it.kind === 'check' ? it.uses.filter((id): id is Id<'column'> => id.startsWith('column:')) : []
}

/** What is over a dropped column and others that stay, and goes with it without a word (manual: DROP COLUMN). */
function* fallen(migration: Migration, column: Id<'column'>, table: Id): Iterable<ChangeFinding> {
  const { from, to } = migration
  for (const it of childrenOf(from, table)) {
    const over = columnsIn(it)
    const rest = over.filter((id) => id !== column && object(to, id)?.parent === table)
    if (object(to, it.id) || !over.includes(column) || rest.length === 0 || isSaidElsewhere(migration, it)) continue
    const path = pathOf(from, column)
    if (it.kind === 'index' && !it.unique && it.method === 'btree') {
      const covered = childrenOf(to, table).some(
        (other) => columnsIn(other).slice(0, rest.length).join() === rest.join(),
      )
      const changes = (): Change[] => [
        {
          op: 'add',
          object: make('index', {
            id: newId('index'),
            name: it.name,
            parent: table,
            rank: lastRank(to, table),
            keys: rest.map(indexKey),
            where: null,
          }),
        },
      ]
      if (!covered && !it.where)
        yield {
          about: it.id,
          atMost: 'warning',
          message: `With ${path} goes the index ${it.name}, which also served ${namesAt(from, rest)}`,
          fixes: [{ label: `Keep an index over ${namesAt(from, rest)}`, safe: false, changes }],
        }
    } else if (it.kind !== 'index' || it.unique)
      yield {
        about: it.id,
        message: `With ${path} goes ${it.name}, which also held ${namesAt(from, rest)} to something: say in its place what holds from now on`,
      }
  }
}

const listsOf = (entry: IntentEntry): readonly Id[] => {
  switch (entry.sort) {
    case 'query':
      return [...entry.equality, ...entry.range, ...entry.joins, ...entry.search, ...entry.order.map((it) => it.column)]
    case 'seed':
      return entry.columns
    case 'dependency':
      return [...entry.from, ...entry.to]
    default:
      return []
  }
}

/** What was declared of a column that is gone. */
function* declared(migration: Migration, ids: ReadonlySet<Id>): Iterable<ChangeFinding> {
  const { from, to } = migration
  for (const [key, entry] of to.intent) {
    const about = listsOf(entry).find((id) => ids.has(id))
    if (!about || !('about' in entry) || !object(to, entry.about)) continue
    const what =
      entry.sort === 'query'
        ? `the query ${entry.name} asks for it`
        : entry.sort === 'seed'
          ? 'rows of the design have it'
          : 'a dependency speaks of it'
    yield {
      about,
      message: `${pathOf(from, about)} is gone, and ${what}`,
      fixes: [
        {
          label: `Take it out of the ${entry.sort}`,
          safe: false,
          changes: () => [{ op: 'intend', key, before: entry, after: withoutObjects(entry, ids) }],
        },
      ],
    }
  }
}

/** The names in a body, of whatever they are: what is in PL/pgSQL no parser of ours reads. */
const namesIn = (body: string): ReadonlySet<string> =>
  new Set(tokenize(body).flatMap((it) => (it.type === 'name' ? [it.value] : [])))

/** Bodies are text to Postgres: one that speaks of a name that is gone fails when it is called. */
function* bodies(migration: Migration): Iterable<ChangeFinding> {
  const { from, to } = migration
  const texts = rootsOf(to, 'routine').flatMap((it) =>
    it.body && /^(sql|plpgsql)$/.test(it.language) ? [{ it, names: namesIn(it.body) }] : [],
  )
  if (texts.length === 0) return
  const lost: { about: DbObject; table: string; name: string }[] = []
  const elsewhere = new Set(tablesOf(to).flatMap((table) => columnsOf(to, table.id).map((it) => it.name)))
  const nameOf = (id: Id | null) => (id && (object(from, id)?.name ?? null)) || ''
  for (const it of gone(migration, 'column'))
    if (staysWithRows(migration, it.parent)) lost.push({ about: it, table: nameOf(it.parent), name: it.name })
  for (const { was, now } of kept(migration, 'column'))
    if (was.name !== now.name && !now.inherited) lost.push({ about: now, table: nameOf(was.parent), name: was.name })
  for (const { about, table, name } of lost)
    for (const { it, names } of texts)
      if (!elsewhere.has(name) && names.has(name) && names.has(table))
        yield {
          about: it.id,
          atMost: 'warning',
          message: `${it.name} speaks of ${table} and of ${name}, which is ${object(to, about.id) ? `called ${about.name} now` : 'gone'}: it fails when it is called`,
        }
}

export const migDependents: ChangeRule = {
  id: 'mig-dependents',
  group: 'migration',
  title: 'What leans on a column goes or stays on purpose',
  why: 'Views, policies and triggers that lean on a column are taken away and put back by the plan. But an index or a key over several columns goes with one of them without a word, bodies of functions fail only when they are called, and declared queries ask for what is gone.',
  bad: {
    from: `create table users (id bigint primary key, team_id bigint, name text, nick text, mail text, constraint one unique (team_id, name));
      create index by_nick on users (nick, mail); create function nicks() returns setof text language sql as 'select nick from users';`,
    to: `create table users (id bigint primary key, team_id bigint, mail text); create function nicks() returns setof text language sql as 'select nick from users';`,
  },
  good: {
    from: `create table users (id bigint primary key, team_id bigint, name text, nick text unique, mail text, constraint one unique (team_id, name));
      create index by_nick on users (nick); create view v as select nick, team_id from users; create function ids() returns setof bigint language sql as 'select id from users';`,
    to: `create table users (id bigint primary key, team_id bigint constraint once unique, name text, mail text, constraint one unique (team_id, name)); create view v as select team_id from users;
      create function ids() returns setof bigint language sql as 'select id from users';`,
  },
  given: (design) =>
    tablesOf(design).flatMap((table) => {
      const mail = columnsOf(design, table.id).find((it) => it.name === 'mail')
      const nick = columnsOf(design, table.id).find(
        (it) =>
          it.name === 'nick' &&
          childrenOf(design, table.id).every((each) => each.kind !== 'unique' || !each.columns.includes(it.id)),
      )
      return mail && nick
        ? intend(design, { sort: 'dependency', about: table.id, from: [mail.id], to: [nick.id], multivalued: false })
        : []
    }),
  severity: severities('E E E E E E'),
  *check(migration) {
    const lost = gone(migration, 'column').filter((it) => staysWithRows(migration, it.parent) && !it.inherited)
    const told = new Set<Id>()
    for (const column of lost)
      for (const finding of fallen(migration, column.id, column.parent ?? column.id)) {
        if (told.has(finding.about)) continue
        told.add(finding.about)
        yield finding
      }
    yield* declared(migration, new Set(lost.map((it) => it.id)))
    yield* bodies(migration)
  },
}
