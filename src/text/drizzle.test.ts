import { expect, test } from 'vitest'
import {
  addColumn,
  addForeignKey,
  columnsOf,
  createDesignStore,
  type Design,
  emptyDesign,
  type Id,
  parseType,
  removeObjects,
  renameObject,
  setField,
  type TypeRef,
  tablesOf,
} from '#model'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const drizzle = languageById('drizzle') as Language

const BLOG = `// The head stays as it is.
import { relations, sql } from "drizzle-orm";
import {
  index,
  integer,
  pgEnum,
  pgTable,
  serial,
  text,
  timestamp,
  varchar,
} from "drizzle-orm/pg-core";

const stamps = {
  made: timestamp("made", { withTimezone: true }).notNull().defaultNow(),
};

// What a post can be.
export const state = pgEnum("state", [
  "draft", // nobody sees it
  "public",
]);

// Everyone who may log in.
export const users = pgTable("users", {
  id: serial("id").primaryKey(),
  // Lower case.
  email: varchar("email", { length: 80, enum: ["a", "b"] }).notNull().unique(), // never shown
  name: text(),
});

export const posts = pgTable(
  "posts",
  {
    id: serial("id").primaryKey(),
    title: varchar("title", { length: 80 })
      .notNull()
      .default("none"),
    authorId: integer("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    state: state("state").default("draft"),
    ...stamps,
  },
  (table) => ({
    byAuthor: index("by_author").on(table.authorId, table.made.desc()), // newest first
    byTitle: index("by_title").on(sql\`lower(\${table.title})\`),
  }),
);

export const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));

export type User = typeof users.$inferSelect;
`

/** A store whose design a text says, as after typing it into an empty one. */
function storeWith(text: string) {
  const store = createDesignStore(emptyDesign())
  const type = (now: string) => {
    const design = store.design()
    const before = shownText(drizzle, design) ?? {
      text: drizzle.write(design),
      sound: drizzle.write(design),
      former: false,
    }
    const result = typed(drizzle, design, { before, text: now })
    store.commit('type', result.changes)
    return result
  }
  type(text)
  return { store, type, shown: () => shownText(drizzle, store.design())?.text ?? '' }
}

const table = (design: Design, name: string): Id<'table'> =>
  tablesOf(design).find((it) => it.name === name)?.id as Id<'table'>
const column = (design: Design, path: string): Id => {
  const [of = '', name = ''] = path.split('.')
  return columnsOf(design, table(design, of)).find((it) => it.name === name)?.id as Id
}

test('a text that says what the design says is left as it was typed', () => {
  const { store, shown } = storeWith(BLOG)
  expect(tablesOf(store.design()).map((it) => it.name)).toEqual(['users', 'posts'])
  expect(shown()).toBe(BLOG)
})

test('a rename on the canvas is a rename in the text, its comments stay', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('rename', renameObject(store.design(), table(store.design(), 'users'), 'people'))
  expect(strays(drizzle, shown(), store.design())).toEqual([])
  expect(shown()).toContain(
    '// Everyone who may log in.\nexport const people = pgTable(\'people\', {\n  id: serial("id").primaryKey(),',
  )
  // What Postgres goes on calling by its name has to be said from now on.
  expect(shown()).toContain(
    'email: varchar("email", { length: 80, enum: ["a", "b"] }).notNull().unique(\'users_email_unique\'), // never shown',
  )
  expect(shown()).toContain(
    "foreignKey({ name: 'posts_author_id_users_id_fk', columns: [table.authorId], foreignColumns: [people.id] })",
  )
  expect(shown()).toContain('relations(people, ({ many }) => ({ posts: many(posts) }))')
  expect(shown()).toContain('typeof people.$inferSelect')
  store.commit('rename', renameObject(store.design(), column(store.design(), 'posts.author_id'), 'writer'))
  expect(shown()).toContain("authorId: integer('writer')\n      .notNull(),")
  store.undo()
  store.undo()
  expect(shown()).toBe(BLOG)
})

