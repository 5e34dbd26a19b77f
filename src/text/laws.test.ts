import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all, createDesignStore, type Design, emptyDesign, pathOf } from '#model'
import { changesFor, edits } from '../../test/random-design.ts'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const prisma = languageById('prisma') as Language

const START = `// at the top
datasource db {
  provider = "postgresql"
}

// about users
model users {
  // the key of users
  id    Int    @id @default(autoincrement())
  email String @unique // behind the mail
  posts posts[]
}

// about posts
model posts {
  id       Int    @id @default(autoincrement())
  users    users  @relation(fields: [users_id], references: [id])
  users_id Int
  made     DateTime @default(now()) @updatedAt // the client sets it

  @@index([users_id, made(sort: Desc)]) // newest first
}
// at the end
`

function start() {
  const store = createDesignStore(emptyDesign())
  const before = { text: prisma.write(store.design()), sound: prisma.write(store.design()), former: false }
  store.commit('type', typed(prisma, store.design(), { before, text: START }).changes)
  return store
}

/** Two of one name are a mistake that no language can say; the rules tell of it. */
function hasTwins(design: Design): boolean {
  const paths = [...all(design.objects)].map(
    (it) => `${it.kind === 'view' ? 'table' : it.kind} ${pathOf(design, it.id)}`,
  )
  return new Set(paths).size < paths.length
}

const shown = (store: ReturnType<typeof start>) => shownText(prisma, store.design())

test('whatever is edited, the text says what the design says, and undo brings both back', () => {
  fc.assert(
    fc.property(edits(12), (list) => {
      const store = start()
      const first = { objects: store.design().objects, intent: store.design().intent }
      for (const edit of list) {
        store.commit('edit', changesFor(store.design(), edit))
        if (hasTwins(store.design())) {
          store.undo()
          continue
        }
        const now = shown(store)
        expect(now).not.toBeNull()
        if (!now) return
        const wrong = strays(prisma, now.sound, store.design())
        expect(wrong).toEqual([])
        expect(prisma.importer.understand(now.sound).notices.filter((it) => it.severity === 'error')).toEqual([])
        expect(now.text).toContain('// at the top')
        expect(now.text).toContain('// at the end')
      }
      while (store.state.getState().past.length > 1) store.undo()
      expect(store.design().objects).toEqual(first.objects)
      expect(store.design().intent).toEqual(first.intent)
      expect(shown(store)?.text).toBe(START)
    }),
    { numRuns: Number(process.env.RUNS ?? 30) },
  )
})

/** What someone may do to a text: by number, so that any of them fits any text. */
type Typing = { readonly what: number; readonly at: number; readonly by: number }

const WORDS = [
  'Int',
  'String',
  'String?',
  'Int[]',
  'users',
  'posts',
  'users[]',
  '@unique',
  '@id',
  '@default(1)',
  'x',
  '}',
  '@map("y")',
  'Decimal @db.Decimal(4, 2)',
  '"',
  '(',
  '// note',
]

function mangled(text: string, { what, at, by }: Typing): string {
  const lines = text.split('\n')
  const line = at % lines.length
  const words = (lines[line] ?? '').split(' ')
  switch (what) {
    case 0:
      return lines.filter((_, i) => i !== line).join('\n')
    case 1:
      return lines.map((it, i) => (i === line ? `${it}\n  extra${by} String?` : it)).join('\n')
    case 2:
      return lines
        .map((it, i) => (i === line ? words.with(by % words.length, WORDS[by % WORDS.length] ?? '').join(' ') : it))
        .join('\n')
    case 3:
      return text.replaceAll(/\b(users|posts|email|made)\b/g, (name) => (by % 3 ? `${name}${by % 2}` : name))
    case 4:
      return text.slice(0, at * 7) + text.slice(at * 7 + (by % 40))
    case 5:
      return lines.map((it, i) => (i === line ? `${it} ${WORDS[by % WORDS.length]}` : it)).join('\n')
    default:
      return `${text}\nmodel M${by} {\n  id Int @id\n  // in M\n}\n`
  }
}

const typing = fc.record({ what: fc.nat(6), at: fc.nat(60), by: fc.nat(60) })

test('whatever is typed, the text stays as typed, the design follows, and edits of both go together', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          typing.map((it) => ({ typing: it })),
          edits(1).map(([edit]) => ({ edit })),
        ),
        { maxLength: 10 },
      ),
      (list) => {
        const store = start()
        for (const step of list) {
          const before = shown(store)
          if (!before) return
          if ('edit' in step) {
            if (step.edit) store.commit('edit', changesFor(store.design(), step.edit))
            if (hasTwins(store.design())) store.undo()
            continue
          }
          const text = mangled(before.text, step.typing)
          if (text === before.text) continue
          const held = store.design()
          const { changes, notices } = typed(prisma, store.design(), { before, text })
          store.commit('type', changes)
          const after = shown(store)
          expect(after?.text).toBe(text)
          const wrong = notices.filter((it) => it.severity === 'error')
          for (const it of wrong) expect(it.at?.line).toBeGreaterThan(0)
          if (wrong.length > 0) expect(store.design().objects).toBe(held.objects)
          else expect(strays(prisma, text, store.design())).toEqual([])
          if (changes.length > 0) {
            store.undo()
            expect(shown(store)).toEqual(before)
            store.redo()
            expect(shown(store)).toEqual(after)
          }
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 30) },
  )
})
