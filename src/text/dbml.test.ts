import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addColumn,
  all,
  columnsOf,
  createDesignStore,
  type Design,
  emptyDesign,
  foreignKeysOf,
  indexesOf,
  pathOf,
  removeObjects,
  renameObject,
  setField,
  tablesOf,
} from '#model'
import { changesFor, edits } from '../../test/random-design.ts'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const dbml = languageById('dbml') as Language

const START = `// at the top
Project blog { database_type: 'PostgreSQL' }

Enum mood {
  happy // the best
  sad
}

// about users
Table users as U [headercolor: #abc] {
  id int [pk, increment]
  email varchar(200) [unique, not null] // behind the mail
  mood mood [default: 'happy']
}

// about posts
Table posts {
  id int [pk, increment]
  author_id int [not null, ref: > U.id] // who wrote it
  made timestamptz [default: \`now()\`]

  indexes {
    (author_id, made) [name: 'posts_by_author'] // newest first
  }
}

Table tags {
  post_id int
  word text
}

Ref: tags.post_id > posts.id [delete: cascade] // with its post

TableGroup all {
  users
  posts
}
// at the end
`

function start() {
  const store = createDesignStore(emptyDesign())
  const written = dbml.write(store.design())
  const before = { text: written, sound: written, former: false }
  store.commit('type', typed(dbml, store.design(), { before, text: START }).changes)
  return store
}

const shown = (store: ReturnType<typeof start>) => shownText(dbml, store.design())?.text ?? ''
const table = (design: Design, name: string) => tablesOf(design).find((it) => it.name === name)?.id as 'table:'
const lines = (text: string) => new Set(text.split('\n'))
const apart = (a: string, b: string) => a.split('\n').filter((line) => !lines(b).has(line))

test('what is typed is the design', () => {
  const store = start()
  expect(tablesOf(store.design()).map((it) => it.name)).toEqual(['users', 'posts', 'tags'])
  expect(shown(store)).toBe(START)
})

test('a table renamed is renamed wherever it is named, and no comment is lost', () => {
  const store = start()
  store.commit('rename', renameObject(store.design(), table(store.design(), 'posts'), 'articles'))
  expect(apart(shown(store), START)).toEqual([
    'Table articles {',
    'Ref: tags.post_id > articles.id [delete: cascade] // with its post',
    '  articles',
  ])
  store.undo()
  expect(shown(store)).toBe(START)
})

test('a column comes, changes and goes on its own line', () => {
  const store = start()
  const posts = () => table(store.design(), 'posts')
  const type = { name: 'text', of: null, dimensions: 0 }
  store.commit('add', addColumn(store.design(), posts(), { name: 'body', type, nullable: false }).changes)
  expect(apart(shown(store), START)).toEqual(['  body text [not null]'])
  const [, author] = columnsOf(store.design(), posts())
  if (!author) throw new Error('no column')
  store.commit('null', setField(store.design(), author.id, { nullable: true }))
  expect(shown(store)).toContain('  author_id int [ref: > U.id] // who wrote it\n')
  store.commit('rename', renameObject(store.design(), author.id, 'writer'))
  expect(shown(store)).toContain('  writer int [ref: > U.id] // who wrote it\n')
  expect(shown(store)).toContain("    (writer, made) [name: 'posts_by_author'] // newest first\n")
  store.commit(
    'drop',
    removeObjects(
      store.design(),
      foreignKeysOf(store.design(), posts()).map((it) => it.id),
    ),
  )
  expect(shown(store)).toContain('  writer int // who wrote it\n')
  store.commit(
    'drop',
    removeObjects(
      store.design(),
      indexesOf(store.design(), posts()).map((it) => it.id),
    ),
  )
  expect(shown(store)).not.toContain('newest first')
  expect(strays(dbml, shown(store), store.design())).toEqual([])
})

const twins = (design: Design): boolean => {
  const paths = [...all(design.objects)].map(
    (it) => `${it.kind === 'view' ? 'table' : it.kind} ${pathOf(design, it.id)}`,
  )
  return new Set(paths).size < paths.length
}

test('whatever is edited, the text says what the design says, and undo brings both back', () => {
  fc.assert(
    fc.property(edits(10), (list) => {
      const store = start()
      for (const edit of list) {
        store.commit('edit', changesFor(store.design(), edit))
        if (twins(store.design())) {
          store.undo()
          continue
        }
        const now = shown(store)
        expect(strays(dbml, now, store.design())).toEqual([])
        expect(dbml.importer.understand(now).notices.filter((it) => it.severity === 'error')).toEqual([])
        expect(now).toContain('// at the top')
        expect(now).toContain('// at the end')
      }
      while (store.state.getState().past.length > 1) store.undo()
      expect(shown(store)).toBe(START)
    }),
    { numRuns: Number(process.env.RUNS ?? 25) },
  )
})
