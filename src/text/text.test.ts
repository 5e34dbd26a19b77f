import { expect, test } from 'vitest'
import {
  addColumn,
  addForeignKey,
  apply,
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
import type { Language } from './language.ts'
import { languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const prisma = languageById('prisma') as Language

const BLOG = `// The head stays as it is.
datasource db {
  provider = "postgresql"
}

/* People
   who write */
// Everyone who may log in.
model User {
  id    Int     @id @default(autoincrement())
  // Lower case.
  email String  @unique // never shown
  name  String?
  posts Post[]
}

model Post {
  id       Int      @id @default(autoincrement())
  title    String   @db.VarChar(80)
  tags     Tag[]
  author   User     @relation(fields: [authorId], references: [id], onDelete: Cascade)
  authorId Int
  made     DateTime @default(now()) @db.Timestamptz
  changed  DateTime @updatedAt

  @@index([authorId, made(sort: Desc)])
}

model Tag {
  id    String @id @default(cuid())
  posts Post[]
}
`

/** A store whose design a text says, as after typing it into an empty one. */
function storeWith(text: string) {
  const store = createDesignStore(emptyDesign())
  const type = (now: string) => {
    const design = store.design()
    const before = shownText(prisma, design) ?? {
      text: prisma.write(design),
      sound: prisma.write(design),
      former: false,
    }
    const result = typed(prisma, design, { before, text: now })
    store.commit('type', result.changes)
    return result
  }
  type(text)
  return { store, type, shown: () => shownText(prisma, store.design())?.text ?? '' }
}

const table = (design: Design, name: string): Id<'table'> =>
  tablesOf(design).find((it) => it.name === name)?.id as Id<'table'>
const column = (design: Design, path: string): Id => {
  const [of = '', name = ''] = path.split('.')
  return columnsOf(design, table(design, of)).find((it) => it.name === name)?.id as Id
}

test('a text that says what the design says is left as it was typed', () => {
  const { store, shown } = storeWith(BLOG)
  expect(
    tablesOf(store.design())
      .map((it) => it.name)
      .sort(),
  ).toEqual(['Post', 'Tag', 'User', '_PostToTag'])
  expect(shown()).toBe(BLOG)
})

test('a rename on the canvas is a rename in the text, its comments stay', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('rename', renameObject(store.design(), table(store.design(), 'User'), 'Person'))
  expect(shown()).toBe(
    BLOG.replace('model User', 'model Person')
      .replace('User     @relation', 'Person     @relation')
      .replace('@unique ', '@unique(map: "User_email_key") '),
  )
  store.commit('rename', renameObject(store.design(), column(store.design(), 'Post.authorId'), 'writer id'))
  expect(shown()).toContain('  authorId Int @map("writer id")')
  store.undo()
  store.undo()
  expect(shown()).toBe(BLOG)
})

test('a rename reaches lists that face each other; where their table would get another name it gets words', () => {
  const { store, shown } = storeWith(BLOG.replace(/Tag/g, 'Topic'))
  store.commit('rename', renameObject(store.design(), table(store.design(), 'User'), 'Writer'))
  expect(shown()).toContain('  tags     Topic[]')
  store.commit('rename', renameObject(store.design(), table(store.design(), 'Topic'), 'Label'))
  expect(shown()).toMatch(/model Label \{[^}]*postToTopics PostToTopic\[\]/)
  expect(shown()).toContain('@@map("_PostToTopic")')
  expect(strays(prisma, shown(), store.design())).toEqual([])
})

test('dropping the table behind two lists drops them', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('drop', removeObjects(store.design(), [table(store.design(), '_PostToTag')]))
  expect(shown()).toBe(BLOG.replace('  tags     Tag[]\n', '').replace('(cuid())\n  posts Post[]', '(cuid())'))
})

test('what the canvas adds, changes and drops is the smallest change of the text', () => {
  const { store, shown } = storeWith(BLOG)
  const type = parseType(store.design(), 'varchar(20)') as TypeRef
  store.commit(
    'add',
    addColumn(store.design(), table(store.design(), 'User'), { name: 'phone', type, nullable: true }).changes,
  )
  expect(shown()).toBe(BLOG.replace('  name  String?\n', '  name  String?\n  phone String? @db.VarChar(20)\n'))
  store.commit(
    'type',
    setField(store.design(), column(store.design(), 'Post.title'), { type: { name: 'text', of: null, dimensions: 0 } }),
  )
  expect(shown()).toContain('  title    String\n')
  store.commit(
    'drop',
    removeObjects(store.design(), [column(store.design(), 'User.phone'), column(store.design(), 'Post.made')]),
  )
  expect(shown()).toBe(
    BLOG.replace('  title    String   @db.VarChar(80)', '  title    String')
      .replace('  made     DateTime @default(now()) @db.Timestamptz\n', '')
      .replace('\n  @@index([authorId, made(sort: Desc)])\n', '\n'),
  )
})

