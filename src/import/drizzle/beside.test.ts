import { expect, test } from 'vitest'
import { all, columnsOf, type Design, tablesOf, typeName } from '#model'
import { readDrizzle } from './read.ts'

const tableOf = (design: Design, name: string) => {
  const found = tablesOf(design).find((it) => it.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found
}
const columnsIn = (design: Design, table: string): readonly string[] =>
  columnsOf(design, tableOf(design, table).id).map(
    (it) => `${it.name} ${typeName(design, it.type)}${it.default === null ? '' : ` default ${it.default}`}`,
  )
const told = (text: string): readonly string[] =>
  readDrizzle(text).notices.map((it) => `${it.at?.line}:${it.at?.column} ${it.severity} ${it.message}`)

test('what a helper says in TypeScript, beside the tables, is no fault', () => {
  const { design, notices } = readDrizzle(`import { pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
    import names from './names.json' with { type: 'json' }
    const ROLES = ['owner', 'guest'] as const
    export const isRole = (it: string): it is (typeof ROLES)[number] => ROLES.includes(it as never)
    export type Guard = (it: unknown) => it is string
    type Made = abstract new () => object
    export const page = async <T extends Record<string, unknown> = {}, R = () => void>({ a }: Given<T, R>): Promise<T[]> => {
      const made = await a()
      return made
    }
    export const role = pgEnum('role', ROLES)
    export const users = pgTable('users', { role: role(), about: text().default('a => x is y') })`)
  expect(notices).toEqual([])
  expect(columnsIn(design, 'users')).toEqual(['role role', "about text default 'a => x is y'"])
})

test('crudPolicy() of Neon makes a policy for each command that it says something of', () => {
  const { design, notices } = readDrizzle(`import { pgRole, pgTable, text } from 'drizzle-orm/pg-core'
    import { anonymousRole, authUid, authenticatedRole, crudPolicy } from 'drizzle-orm/neon'
    export const admin = pgRole('admin')
    export const todos = pgTable('todos', { owner: text() }, (t) => [
      crudPolicy({ role: authenticatedRole, read: authUid(t.owner), modify: false }),
      crudPolicy({ role: [anonymousRole, admin], read: true, modify: null }),
      crudPolicy({ role: 'public', modify: true }),
    ])`)
  const { id, rowSecurity } = tableOf(design, 'todos')
  expect(rowSecurity).toBe(true)
  const made = [...all(design.objects)].filter((it) => it.kind === 'policy' && it.parent === id)
  expect(made.map((it) => it.kind === 'policy' && `${it.name} ${it.command}: ${it.using}, ${it.check}`)).toEqual([
    'crud-authenticated-policy-select select: (select auth.user_id() = owner), null',
    'crud-authenticated-policy-insert insert: null, false',
    'crud-authenticated-policy-update update: false, false',
    'crud-authenticated-policy-delete delete: false, null',
    'crud-anonymous-admin-policy-select select: true, null',
    'crud-public-policy-insert insert: null, true',
    'crud-public-policy-update update: true, true',
    'crud-public-policy-delete delete: true, null',
  ])
  expect(notices.filter((it) => it.severity === 'error').map((it) => it.message)).toEqual([
    'crudPolicy() wants to be told of read',
  ])
})

test('a precision that Postgres refuses of an interval is told', () => {
  const text = `import { interval, pgTable } from 'drizzle-orm/pg-core'
export const a = pgTable('a', { b: interval({ fields: 'day', precision: 2 }), c: interval({ fields: 'day to second', precision: 2 }) })`
  expect(columnsIn(readDrizzle(text).design, 'a')).toEqual(['b interval day', 'c interval day to second(2)'])
  expect(told(text)).toEqual(['2:36 warning Postgres takes no precision of interval day: it is left out'])
})
