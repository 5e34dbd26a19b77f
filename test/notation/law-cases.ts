/** A text that is edited at random, and what is put into it. */
type Case = {
  readonly language: 'prisma' | 'drizzle' | 'sqlmodel'
  readonly text: string
  readonly words: readonly string[]
  readonly line: string
  readonly indent?: string
  readonly block: (n: number) => string
}

const PRISMA: Case = {
  language: 'prisma',
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
  language: 'drizzle',
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
  language: 'sqlmodel',
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

export const LAW_CASES: readonly Case[] = [PRISMA, DRIZZLE, SQLMODEL]
