/** Each a schema that drizzle-kit makes SQL of, and read so that Postgres has the same of ours. */
export const DRIZZLE_CASES: Readonly<Record<string, string>> = {
  'every builder and its options': `
import * as p from 'drizzle-orm/pg-core'
export const everything = p.pgTable('everything', {
  a: p.smallint('a'), b: p.integer('b'), c: p.bigint('c', { mode: 'bigint' }), c2: p.bigint('c2', { mode: 'number' }),
  d: p.smallserial('d'), e: p.serial('e'), f: p.bigserial('f', { mode: 'number' }),
  g: p.boolean('g'), h: p.text('h'), h2: p.text('h2', { enum: ['x', 'y'] }), i: p.varchar('i'), i2: p.varchar('i2', { length: 10 }),
  j: p.char('j'), j2: p.char('j2', { length: 3 }), k: p.numeric('k'), k2: p.numeric('k2', { precision: 5 }),
  k3: p.numeric('k3', { precision: 7, scale: 2 }), k4: p.decimal('k4', { precision: 4, scale: 1 }), k5: p.numeric('k5', { mode: 'number', precision: 9, scale: 3 }),
  l: p.real('l'), m: p.doublePrecision('m'), n: p.json('n'), o: p.jsonb('o'),
  q: p.time('q'), q2: p.time('q2', { precision: 3, withTimezone: true }), r: p.timestamp('r'), r2: p.timestamp('r2', { mode: 'string', precision: 6, withTimezone: true }),
  r3: p.timestamp('r3', { precision: 0 }), s: p.date('s'), s2: p.date('s2', { mode: 'date' }), t: p.interval('t'), t2: p.interval('t2', { fields: 'day to second' }),
  t3: p.interval('t3', { precision: 2 }), u: p.uuid('u'), v: p.inet('v'), w: p.cidr('w'), x: p.macaddr('x'), y: p.macaddr8('y'),
  z: p.point('z'), z2: p.line('z2', { mode: 'tuple' }), z3: p.bit('z3', { dimensions: 4 }),
  arr: p.text('arr').array(), arr2: p.integer('arr2').array().array(), arr3: p.varchar('arr3', { length: 4 }).array(2).notNull(),
})`,
  defaults: `
import { pgTable, text, integer, boolean, jsonb, json, timestamp, date, uuid, numeric, real, pgEnum, varchar, doublePrecision, time } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const mood = pgEnum('mood', ['sad', "it's ok", 'happy'])
const DEFAULTS = { name: 'anon', count: 3 } as const
export const t = pgTable('t', {
  a: text('a').default('x'), b: text('b').default("it's"), c: text('c').default(''), d: text('d').default(DEFAULTS.name),
  e: integer('e').default(0), f: integer('f').default(-5), g: integer('g').default(DEFAULTS.count), h: boolean('h').default(true).notNull(), i: boolean('i').default(false),
  j: jsonb('j').default({}), k: jsonb('k').default([]), l: jsonb('l').default({ b: [1, 2], aa: { c: null } }), m: json('m').default({ z: 1 }),
  n: timestamp('n').defaultNow(), o: timestamp('o', { withTimezone: true }).default(sql\`now()\`), q: timestamp('q').default(sql\`CURRENT_TIMESTAMP\`),
  r: date('r').defaultNow(), s: date('s').default('2020-01-01'), u: uuid('u').defaultRandom(), v: uuid('v').default(sql\`gen_random_uuid()\`),
  w: numeric('w').default('1.50'), x: real('x').default(0.5), y: mood('y').default('sad'), z: mood('z').array().default(['sad', 'happy']),
  aa: text('aa').array().default([]), ab: text('ab').array().default(sql\`ARRAY[]::text[]\`), ac: text('ac').array().notNull().default(sql\`'{}'::text[]\`),
  ad: integer('ad').array().default([1, 2]), ae: varchar('ae', { length: 5 }).default('abc'), af: doublePrecision('af').default(10), ag: time('ag').default('10:00'),
  ah: timestamp('ah', { mode: 'string' }).default('2020-01-01 00:00:00'), ai: text('ai').$default(() => 'x'), aj: integer('aj').$defaultFn(() => 1),
  ak: timestamp('ak').$onUpdate(() => new Date()), al: text('al').$type<'a' | 'b'>().default('a'), am: boolean('am').array().default([true, false]),
  an: integer('an').default(sql\`(1 + 2)\`), ao: text('ao').default(sql\`'a' || 'b'\`),
  ap: timestamp('ap').default(new Date('2021-05-05T10:00:00Z')),
  ar: text('ar').default(sql\`NULL::text\`), as: text('as').default(null as never), at: jsonb('at').default(null as never),
})`,
  'keys, references and constraints in every form': `
import { pgTable, pgSchema, integer, text, uuid, serial, primaryKey, unique, foreignKey, check, type AnyPgColumn, timestamp } from 'drizzle-orm/pg-core'
import { sql, eq, and, or, isNull, isNotNull, gt } from 'drizzle-orm'
export const shop = pgSchema('shop')
export const a = shop.table('a', { id: serial().primaryKey(), code: text().unique(), other: text('other').unique('other_key', { nulls: 'not distinct' }), third: integer() },
  (t) => [unique().on(t.third, t.code), unique('named').on(t.third).nullsNotDistinct(), check('pos', sql\`\${t.third} > 0\`), check('both', sql\`\${t.code} is not null or \${t.other} is not null\`)])
export const b = pgTable('b', {
  x: integer().notNull(), y: text().notNull(),
  parentX: integer('parent_x').references((): AnyPgColumn => a.id, { onDelete: 'set null', onUpdate: 'cascade' }),
  selfId: uuid('self_id').primaryKey(), boss: uuid().references((): AnyPgColumn => b.selfId, { onDelete: 'restrict' }),
}, (table) => ({
  uq: unique('b_uq').on(table.x, table.y),
  fk: foreignKey({ columns: [table.boss], foreignColumns: [table.selfId], name: 'boss_again' }).onDelete('cascade'),
}))
export const c = pgTable('c', { x: integer(), y: text(), at: timestamp() }, (t) => {
  return {
    pk: primaryKey({ columns: [t.x, t.y] }),
    toB: foreignKey({ columns: [t.x, t.y], foreignColumns: [b.x, b.y] }).onDelete('set default').onUpdate('no action'),
  }
})
export const d = pgTable('d', { x: integer(), y: integer() }, (t) => [primaryKey({ name: 'd_key', columns: [t.y, t.x] })])
export const f = pgTable('f', { id: integer(), v: integer() }, (t) => [primaryKey({ columns: [t.id] })])`,
  'indexes in every form': `
import { pgTable, integer, text, timestamp, jsonb, index, uniqueIndex, boolean } from 'drizzle-orm/pg-core'
import { sql, isNull, type SQL } from 'drizzle-orm'
import { type AnyPgColumn } from 'drizzle-orm/pg-core'
export function lower(column: AnyPgColumn): SQL { return sql\`lower(\${column})\` }
export const t = pgTable('t', { a: integer(), b: text(), c: timestamp(), d: jsonb(), e: text().array(), f: boolean('is f') }, (t) => [
  index().on(t.a), index().on(t.a, t.b), index('named').on(t.b.asc(), t.c.desc()), index('n2').on(t.c.desc().nullsFirst()), index('n3').on(t.a.nullsFirst()), index('n4').on(t.a.desc().nullsLast()),
  uniqueIndex('lower_b').on(lower(t.b)), uniqueIndex().on(t.c), index('gin_d').using('gin', t.d), index('gin_e').using('gin', t.e), index('gin_p').using('gin', t.d.op('jsonb_path_ops')),
  index('hash_b').using('hash', t.b), index('brin_c').using('brin', t.c), index('pat').on(t.b.op('text_pattern_ops')), index('part').on(t.a).where(sql\`\${t.f} = true and \${t.b} is not null\`),
  uniqueIndex('part2').on(t.a).where(isNull(t.c)), index('expr').on(sql\`(\${t.a} + 1)\`, sql\`\${t.c} DESC NULLS LAST\`, t.b), index('expr2').on(sql\`coalesce(\${t.b}, '')\`),
  index('opts').on(t.a).with({ fillfactor: 70 }), index('fts').using('gin', sql\`to_tsvector('english', \${t.b})\`), index('expr3').using('btree', sql\`date_trunc('day', \${t.c})\`),
])`,
  'identities, sequences, generated columns and types of their own': `
import { pgTable, pgSequence, pgSchema, integer, bigint, smallint, text, customType, tsvector as _t } from 'drizzle-orm/pg-core'
import { sql, type SQL } from 'drizzle-orm'
export const s1 = pgSequence('s1'), s2 = pgSequence('s2', { startWith: 10, increment: 2, minValue: 5, maxValue: 1000, cache: 7, cycle: true }), s3 = pgSequence('s3', { increment: -1 })
export const own = pgSchema('own')
export const s4 = own.sequence('s4', { startWith: 3 })
const tsvector = customType<{ data: string }>({ dataType() { return 'tsvector' } })
const bytes = customType<{ data: Uint8Array; notNull: false; default: false }>({ dataType: () => 'bytea' })
export const t = pgTable('t', {
  a: integer().generatedAlwaysAsIdentity(), b: integer().generatedByDefaultAsIdentity({ startWith: 100 }), c: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ name: 'c_numbers', increment: 5, minValue: 0, maxValue: 99, cache: 3, cycle: true }),
  d: smallint('dd').generatedByDefaultAsIdentity(), e: text(), f: text().generatedAlwaysAs(sql\`upper(e)\`), g: text('gg').generatedAlwaysAs((): SQL => sql\`lower(\${t.e})\`),
  h: tsvector('h').generatedAlwaysAs((): SQL => sql\`to_tsvector('simple', coalesce(\${t.e}, ''))\`), i: bytes(), j: integer().default(sql\`nextval('s1')\`),
})`.replace(', tsvector as _t', ''),
  'row security': `
import { pgTable, pgPolicy, pgRole, integer, uuid, text } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const reader = pgRole('reader'), writer = pgRole('writer', { createDb: true, createRole: true, inherit: false })
const ownerOnly = (name: string) => pgPolicy(name, { for: 'all', to: [writer], using: sql\`owner = 1\`, withCheck: sql\`owner = 1\` })
export const t = pgTable('t', { id: integer().primaryKey(), owner: integer() }, (t) => [
  pgPolicy('everyone', { using: sql\`\${t.owner} > 0\` }), pgPolicy('readers', { as: 'restrictive', for: 'select', to: reader, using: sql\`true\` }), ownerOnly('owners'),
  pgPolicy('ins', { for: 'insert', to: 'public', withCheck: sql\`\${t.id} > 0\` }), pgPolicy('two', { for: 'update', to: [reader, writer] }),
])
export const u = pgTable('u', { id: uuid() }).enableRLS()
export const v = pgTable('v', { id: text() })`,
  'what is shared, made by functions, and put together': `
import { pgTable as table, pgTableCreator, pgEnum, uuid, timestamp, text, integer, boolean, varchar, index, uniqueIndex, type PgColumn } from 'drizzle-orm/pg-core'
import { relations, sql } from 'drizzle-orm'
enum Role { Admin = 'admin', Member = 'member' }
const kinds = { a: 'A', b: 'B' } as const
export const role = pgEnum('role', Object.values(Role) as [string, ...string[]])
export const kind = pgEnum('kind', Object.keys(kinds) as [keyof typeof kinds])
export const both = pgEnum('both', [...(['x', 'y'] as const), 'z'])
export const level = pgEnum('level', Role)
const id = () => uuid('id').primaryKey().defaultRandom()
const createdAt = timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
const stamps = { createdAt, updatedAt: timestamp('updated_at').$onUpdate(() => new Date()) }
const softDelete = (on: boolean) => (on ? { deletedAt: timestamp('deleted_at') } : {})
const ref = (name: string, to: () => PgColumn<any>) => uuid(name).references(to as any, { onDelete: 'cascade' })
const make = pgTableCreator((name) => \`app_\${name}\`)
const baseTable = <T extends Record<string, any>>(name: string, columns: T) => table(name, { id: id(), ...stamps, ...columns })
export const users = make('users', { id: id(), role: role('role').default(Role.Member).notNull(), ...stamps, ...softDelete(true), name: varchar({ length: 2 ** 6 }) }, (t) => [index('users_role').on(t.role), ...[1, 2].map((n) => index(\`many_\${n}\`).on(t.name))])
export const posts = table('posts', { id: id(), author: ref('author_id', () => users.id), kind: kind(), both: both(), level: level('lvl'), ...softDelete(false), ...{ views: integer().default(0) } })
export const tags = baseTable('tags', { label: text('label').notNull(), on: boolean('on').default(!false) })
export const links = table('links', (t) => ({ a: t.uuid().references(() => posts.id), b: t.text().notNull(), c: t.timestamp({ withTimezone: true }) }), ({ a, b }) => [uniqueIndex('links_ab').on(a, b)])
export const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }))
export const postsRelations = relations(posts, ({ one }) => ({ author: one(users, { fields: [posts.author], references: [users.id] }) }))
export const [log1, log2] = ['one', 'two'].map((n) => table(\`log_\${n}\`, { id: id() }))
const hidden = { nested: table('not_seen', { id: id() }) }
export default hidden`,
  views: `
import { pgTable, pgView, pgMaterializedView, pgSchema, integer, text } from 'drizzle-orm/pg-core'
import { sql, eq, gt } from 'drizzle-orm'
export const other = pgSchema('other')
export const t = pgTable('t', { id: integer().primaryKey(), name: text(), n: integer() })
export const v1 = pgView('v1', { id: integer(), name: text() }).as(sql\`select id, name from \${t} where \${t.n} > 1\`)
export const v2 = other.view('v2', { id: integer() }).with({ securityInvoker: true, securityBarrier: true }).as(sql\`select \${t.id} from \${t}\`)
export const m1 = pgMaterializedView('m1', { n: integer() }).as(sql\`select count(*)::int as n from t\`)
export const gone = pgView('gone', { id: integer() }).existing()`,
  'views by the query builder': `
import { alias, integer, pgMaterializedView, pgSchema, pgTable, pgView, text, timestamp, union } from 'drizzle-orm/pg-core'
import { and, asc, between, count, countDistinct, desc, eq, exists, gt, ilike, inArray, isNotNull, isNull, max, or, sql, sum } from 'drizzle-orm'
export const shop = pgSchema('shop')
export const people = pgTable('people', { id: integer().primaryKey(), name: text().notNull(), bossId: integer('boss_id'), on: text() })
export const bills = shop.table('bills', { id: integer().primaryKey(), personId: integer('person_id'), amount: integer().notNull(), paidAt: timestamp('paid_at') })
export const a1 = pgView('a1').as((qb) => qb.select().from(people).where(eq(people.on, "it's")))
export const a2 = shop.view('a2').as((qb) =>
  qb.select({ who: people.id, name: people.name, total: sum(bills.amount).as('total'), n: count().as('n'), last: max(bills.paidAt).as('last paid') })
    .from(people).leftJoin(bills, eq(bills.personId, people.id))
    .where(and(isNotNull(people.name), or(gt(people.id, 10), between(people.id, 1, 5)), inArray(people.id, [1, 2, 3])))
    .groupBy(people.id, people.name).having(gt(count(), 1)).orderBy(desc(people.name), asc(people.id)).limit(10).offset(2))
export const a3 = pgView('a3').with({ checkOption: 'local' }).as((qb) => qb.select({ id: people.id, big: sql\`upper(\${people.name})\`.as('big') }).from(people))
export const a4 = pgView('a4').as((qb) => qb.selectDistinct({ it: a1.name, amount: bills.amount }).from(a1).innerJoin(bills, eq(a1.id, bills.personId)))
const chief = alias(people, 'chief')
export const a5 = pgView('a5').as((qb) => {
  const sums = qb.select({ of: bills.personId, s: sql\`sum(\${bills.amount})\`.as('s') }).from(bills).groupBy(bills.personId).as('sums')
  return qb.select({ name: people.name, chief: sql\`\${chief.name}\`.as('chief_name'), s: sums.s }).from(people).innerJoin(sums, eq(sums.of, people.id)).leftJoin(chief, eq(chief.id, people.bossId))
})
export const a6 = pgView('a6').as((qb) => {
  const few = qb.$with('few').as(qb.select({ id: people.id, who: people.name }).from(people).where(ilike(people.name, 'a%')))
  return qb.with(few).select().from(few).where(exists(qb.select({ id: bills.id }).from(bills).where(eq(bills.personId, few.id))))
})
export const a7 = pgMaterializedView('a7').with({ fillfactor: 80 }).as((qb) => qb.select({ of: bills.personId, d: countDistinct(bills.amount).as('d') }).from(bills).groupBy(bills.personId))
export const a8 = pgView('a8').as((qb) => union(qb.select({ id: people.id }).from(people), qb.select({ id: bills.id }).from(bills).where(isNull(bills.paidAt))))`,
}
