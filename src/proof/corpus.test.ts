import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlImporter } from '#import'
import { plan } from '#migrate'
import { adopt, type Design } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { changedBetween, settableFields } from '../../test/case-fields.ts'
import { openTestPostgres } from '../../test/open-postgres.ts'
import { provePlan, runStatements } from './prove.ts'

const folder = new URL('../../corpus/', import.meta.url)
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((it) => it.isDirectory() && it.name.includes('--'))
  .map((it) => it.name)
const EXTENSIONS = ['citext', 'btree_gist', 'pg_trgm']

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres(EXTENSIONS)
})
afterAll(() => db.close())

/** The one database of this worker, lent to the importer: reset before, left open after. */
const importer = sqlImporter(async () => {
  await resetDatabase(db)
  return { ...db, close: async () => undefined }
})

async function read(path: URL): Promise<Design> {
  const imported = await importer.read(readFileSync(path, 'utf8'))
  expect(imported?.ledger.filter((entry) => entry.fate === 'refused')).toEqual([])
  return (imported as NonNullable<typeof imported>).design
}

/** Fields that no case can change, with the reason. One that a case changes after all fails its pin. */
const UNCHANGEABLE: Readonly<Record<string, string>> = {
  'role.given': 'whether the server has a role already is not for a migration to change',
  'extension.version': 'a catalog tells the version that the server has, not the one that was asked for',
  'exclusion.replicaIdentity': 'only a unique index tells rows apart, and that of an exclusion is none',
  'raw.sql': 'verbatim text is named for what it says: another text is another object',
  'raw.creates': 'what a verbatim statement makes is said by its text',
}

const seen = new Set<string>()
const changed = new Set<string>()

type Rows = Readonly<Record<string, readonly string[]>>

/** The rows of every table that both designs have, by the columns that both have and that Postgres does not compute. */
async function rowsOf(one: Design, other: Design): Promise<Rows> {
  const rows: Record<string, readonly string[]> = {}
  const shared = (
    await db.query<{ path: string; columns: string }>(`
    select c.oid::regclass::text as path, string_agg(quote_ident(a.attname), ', ' order by a.attname) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1`)
  ).rows
  const names = (design: Design) =>
    new Set([...design.objects.buckets.values()].map((it) => it.members.get(it.root)?.name))
  const [left, right] = [names(one), names(other)]
  for (const { path, columns } of shared) {
    const name = path.replace(/^"|"$/g, '').replaceAll('""', '"')
    if (!left.has(name) || !right.has(name)) continue
    rows[path] = (
      await db.query<{ row: string }>(`select row(${columns})::text as row from ${path} order by 1`)
    ).rows.map((it) => it.row)
  }
  return rows
}

describe('every case of corpus/ goes from a to b and back, by our own plans, with the catalogs equal and the rows kept', () => {
  test.each(cases)('%s', async (name) => {
    const at = (file: string) => new URL(`${name}/${file}`, folder)
    const a = await read(at('a.sql'))
    const b = adopt(await read(at('b.sql')), a)
    for (const field of changedBetween(a, b)) changed.add(field)
    seen.add(name)
    const [up, down] = [plan(a, b), plan(b, a)]
    expect(up.length, 'a plan that does nothing proves nothing').toBeGreaterThan(0)
    await resetDatabase(db)
    const from = { ...a, objects: { ...a.objects, buckets: new Map(), roots: a.objects.roots.map(() => new Map()) } }
    const start = await provePlan(db, plan(from, a), a)
    expect(start).toEqual({ refusals: [], drift: [] })
    if (existsSync(at('seed.sql'))) expect(await runStatements(db, [readFileSync(at('seed.sql'), 'utf8')])).toEqual([])
    const rows = await rowsOf(a, b)
    expect(await provePlan(db, up, b), 'up').toEqual({ refusals: [], drift: [] })
    expect(await provePlan(db, down, a), 'down').toEqual({ refusals: [], drift: [] })
    const loses = existsSync(at('loses.txt'))
    if (loses) expect(await rowsOf(a, b), 'a case that keeps its rows has no loses.txt').not.toEqual(rows)
    else expect(await rowsOf(a, b), 'rows').toEqual(rows)
    expect(await provePlan(db, up, b), 'up again').toEqual({ refusals: [], drift: [] })
  })
})

test('every field of every kind changes in a case', (context) => {
  if (seen.size < cases.length) context.skip('only some of the cases were read')
  const pinned = Object.keys(UNCHANGEABLE)
  expect(settableFields().filter((field) => !changed.has(field) && !pinned.includes(field))).toEqual([])
  expect(pinned.filter((field) => changed.has(field) || !settableFields().includes(field))).toEqual([])
})
