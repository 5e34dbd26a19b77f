import { expect, test } from 'vitest'
import {
  checksOf,
  columnsOf,
  type Design,
  foreignKeysOf,
  indexesOf,
  primaryKeyOf,
  rootsOf,
  tablesOf,
  typeName,
  uniquesOf,
} from '#model'
import { apart, bundled } from './bundle.ts'
import { readDrizzle } from './read.ts'
import { settled } from './settled.ts'

const files = (all: Record<string, string>) => bundled(new Map(Object.entries(all)))

test('files that were put together come apart again as they were', () => {
  const all = { 'a/b.ts': 'export const x = 1\n', 'c.ts': '// about c\nexport {}\n' }
  expect(apart(files(all), 'schema.ts').map(({ path, text }) => [path, text])).toEqual(Object.entries(all))
})
const tableOf = (design: Design, name: string) => {
  const found = tablesOf(design).find((it) => it.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found
}
const columnsIn = (design: Design, table: string): readonly string[] =>
  columnsOf(design, tableOf(design, table).id).map(
    (it) =>
      `${it.name} ${typeName(design, it.type)}${it.nullable ? '' : ' not null'}${it.default === null ? '' : ` default ${it.default}`}`,
  )
const told = (text: string): readonly string[] =>
  readDrizzle(text).notices.map(
    (it) => `${it.at?.path ?? ''}${it.at?.line}:${it.at?.column} ${it.severity} ${it.message}`,
  )

test('several files, helpers, spreads and names from afar are followed', () => {
  const { design, notices } = readDrizzle(
    files({
      'db/helpers.ts': `import * as pg from 'drizzle-orm/pg-core'
        import { sql } from 'drizzle-orm'
        import { DIGITS } from '@acme/shared/money'
        export const shop = pg.pgSchema('shop')
        export const id = (name = 'id') => pg.uuid(name).primaryKey().default(sql\`uuid_generate_v7()\`)
        export const timestamps = {
          createdAt: pg.timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
          updatedAt: pg.timestamp('updated_at').$onUpdate(() => new Date()),
        }
        export function money(name: string, { nullable = false } = {}) {
          const column = pg.numeric(name, { precision: DIGITS, scale: 2 })
          if (nullable) return column
          return column.notNull()
        }
        export enum State { Open = 'open', Shut = 'shut' }
        export const STATES = [State.Open, State.Shut] as const`,
      'packages/shared/src/money.ts': 'export const DIGITS = 12',
      'db/schema/index.ts': `export * from './users'\nexport { orders as bills } from './orders'`,
      'db/schema/users.ts': `import { text as str, pgTable, boolean } from "drizzle-orm/pg-core"
        import { id, timestamps } from "@/db/helpers"
        /** Who buys. */
        export const users = pgTable("users", { id: id(), email: str("email").notNull().unique(), isAdmin: boolean().default(false), ...timestamps })`,
      'db/schema/orders.ts': `import { shop, id, money, STATES } from '../helpers.js'
        import { users } from '.'
        import { uuid, integer, check, index } from 'drizzle-orm/pg-core'
        import { sql, isNull } from 'drizzle-orm'
        export const state = shop.enum('state', STATES)
        export const orders = shop.table('orders', (t) => ({
          id: id('order_id'),
          userId: t.uuid('user_id').references(() => users.id, { onDelete: 'cascade', onUpdate: 'set null' }),
          total: money('total'), tip: money('tip', { nullable: true }),
          state: state('state').default('open').notNull(),
          tags: t.text('tags').array().default([]),
          extra: t.jsonb('extra').$type<{ a: string }>().default({ b: 1, a: [true, null] }),
        }), (o) => ({
          positive: check('positive', sql\`\${o.total} >= 0 and \${o.tip} is null\`),
          open: index('open_orders').on(o.userId.desc(), sql\`lower(\${o.state}::text) desc nulls last\`).where(isNull(o.tip)),
          byTags: index().using('gin', o.tags),
        }))`,
    }),
  )
  expect(notices.filter((it) => it.severity !== 'info').map((it) => it.message)).toEqual([
    'Nothing here makes the function uuid_generate_v7(): Postgres refuses what calls it until it is there',
  ])
  expect(columnsIn(design, 'users')).toEqual([
    'id uuid not null default uuid_generate_v7()',
    'email text not null',
    'isAdmin boolean default false',
    'created_at timestamptz(3) not null default now()',
    'updated_at timestamp',
  ])
  expect(tableOf(design, 'users').comment).toBe('Who buys.')
  expect(columnsIn(design, 'orders')).toEqual([
    'order_id uuid not null default uuid_generate_v7()',
    'user_id uuid',
    'total numeric(12,2) not null',
    'tip numeric(12,2)',
    "state shop.state not null default 'open'",
    "tags text[] default '{}'",
    `extra jsonb default '{"a": [true, null], "b": 1}'`,
  ])
  const orders = tableOf(design, 'orders').id
  expect(foreignKeysOf(design, orders)).toMatchObject([
    { name: 'orders_user_id_users_id_fk', onDelete: 'cascade', onUpdate: 'set null' },
  ])
  expect(checksOf(design, orders)).toMatchObject([{ name: 'positive', expression: 'total >= 0 and tip is null' }])
  expect(indexesOf(design, orders)).toMatchObject([
    {
      name: 'open_orders',
      where: 'tip is null',
      keys: [
        { order: 'desc', nulls: 'last' },
        { expression: 'lower(state::text)', order: 'desc', nulls: 'last' },
      ],
    },
    { name: 'orders_tags_index', method: 'gin' },
  ])
  expect(uniquesOf(design, tableOf(design, 'users').id).map((it) => it.name)).toEqual(['users_email_unique'])
})

test('names by casing, table creators, identities, custom types and keys of all forms', () => {
  const { design, notices } = readDrizzle(
    files({
      'drizzle.config.ts': `import { defineConfig } from 'drizzle-kit'
        export default defineConfig({ dialect: 'postgresql', casing: 'snake_case', schema: './schema.ts' })`,
      'schema.ts': `import { pgTableCreator, integer, varchar, customType, primaryKey, unique, foreignKey, uniqueIndex, bigserial, pgSequence, serial } from 'drizzle-orm/pg-core'
        import { sql } from 'drizzle-orm'
        const createTable = pgTableCreator((name) => \`app_\${name}\`)
        const ltree = customType<{ data: string; config: { max: number } }>({ dataType(config) { return config ? \`varchar(\${config.max})\` : 'citext' } })
        export const nodes = createTable('nodes', {
          nodeId: integer().generatedAlwaysAsIdentity({ startWith: 100, increment: 10 }),
          parentNodeId: integer(),
          short: ltree({ max: 5 }), long: ltree('long_one'),
          upper: varchar({ length: 9 }).generatedAlwaysAs((): any => sql\`upper(\${nodes.short})\`),
        }, (t) => [
          primaryKey({ columns: [t.nodeId, t.short] }),
          foreignKey({ columns: [t.parentNodeId], foreignColumns: [t.nodeId] }).onDelete('set null'),
          unique().on(t.nodeId).nullsNotDistinct(),
          uniqueIndex('low').on(sql\`lower(\${t.long})\`),
        ])
        export const counts = createTable('counts', { id: serial(), big: bigserial({ mode: 'bigint' }).primaryKey() })
        export const seq = pgSequence('seq', { startWith: 5, maxValue: 10, cycle: true })`,
    }),
  )
  expect(notices.filter((it) => it.severity === 'error')).toEqual([])
  expect(columnsIn(design, 'app_nodes')).toEqual([
    'node_id integer not null',
    'parent_node_id integer',
    'short varchar(5) not null',
    'long_one citext',
    'upper varchar(9)',
  ])
  const nodes = tableOf(design, 'app_nodes').id
  expect(columnsOf(design, nodes).map((it) => it.generated?.expression ?? null)).toEqual([
    null,
    null,
    null,
    null,
    'upper(short)',
  ])
  expect(columnsOf(design, nodes)[0]?.identity).toMatchObject({
    mode: 'always',
    start: '100',
    increment: '10',
    sequence: 'app_nodes_node_id_seq',
  })
  expect(primaryKeyOf(design, nodes)?.name).toBe('app_nodes_node_id_short_pk')
  expect(uniquesOf(design, nodes)).toMatchObject([{ name: 'app_nodes_nodeId_unique', nullsDistinct: false }])
  expect(foreignKeysOf(design, nodes)).toMatchObject([{ onDelete: 'set null' }])
  expect(columnsIn(design, 'app_counts')).toEqual(['id integer not null', 'big bigint not null'])
  expect(rootsOf(design, 'sequence')).toMatchObject([{ name: 'seq', start: '5', max: '10', cycle: true }])
})

test('policies turn on row security, roles are made or there already', () => {
  const { design } = readDrizzle(`import { pgTable, pgPolicy, pgRole, uuid } from 'drizzle-orm/pg-core'
    import { authenticatedRole, authUid } from 'drizzle-orm/supabase'
    import { sql } from 'drizzle-orm'
    export const admin = pgRole('admin', { createDb: true, inherit: false })
    export const notes = pgTable('notes', { id: uuid().primaryKey(), owner: uuid() }, (t) => [
      pgPolicy('mine', { as: 'restrictive', for: 'select', to: [authenticatedRole, admin], using: sql\`\${authUid} = \${t.owner}\` }),
      pgPolicy('all', { for: 'insert', withCheck: sql\`true\` }),
    ])
    export const plain = pgTable('plain', { id: uuid() })
    export const later = pgPolicy('later', { to: 'public' }).link(plain)`)
  expect(tablesOf(design).map((it) => [it.name, it.rowSecurity])).toEqual([
    ['notes', true],
    ['plain', true],
  ])
  expect(rootsOf(design, 'role').map((it) => [it.name, it.given, it.createDatabases])).toEqual([
    ['admin', false, true],
    ['authenticated', true, false],
  ])
})

test('what can’t be read has its place, and the rest is read', () => {
  expect(
    told(`import { pgTable, text, uuid, pgEnum } from 'drizzle-orm/pg-core'
import { kinds, members } from '@elsewhere/lib'
export const kind = pgEnum('kind', kinds)
export const users = pgTable('users', {
  id: uuid('id').primaryKey(),
  name: text(process.env.NAME),
  made: text('made').default(compute()),
  more: text('more').references(() => users.idd),
  ...members,
})
const hidden = pgTable('hidden', { id: uuid() })
export const late = pgTable(readName(), {})
`),
  ).toMatchInlineSnapshot(`
    [
      "12:21 error What late is called in the database can't be read: nothing says what readName is",
      "6:3 warning The name of name can’t be read, so it is called as its key: it comes from TypeScript",
      "4:22 warning Some columns of users can’t be read: it comes from @elsewhere/lib",
      "11:16 warning hidden is not exported, so drizzle-kit does not see it; it was read all the same",
      "3:21 warning The values of kind can’t be read, so it has none: it comes from @elsewhere/lib",
      "7:30 error The default can’t be read: nothing says what compute is",
      "8:39 warning Whether users has a column idd can’t be read",
    ]
  `)
})

test('a text that breaks off tells where', () => {
  expect(
    told(
      `import { pgTable, text } from 'drizzle-orm/pg-core'\nexport const a = pgTable('a', {\n  b: text('b').,\n  c: text('c'),\n})\n`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "3:16 error Something is missing here",
      "3:6 warning The column b can't be read: a name is missing behind the dot",
    ]
  `)
})

test('row security by its own word, files of the older kind, and keys that Postgres makes one of', () => {
  const { design } = readDrizzle(`const { pgTable, integer, bytea } = require('drizzle-orm/pg-core')
    export const a = pgTable.withRLS('a', { id: integer().primaryKey().unique(), b: bytea() })`)
  expect(tablesOf(design)).toMatchObject([{ rowSecurity: true }])
  const made = settled(design, null)
  expect(uniquesOf(made, tableOf(made, 'a').id)).toEqual([])
  expect(primaryKeyOf(made, tableOf(made, 'a').id)?.name).toBe('a_id_unique')
})
