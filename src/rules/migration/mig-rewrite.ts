import { pathOf, setField, sqlAt } from '#model'
import type { ChangeFinding, ChangeFix, ChangeRule, Migration } from '../change-rule.ts'
import { sameType } from '../reading/retype.ts'
import type { Column } from '../reading/shapes.ts'
import { changingIn } from '../reading/volatility.ts'
import { severities } from '../rule.ts'
import { besideFix } from './expand.ts'
import { added, isCopied, isSmall, kept, staysWithRows, stepsOn } from './versions.ts'

/** Functions that answer the same within a statement, so that Postgres works a default out once (pg_proc: stable). */
const STABLE = [
  'now()',
  'transaction_timestamp()',
  'statement_timestamp()',
  'current_setting()',
  'current_timestamp',
  'current_date',
  'localtimestamp',
]

/** Why each row of a table has to be written anew to have this column; null where it has not. */
function whyNew({ to, options }: Migration, it: Column): { why: string; fixes: ChangeFix[] } | null {
  if (Object.hasOwn(options.fills, it.id)) return null
  if (it.identity) return { why: 'numbers each row', fixes: [] }
  if (it.generated) {
    const virtual: ChangeFix = {
      label: 'Compute it when it is read (VIRTUAL)',
      safe: false,
      changes: () => setField(to, it.id, { generated: { expression: it.generated?.expression ?? '', stored: false } }),
    }
    return it.generated.stored
      ? { why: 'is computed for each row and stored', fixes: to.postgres >= 18 ? [virtual] : [] }
      : null
  }
  const changing = it.default ? changingIn(to, it.default) : null
  if (!it.default || !changing || STABLE.includes(changing)) return null
  const filled: ChangeFix = {
    label: 'Add it empty, and give rows their values afterwards',
    safe: true,
    options: { fills: { [it.id]: it.default } },
  }
  return { why: `gets another value in each row (${changing})`, fixes: [filled] }
}

export const migRewrite: ChangeRule = {
  id: 'mig-rewrite',
  group: 'migration',
  title: 'No table is written anew while nobody can use it',
  why: 'Another type, a value that is another in each row, a stored computation: Postgres writes the whole table and all its indexes anew, and nobody can read it until that is done.',
  bad: {
    from: 'create table orders (id bigint primary key, total int, note text);',
    to: `create table orders (id bigint primary key, total bigint, note text, token uuid not null default gen_random_uuid(),
      double_total int generated always as (length(note) * 2) stored, number int generated always as identity);`,
  },
  good: {
    from: `create extension citext; create table orders (id bigint primary key, code varchar(20), price numeric(10,2), at timestamp(0), name citext, tiny int, few int);
      create table places (id bigint primary key, size int);`,
    to: `create extension citext; create table orders (id bigint primary key, code text, price numeric(12,2), at timestamp(3), name text, tiny int, few int,
      made timestamptz not null default now(), state text not null default 'new', loud text generated always as (upper(code)) virtual);
      create table events (id uuid primary key default gen_random_uuid(), n bigint generated always as identity);
      create table places (id bigint primary key, size bigint);`,
  },
  given: (design) =>
    [...design.objects.buckets.keys()].flatMap((id) =>
      pathOf(design, id) === 'places'
        ? [
            {
              op: 'intend',
              key: `tags/${id}`,
              before: null,
              after: { sort: 'tags', about: id, tags: ['tiny'] },
            } as const,
          ]
        : [],
    ),
  severity: severities('W W W W W E'),
  *check(migration) {
    const { from, to, steps } = migration
    const rewritten = new Set(
      stepsOn(migration, (it) => it.hazard === 'rewrite' && it.action === 'alter').map((it) => it.about),
    )
    for (const { was, now } of kept(migration, 'column')) {
      if (!rewritten.has(now.id) || now.inherited || !staysWithRows(migration, now.parent)) continue
      // Of a type that is made again: that is told of the type.
      if (was.type.of !== null && sameType(was, now)) continue
      const types = [sqlAt(from).type(was.type), sqlAt(to).type(now.type)]
      const how = types[0] === types[1] ? 'changes' : `goes from ${types[0]} to ${types[1]}`
      const finding: ChangeFinding = {
        about: now.id,
        message: `${pathOf(to, now.id)} ${how}: its whole table is written anew while nobody can use it`,
        fixes: besideFix(migration, { was, now }),
      }
      yield finding
    }
    for (const { now } of kept(migration, 'table'))
      if (rewritten.has(now.id) || (isCopied(steps, now.id) && !isSmall(migration, now.id)))
        yield { about: now.id, message: `The table ${now.name} is written anew while nobody can use it` }
    for (const it of added(migration, 'column')) {
      if (it.inherited || !staysWithRows(migration, it.parent) || isSmall(migration, it.parent)) continue
      const found = whyNew(migration, it)
      if (!found) continue
      const message = `${pathOf(to, it.id)} ${found.why}: its whole table is written anew while nobody can use it`
      yield { about: it.id, message, fixes: found.fixes }
    }
  },
}