test('a reference drawn on the canvas is a relation on both sides', () => {
  const { store, shown } = storeWith(BLOG)
  const [from, to] = [table(store.design(), 'Tag'), table(store.design(), 'User')]
  const made = addForeignKey(store.design(), { from: { table: from, column: null }, to: { table: to, column: null } })
  store.commit('relate', 'changes' in made ? made.changes : [])
  const text = shown()
  expect(text).toMatch(/model Tag \{[^}]*@relation\(fields: \[\w+\], references: \[id\]/)
  expect(text).toMatch(/model User \{[^}]*Tag\[\]/)
  expect(storeWith(text).shown()).toBe(text)
})

test('typing renames in place, and what Prisma can’t say stays', () => {
  const { store, type, shown } = storeWith(BLOG)
  const id = column(store.design(), 'Post.title')
  store.commit('collate', setField(store.design(), id, { statistics: 500 }))
  const before = store.design()
  type(shown().replace('title    String', 'headline String'))
  expect(columnsOf(store.design(), table(store.design(), 'Post')).find((it) => it.id === id)).toMatchObject({
    name: 'headline',
    statistics: 500,
  })
  store.undo()
  expect(store.design().objects).toEqual(before.objects)
  expect(shown()).toBe(BLOG)
})

test('lines in another order are columns in another order, and undo brings theirs back', () => {
  const { store, type, shown } = storeWith(BLOG)
  const names = () => columnsOf(store.design(), table(store.design(), 'Post')).map((it) => it.name)
  const ids = new Set(columnsOf(store.design(), table(store.design(), 'Post')).map((it) => it.id))
  expect(names()).toEqual(['id', 'title', 'authorId', 'made', 'changed'])
  const made = '  made     DateTime @default(now()) @db.Timestamptz\n'
  type(BLOG.replace(made, '').replace('  title    String', `${made}  title    String`))
  expect(names()).toEqual(['id', 'made', 'title', 'authorId', 'changed'])
  expect(new Set(columnsOf(store.design(), table(store.design(), 'Post')).map((it) => it.id))).toEqual(ids)
  store.undo()
  expect(names()).toEqual(['id', 'title', 'authorId', 'made', 'changed'])
  expect(shown()).toBe(BLOG)
})

test('half-typed text loses nothing, and an edit of the design beside it stays', () => {
  const { store, type, shown } = storeWith(BLOG)
  const tables = tablesOf(store.design())
  const half = BLOG.replace('model Tag {', 'model Tag')
  expect(type(half).notices.find((it) => it.severity === 'error')?.at).toMatchObject({ line: 29, column: 9 })
  expect(tablesOf(store.design())).toEqual(tables)
  expect(shown()).toBe(half)
  store.commit('rename', renameObject(store.design(), column(store.design(), 'User.name'), 'nick'))
  expect(shown()).toBe(half.replace('  name  String?', '  nick  String?'))
  type(shown().replace('model Tag', 'model Tag {'))
  expect(shown()).toBe(BLOG.replace('  name  String?', '  nick  String?'))
  expect(apply(store.design(), [])).toEqual(store.design())
})

test('a schema in several files is followed in each of them, and a fault is told of by its file', () => {
  const { store, shown } = storeWith(`// file: schema/base.prisma
datasource db {
  provider = "postgresql"
}
// file: schema/user.prisma
// Who.
model User {
  id    Int    @id
  posts Post[]
}
// file: schema/post.prisma
model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])
}
`)
  store.commit('rename', renameObject(store.design(), column(store.design(), 'User.id'), 'key'))
  expect(strays(prisma, shown(), store.design())).toEqual([])
  const files = prisma.importer.apart?.(shown()) ?? []
  expect(files.map((it) => it.path)).toEqual(['schema/base.prisma', 'schema/user.prisma', 'schema/post.prisma'])
  expect(files[1]?.text).toBe('// Who.\nmodel User {\n  key    Int    @id\n  posts Post[]\n}\n')
  expect(files[2]?.text).toContain('references: [key]')
  const [fault] = prisma.importer.understand(shown().replace('userId Int', 'userId Whole')).notices
  expect(fault?.at).toMatchObject({ path: 'schema/post.prisma', line: 3, column: 10 })
})
