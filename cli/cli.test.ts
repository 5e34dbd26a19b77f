import { describe, expect, test } from 'vitest'
import { desk } from '../test/desk.ts'

const SQL = `create table users (id bigint generated always as identity primary key, email text not null unique);
create table posts (id bigint primary key, author_id bigint references users on delete cascade);
`

describe('the command line', () => {
  test('import writes a design file, and says line and column of what Postgres refused', async () => {
    const { files, run } = desk({ 'a.sql': `${SQL}create table bad (x nosuchtype);\n` })
    const { code, out } = await run('import', 'a.sql', '-o', 'design.json')
    expect(code).toBe(1)
    expect(out).toMatch(/a\.sql:3:21: refused: type "nosuchtype" does not exist/)
    expect(out).toContain('3 statements: 2 modelled, 0 kept verbatim, 0 skipped, 1 refused')
    expect(JSON.parse(files['design.json'] ?? '')).toMatchObject({ schemawright: 1, name: 'a' })
  })

  test('a Prisma schema is imported with its comments, written back as it was, and proved', async () => {
    const schema =
      '// Ours.\nmodel User {\n  id    Int    @id // a key\n  email String @unique\n}\n\nmodel Post {\n  id Int @id\n}\n'
    const { files, run } = desk({
      'schema.prisma': schema,
      'bad.prisma': schema.replace('email String', 'email Strong'),
    })
    const { code, out } = await run('import', 'schema.prisma', '-o', 'design.json')
    expect(code).toBe(0)
    expect(out).toContain('2 statements: 2 modelled, 0 kept verbatim, 0 skipped, 0 refused')
    await run('export', 'design.json', '--to', 'prisma', '-o', 'out')
    expect(files['out/prisma/schema.prisma']).toBe(schema)
    expect(await run('prove', 'schema.prisma', '--rows', '3')).toMatchObject({ code: 0 })
    expect(await run('import', 'bad.prisma')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/bad\.prisma:4:9: refused: There is no type, model or enum Strong/),
    })
  })

  test('import --onto runs a script on a design: what it renames stays the same object', async () => {
    const { files, run } = desk({
      'a.sql': SQL,
      'change.sql': 'alter table users rename column email to mail; alter table posts add note text;',
    })
    await run('import', 'a.sql', '-o', 'a.json')
    const { code, out } = await run('import', 'change.sql', '--onto', 'a.json', '-o', 'b.json')
    expect(code).toBe(0)
    expect(out).toContain('2 statements: 2 modelled')
    const idOf = (file: string, name: string) =>
      Object.entries<{ name: string }>(JSON.parse(files[file] ?? '').objects).find(([, it]) => it.name === name)?.[0]
    expect(idOf('b.json', 'mail')).toBe(idOf('a.json', 'email'))
    expect(idOf('b.json', 'note')).toBeDefined()
  })

  test('what Postgres prints in other words than a model says it in is no drift', async () => {
    const model = `import { pgTable, integer, timestamp, check, index } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const users = pgTable('users', {
  id: integer().primaryKey(), age: integer(), made: timestamp().default(sql\`current_timestamp\`),
}, (t) => [check('grown', sql\`age>0 and age in (1,2)\`), index('old').on(t.id).where(sql\`age is not null\`)])
`
    const { files, run } = desk({ 'schema.ts': model })
    const { code, out } = await run('prove', 'schema.ts', '--rows', '0')
    expect([code, out]).toEqual([0, expect.stringContaining(' 0 drifted')])
    expect(files['schema.ts']).toBe(model)
  })

  test('export writes SQL that says the same again; what it wrote proves', async () => {
    const { files, run } = desk({ 'a.sql': SQL })
    expect((await run('export', 'a.sql', '--to', 'sql', '-o', 'out')).code).toBe(0)
    expect(files['out/schema.sql']).toContain('CREATE TABLE users (')
    const { code, out } = await run('prove', 'out/schema.sql', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      kinds: { table: { read: 2, unread: 0, drifted: 0 } },
      drift: [],
      refused: [],
      sourceRefused: 0,
    })
  })

  test('prove FROM TO runs the migration up, down and up again; diff writes it', async () => {
    const { files, run } = desk({
      'a.sql': `create type mood as enum ('sad'); create table t (id int primary key, m mood default 'sad', name text);`,
      'b.sql': `create type mood as enum ('sad', 'ok'); create table t (id int primary key, m mood default 'ok', full_name text);`,
      'broken.sql': 'create table t (id int primary key); create table broken (',
    })
    const rename = ['--rename', 'public.t.name->public.t.full_name']
    const { code, out } = await run('prove', 'a.sql', 'b.sql', ...rename, '--json')
    expect(code).toBe(0)
    const legs = JSON.parse(out)
    expect(legs).toMatchObject({ arrives: true, sourceRefused: [0, 0], down: { arrives: true, lost: [] } })
    expect(legs.up.steps.map((it: { action: string }) => it.action)).toContain('rename')
    expect((await run('diff', 'a.sql', 'b.sql', ...rename, '-o', 'out')).code).toBe(0)
    expect(files['out/up.sql']).toContain('ALTER TABLE t RENAME COLUMN name TO full_name;')
    // What ADD VALUE makes can be used after a commit only.
    expect(files['out/up.sql']?.match(/COMMIT;/g)).toHaveLength(2)
    expect(files['out/down.sql']).toContain('RENAME COLUMN full_name TO name;')
    expect(await run('diff', 'a.sql')).toMatchObject({ code: 2 })
    expect(await run('diff', 'a.sql', 'b.sql', '--rename', 'nonsense')).toMatchObject({ code: 2 })
    expect((await run('prove', 'a.sql', 'broken.sql', '--json')).out).toContain('"sourceRefused": [\n    0,\n    1')
  })

  test('prove fills every table, and names what a migration loses and what its rows would stop', async () => {
    const { run } = desk({
      'a.sql': `create table users (id int primary key, name text not null, age int check (age between 1 and 120), gone text);
        create table posts (id int primary key, author int not null references users);`,
      'b.sql': `create table users (id int primary key, name text not null, age int check (age between 1 and 120), born date not null);
        create table posts (id int primary key, author int not null references users);`,
    })
    const { code, out } = await run('prove', 'a.sql', 'b.sql', '--rows', '50')
    expect(out).toMatch(/up: rows that may be there stop it: column "born" of relation "users" contains null values/)
    expect(code).toBe(0)
    const kept = JSON.parse((await run('prove', 'a.sql', 'a.sql', '--rows', '50', '--json')).out)
    expect(kept).toMatchObject({ arrives: true, keeps: true, notices: [] })
    expect(await run('prove', 'a.sql', 'b.sql', '--rows', 'many')).toMatchObject({ code: 2 })
    const alone = JSON.parse((await run('prove', 'a.sql', '--json')).out)
    expect(alone).toMatchObject({ notices: [], drift: [] })
    for (const rows of [kept.rows.users, kept.rows.posts]) expect(rows).toBeGreaterThan(40)
    for (const rows of [alone.rows.users, alone.rows.posts]) expect(rows).toBeGreaterThan(250)
  })

  test('prove names each column that is lost, in how many rows, and a table that no row can be in', async () => {
    const { run } = desk({
      'a.sql':
        'create table t (id int primary key, gone text not null default 1); create table no (a int not null check (a > 1 and a < 1));',
      'b.sql': 'create table t (id int primary key); create table no (a int not null check (a > 1 and a < 1));',
    })
    const { code, out } = await run('prove', 'a.sql', 'b.sql', '--rows', '50')
    expect(out).toContain('up: lost, as the plan says: t.gone in 50 rows')
    expect(out).toContain('warning: no is proved without rows')
    expect(code).toBe(0)
    const data = JSON.parse((await run('prove', 'a.sql', 'b.sql', '--rows', '50', '--json')).out)
    expect(data.up.lost).toMatchObject([{ path: 't', column: 'gone', rows: 50, announced: true }])
  })

  test('check fails on errors only', async () => {
    const { run } = desk({
      'a.sql': 'create table log (message text);',
      'b.sql': 'create table t (id uuid primary key default gen_random_uuid());',
    })
    const bad = await run('check', 'a.sql', '--profile', 'default')
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('a.sql:1: error: log: log has no primary key [pk-required]')
    expect((await run('check', 'b.sql')).code).toBe(0)
    expect((await run('check', 'b.sql', '--profile', 'nobody')).code).toBe(2)
  })

  test('check FROM TO says what is against the way there, with a query for the rows that are in it', async () => {
    const { run } = desk({
      'a.sql': 'create table users (id bigint primary key, email text, gone text);',
      'b.sql': 'create table users (id bigint primary key, email text constraint mails unique, mobile text);',
      'c.sql': 'create table users (id bigint primary key, email text, gone text, mobile text);',
    })
    const bad = await run('check', 'a.sql', 'b.sql', '--profile', 'default')
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(/b\.sql: error: users\.gone: .* is dropped, .* \[mig-destructive\]/)
    expect(bad.out).toContain('  first: SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email')
    const data = JSON.parse((await run('check', 'a.sql', 'b.sql', '--json')).out)
    expect(data.findings).toContainEqual(
      expect.objectContaining({ rule: 'mig-data-dependent', about: 'users.mails', precheck: expect.any(String) }),
    )
    expect((await run('check', 'a.sql', 'c.sql')).code).toBe(0)
    expect((await run('check', 'a.sql', 'b.sql', '--rename', 'users.gone->users.mobile')).out).toContain('[mig-rename]')
    expect((await run('check', 'a.sql', 'c.sql', '--profile', 'nobody')).code).toBe(2)
    expect((await run('check', 'a.sql', 'none.sql')).code).toBe(3)
  })

  test('diff --online writes a file a transaction, and what can’t be in one alone in its own', async () => {
    const { files, run } = desk({
      'a.sql': 'create table users (id bigint primary key, email text, age int);',
      'b.sql': `create table users (id bigint primary key, email text not null, age int check (age > 17), token uuid default gen_random_uuid());
        create index by_age on users (age);`,
    })
    const { code, out } = await run('diff', 'a.sql', 'b.sql', '--online', '-o', 'out', '--json')
    expect(code).toBe(0)
    const paths: string[] = JSON.parse(out).files.map((it: { path: string }) => it.path)
    expect(paths.filter((it) => it.startsWith('up-')).length).toBeGreaterThan(5)
    const texts = paths.map((path) => files[`out/${path}`] ?? '')
    expect(texts).toContain('CREATE INDEX CONCURRENTLY by_age ON users (age);\n')
    expect(texts.find((it) => it.includes('NOT VALID;'))).toMatch(
      /BEGIN;\n\nSET LOCAL lock_timeout = '3s';[\s\S]*COMMIT;/,
    )
    expect(texts.find((it) => it.includes('ADD COLUMN token'))).not.toContain('DEFAULT gen_random_uuid()\n')
    expect(texts.filter((it) => /VALIDATE|NOT VALID/.test(it)).length).toBe(4)
    expect((await run('diff', 'a.sql', 'a.sql', '--online')).code).toBe(0)
  })

  test('link and open are each other’s inverse', async () => {
    const { run } = desk({ 'a.sql': SQL })
    const { out } = await run('link', 'a.sql', '--base', 'https://example.org/app/')
    expect(out).toMatch(/^https:\/\/example\.org\/app\/#d=4[\w-]+\n$/)
    const opened = await run('open', out.trim(), '--json')
    expect(JSON.parse(opened.out)).toMatchObject({ name: 'a', objects: { tables: 2, columns: 4 } })
    expect((await run('open', '#d=2garbage')).code).toBe(3)
  })

  test('wrong usage and unreadable input have codes and reasons of their own', async () => {
    const { run } = desk({ 'x.txt': 'hello', 'broken.json': '{ "schemawright": 1, ' })
    expect(await run('fly')).toMatchObject({ code: 2, err: expect.stringContaining('no command fly') })
    expect(await run('export', 'x.txt')).toMatchObject({ code: 2 })
    expect(await run('import')).toMatchObject({ code: 2, err: expect.stringContaining('one FILE is needed') })
    expect(await run('prove', 'none.sql')).toMatchObject({ code: 3, err: expect.stringContaining('none.sql') })
    expect(await run('prove', 'x.txt')).toMatchObject({ code: 3 })
    expect(await run('prove', 'broken.json')).toMatchObject({
      code: 3,
      err: expect.stringContaining('not a design file'),
    })
    expect((await run('help')).out).toContain('prove FILE')
  })
})
