import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { all, createDesignStore, type Design, emptyDesign, pathOf } from '#model'
import { changesFor, edits } from '../../test/random-design.ts'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

/** What someone may do to a text: by number, so that any of them fits any text. */
type Typing = { readonly what: number; readonly at: number; readonly by: number }

type Case = {
  readonly language: Language
  readonly text: string
  readonly words: readonly string[]
  readonly line: string
  readonly indent?: string
  readonly block: (n: number) => string
}

const PRISMA: Case = {
  language: languageById('prisma') as Language,
  text: `// at the top
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
`,
  words: [
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
  ],
  line: 'String?',
  block: (n) => `\nmodel M${n} {\n  id Int @id\n  // in M\n}\n`,
}

const DRIZZLE: Case = {
  language: languageById('drizzle') as Language,
  text: `// at the top
import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core'

const stamps = { made: timestamp('made').notNull().defaultNow() } // for all

export const state = pgEnum('state', ['open', 'shut'])

// about users
export const users = pgTable('users', {
  // the key of users
  id: serial('id').primaryKey(),
  email: text('email').notNull().unique(), // behind the mail
})

// about posts
export const posts = pgTable(
  'posts',
  {
    id: serial().primaryKey(),
    userId: integer('users_id')
      .notNull()
      .references(() => users.id),
    state: state().default('open'),
    ...stamps,
  },
  (t) => [
    index('by_user').on(t.userId, t.made.desc()), // newest first
    check('sound', sql\`\${t.userId} > 0\`),
  ],
)
// at the end
`,
  words: [
    'integer()',
    'text("x")',
    'id',
    'users',
    'posts',
    'users.id',
    '.unique()',
    '.primaryKey()',
    '.default(1)',
    'x',
    '}',
    "'y'",
    'numeric({ precision: 4 }),',
    '"',
    '(',
    '// note',
    't.id',
    'stamps',
  ],
  line: 'text(),',
  block: (n) => `\nexport const m${n} = pgTable('m${n}', {\n  id: integer().primaryKey(),\n  // in M\n})\n`,
}

const SQLMODEL: Case = {
  language: languageById('sqlmodel') as Language,
  text: `# at the top
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Index, Integer, func, text
from sqlmodel import Field, Relationship, SQLModel


class Stamped(SQLModel):
    made: datetime = Field(default_factory=datetime.utcnow)  # for all


# about users
class Users(SQLModel, table=True):
    # the key of users
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True, max_length=80)  # behind the mail

    posts: list["Posts"] = Relationship(back_populates="author")


# about posts
class Posts(Stamped, table=True):
    __table_args__ = (
        Index("by_user", "users_id", text("made DESC")),  # newest first
        CheckConstraint("users_id > 0", name="sound"),
    )

    id: int | None = Field(default=None, primary_key=True)
    users_id: int = Field(
        sa_column=Column(Integer, nullable=False, index=True),  # whose it is
    )
    state: str | None = Field(default="open", foreign_key="users.email")
    author: Users = Relationship(back_populates="posts")


# at the end
`,
  words: [
    'int',
    'str',
    'Users',
    'Field()',
    'primary_key=True',
    'unique=True,',
    'Column(Integer)',
    'x',
    ')',
    "'y'",
    'Decimal',
    '"',
    '(',
    '# note',
    'list["Posts"]',
    'Stamped',
    ':',
    '=',
  ],
  line: 'str | None = None',
  indent: '    ',
  block: (n) => `\n\nclass M${n}(SQLModel, table=True):\n    id: int = Field(primary_key=True)\n    # in M\n`,
}

/** Two of one name are a mistake that no language can say; the rules tell of it. */
function hasTwins(design: Design): boolean {
  const paths = [...all(design.objects)].map(
    (it) => `${it.kind === 'view' ? 'table' : it.kind} ${pathOf(design, it.id)}`,
  )
  return new Set(paths).size < paths.length
}

describe.each([PRISMA, DRIZZLE, SQLMODEL])('$language.id', (given) => {
  const { language, text: START, words: WORDS, line: LINE, block, indent = '  ' } = given
  const note = (words: string) => (language.id === 'sqlmodel' ? `# ${words}` : `// ${words}`)

  function start() {
    const store = createDesignStore(emptyDesign())
    const before = { text: language.write(store.design()), sound: language.write(store.design()), former: false }
    store.commit('type', typed(language, store.design(), { before, text: START }).changes)
    return store
  }

  const shown = (store: ReturnType<typeof start>) => shownText(language, store.design())

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
          const wrong = strays(language, now.sound, store.design())
          expect(wrong).toEqual([])
          expect(language.importer.understand(now.sound).notices.filter((it) => it.severity === 'error')).toEqual([])
          expect(now.text).toContain(note('at the top'))
          expect(now.text).toContain(note('at the end'))
        }
        while (store.state.getState().past.length > 1) store.undo()
        expect(store.design().objects).toEqual(first.objects)
        expect(store.design().intent).toEqual(first.intent)
        expect(shown(store)?.text).toBe(START)
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    )
  })

  function mangled(text: string, { what, at, by }: Typing): string {
    const lines = text.split('\n')
    const line = at % lines.length
    const words = (lines[line] ?? '').split(' ')
    switch (what) {
      case 0:
        return lines.filter((_, i) => i !== line).join('\n')
      case 1:
        return lines
          .map((it, i) =>
            i === line ? `${it}\n${indent}extra${by}${language.id === 'prisma' ? '' : ':'} ${LINE}` : it,
          )
          .join('\n')
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
        return `${text}${block(by)}`
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
            const { changes, notices } = typed(language, store.design(), { before, text })
            store.commit('type', changes)
            const after = shown(store)
            expect(after?.text).toBe(text)
            const wrong = notices.filter((it) => it.severity === 'error')
            for (const it of wrong) expect(it.at?.line).toBeGreaterThan(0)
            if (wrong.length > 0) expect(store.design().objects).toBe(held.objects)
            else expect(strays(language, text, store.design())).toEqual([])
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
})
