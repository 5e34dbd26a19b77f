import { apply, type Change, type Design, forget, intend, intentKey, object, tablesOf } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { hasTag, isSaid } from '../reading/intent.ts'
import { filledBy, isSeeded, placeOf, type Seed, seedsOf, writtenValue } from '../reading/seeds.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { seeded } from './given.ts'

/** Names of hosts that are kept for examples and tests, and are nobody's (RFC 2606, RFC 6761). */
const NOBODYS = /(^|[@./])(example\.(com|net|org)|[\w-]+\.(test|example|invalid)|localhost)(?=$|[/:])/i

/** The text that shows a row to be made up; null where none does. */
function madeUp(row: readonly string[]): string | null {
  for (const sql of row) {
    const it = writtenValue(sql)
    if (it.is === 'constant' && typeof it.value === 'string' && NOBODYS.test(it.value)) return it.value
  }
  return null
}

/** These rows for development alone; null where that has rows of other columns already. */
function move(design: Design, seed: Seed, rows: ReadonlySet<number>): Change[] | null {
  const there = seedsOf(design, seed.about).find((it) => it.environment === 'development')
  if (there && there.columns.join() !== seed.columns.join()) return null
  const moved = seed.rows.filter((_, i) => rows.has(i))
  const kept = seed.rows.filter((_, i) => !rows.has(i))
  const first = kept.length > 0 ? intend(design, { ...seed, rows: kept }) : forget(design, intentKey(seed))
  const into = there
    ? { ...there, rows: [...there.rows, ...moved] }
    : { ...seed, environment: 'development' as const, rows: moved }
  return [...first, ...intend(apply(design, first), into)]
}

function fixFor(design: Design, seed: Seed, rows: ReadonlySet<number>): Fix[] {
  if (!move(design, seed, rows)) return []
  const label = rows.size === seed.rows.length ? 'Keep them for development' : 'Keep these rows for development'
  return [{ label, safe: false, changes: () => move(design, seed, rows) ?? [] }]
}

export const seedEnvironmentLeak: Rule = {
  id: 'seed-environment-leak',
  group: 'seed-data',
  title: 'What is for trying out stays out of production',
  why: 'A user that was made up for a demonstration can sign in to the real thing with a password that stands in the repository, and made-up orders count in every report.',
  bad: `create table users (id uuid primary key, email text not null unique);
create table admins (id uuid primary key, name text not null, password_hash text not null);
create table notes (id uuid primary key, body text not null);`,
  good: `create table people (id uuid primary key, email text not null unique);
create table hosts (name text primary key, url text not null);
create table accounts (id uuid primary key, password_hash text);`,
  given: (design) => {
    const id = `'0b54ea36-34d1-4d7c-9f4e-6a3a9e6d2c11'`
    const other = `'0b54ea36-34d1-4d7c-9f4e-6a3a9e6d2c12'`
    const by = ['id']
    return [
      ...seeded(design, {
        table: 'users',
        columns: ['id', 'email'],
        rows: [
          [id, `'jane@example.com'`],
          [other, `'root@acme.io'`],
        ],
        by,
      }),
      ...seeded(design, {
        table: 'admins',
        columns: ['id', 'name', 'password_hash'],
        rows: [[id, `'root'`, `'x'`]],
        by,
        environment: 'production',
      }),
      ...seeded(design, { table: 'notes', columns: ['id', 'body'], rows: [[id, `'Hello'`]], by }),
      ...seeded(design, {
        table: 'people',
        columns: ['id', 'email'],
        rows: [[id, `'jane@example.com'`]],
        by,
        environment: 'test',
      }),
      ...seeded(design, {
        table: 'hosts',
        columns: ['name', 'url'],
        rows: [[`'a'`, `'https://contest.com/examples'`]],
        by: ['name'],
      }),
      ...seeded(design, { table: 'accounts', columns: ['id', 'password_hash'], rows: [[id, 'NULL']], by }),
      ...tablesOf(design).flatMap((it) =>
        it.name === 'notes' ? intend(design, { sort: 'tags', about: it.id, tags: ['user-data'] }) : [],
      ),
    ]
  },
  severity: severities('W E W W W W'),
  concerns: ({ design }) => isSaid(design, 'seed'),
  *check(table, { design }) {
    const name = object(design, table)?.name ?? '?'
    for (const seed of seedsOf(design, table)) {
      if (!isSeeded(seed, 'production')) continue
      const all = new Set(seed.rows.keys())
      for (const column of filledBy(design, seed)) {
        const role = roleOf(design, column)
        const at = seed.columns.indexOf(column.id)
        const rows = new Set([...all].filter((i) => !isNull(seed.rows[i]?.[at] ?? '')))
        if (!['password', 'password-hash', 'secret'].includes(role?.role ?? '') || rows.size === 0) continue
        yield {
          about: column.id,
          ...(role?.atMost ? { atMost: role.atMost } : {}),
          message: `A secret that everybody can read who reads the seeds goes into production: ${name}.${column.name}`,
          fixes: fixFor(design, seed, rows),
        }
      }
      const unreal = new Set([...all].filter((i) => madeUp(seed.rows[i] ?? []) !== null))
      const [first] = unreal
      if (first !== undefined)
        yield {
          about: table,
          // The host is surely nobody's; what the row is for is not.
          atMost: 'warning',
          message: `${name}: ${placeOf(seed, first)}${unreal.size > 1 ? ` and ${unreal.size - 1} more` : ''} is made up (${madeUp(seed.rows[first] ?? [])}) and goes into production`,
          fixes: fixFor(design, seed, unreal),
        }
      else if (seed.environment === 'all' && seed.rows.length > 0 && hasTag(design, table, 'user-data'))
        yield {
          about: table,
          message: `${name} is for what users make, and its rows don’t say for which stage they are`,
          fixes: fixFor(design, seed, all),
        }
    }
  },
}

/** Nothing that could be read: null, or what its default makes. */
function isNull(sql: string): boolean {
  const it = writtenValue(sql)
  return it.is === 'default' || it.is === 'no expression' || (it.is === 'constant' && it.value === null)
}