test('what the canvas adds, changes and drops is the smallest change of the text', () => {
  const { store, shown } = storeWith(BLOG)
  const type = parseType(store.design(), 'numeric(10,2)') as TypeRef
  store.commit(
    'add',
    addColumn(store.design(), table(store.design(), 'users'), { name: 'phone', type, nullable: true }).changes,
  )
  const grown = BLOG.replace('  varchar,\n}', '  varchar, numeric,\n}').replace(
    '  name: text(),\n',
    "  name: text(),\n  phone: numeric('phone', { precision: 10, scale: 2 }),\n",
  )
  expect(shown()).toBe(grown)
  store.commit(
    'type',
    setField(store.design(), column(store.design(), 'posts.title'), {
      type: { name: 'text', of: null, dimensions: 0 },
    }),
  )
  const retyped = grown.replace('title: varchar("title", { length: 80 })', "title: text('title')")
  expect(shown()).toBe(retyped)
  store.commit(
    'drop',
    removeObjects(store.design(), [column(store.design(), 'users.name'), column(store.design(), 'posts.author_id')]),
  )
  expect(shown()).toBe(
    retyped
      .replace('  name: text(),\n', '')
      .replace(/ {4}authorId: [\s\S]*?\{ onDelete: "cascade" \}\),\n/, '')
      .replace(/ {4}byAuthor: .*\n/, ''),
  )
})

test('a reference drawn on the canvas stands in the third argument, made where there is none', () => {
  const { store, shown } = storeWith(BLOG)
  const [from, to] = [table(store.design(), 'users'), table(store.design(), 'posts')]
  const made = addForeignKey(store.design(), { from: { table: from, column: null }, to: { table: to, column: null } })
  store.commit('relate', 'changes' in made ? made.changes : [])
  expect(strays(drizzle, shown(), store.design())).toEqual([])
  expect(shown()).toMatch(
    /name: text\(\),\n {2}postId: integer\('post_id'\).*\n\}, \(t\): PgTableExtraConfigValue\[\] => \[\n {2}foreignKey\(/,
  )
  expect(shown()).toContain('varchar, type PgTableExtraConfigValue, foreignKey,')
})

test('what several tables share is overridden where one of them differs', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('nullable', setField(store.design(), column(store.design(), 'posts.made'), { nullable: true }))
  expect(shown()).toBe(
    BLOG.replace(
      '    ...stamps,\n',
      "    ...stamps,\n    made: timestamp('made', { withTimezone: true }).defaultNow(),\n",
    ),
  )
  expect(strays(drizzle, shown(), store.design())).toEqual([])
})

test('typing renames in place, and half-typed text loses nothing', () => {
  const { store, type, shown } = storeWith(BLOG)
  const id = column(store.design(), 'posts.title')
  type(
    shown().replace('title: varchar("title"', 'headline: varchar("headline"').replace('table.title', 'table.headline'),
  )
  expect(columnsOf(store.design(), table(store.design(), 'posts')).find((it) => it.id === id)?.name).toBe('headline')
  store.undo()
  const tables = tablesOf(store.design())
  for (const half of [
    BLOG.replace('name: text(),', 'name: text().'),
    BLOG.replace('users.id, {', 'users.idd, {'),
    BLOG.replace('pgTable("users", {', 'pgTabl("users", {'),
    BLOG.replace('  name: text(),', '  name: tex(),'),
  ]) {
    expect(type(half).notices.some((it) => it.severity === 'error' && it.at?.line)).toBe(true)
    expect(tablesOf(store.design())).toEqual(tables)
    expect(shown()).toBe(half)
    store.undo()
  }
  expect(shown()).toBe(BLOG)
})

test('a text of several files is followed in each of them', () => {
  const { store, shown } = storeWith(`// file: users.ts
import { pgTable, uuid } from 'drizzle-orm/pg-core'
// Who.
export const users = pgTable('users', { id: uuid().primaryKey() })
// file: posts.ts
import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { users } from './users'
export const posts = pgTable('posts', { id: uuid().primaryKey(), userId: uuid('user_id').references(() => users.id) })
`)
  const type = parseType(store.design(), 'text') as TypeRef
  store.commit(
    'add',
    addColumn(store.design(), table(store.design(), 'posts'), { name: 'title', type, nullable: true }).changes,
  )
  store.commit('rename', renameObject(store.design(), column(store.design(), 'users.id'), 'key'))
  expect(strays(drizzle, shown(), store.design())).toEqual([])
  expect(shown()).toContain("// Who.\nexport const users = pgTable('users', { key: uuid().primaryKey() })")
  expect(shown()).toContain(
    "import { pgTable, uuid, text, type PgTableExtraConfigValue, foreignKey } from 'drizzle-orm/pg-core'\nimport { users } from './users'",
  )
  expect(shown()).toContain('[users.key]')
})

test('a table that is dropped takes its relations and row types along', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('drop', removeObjects(store.design(), [table(store.design(), 'posts')]))
  expect(shown()).not.toMatch(/\bposts\b/)
  expect(shown()).toContain('export const usersRelations = relations(users, ({ many }) => ({ }));')
  expect(shown()).toContain('export type User = typeof users.$inferSelect;')
  store.undo()
  expect(shown()).toBe(BLOG)
})
