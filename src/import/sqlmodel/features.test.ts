import { expect, test } from 'vitest'
import { checksOf, columnsOf, foreignKeysOf, indexesOf, tablesOf, typeName, uniquesOf } from '#model'
import { apart, bundledModules } from './bundle.ts'
import { modelFiles } from './choose.ts'
import { completed } from './complete.ts'
import { sqlmodelImporter } from './index.ts'
import { readSqlmodel } from './read.ts'

const files = (all: Record<string, string>) => bundledModules(new Map(Object.entries(all)))
const told = (text: string): readonly string[] =>
  readSqlmodel(text)
    .notices.filter((it) => it.severity !== 'info')
    .map((it) => `${it.at?.path ?? ''}:${it.at?.line}:${it.at?.column} ${it.severity} ${it.message}`)
const columnsIn = (text: string, name: string): readonly string[] => {
  const { design } = readSqlmodel(text)
  const table = tablesOf(design).find((it) => it.name === name)
  return table
    ? columnsOf(design, table.id).map(
        (it) => `${it.name} ${typeName(design, it.type)}${it.nullable ? '' : ' not null'}`,
      )
    : []
}

test('a long file of comments and empty lines is read as a short one is', () => {
  const many = Array.from({ length: 1500 }, (_, i) => `# of ${i}\n\nLIMIT_${i} = ${i}\n`).join('')
  const text = `from sqlmodel import Field, SQLModel
NOTE = """
# no comment

"""
${many}
class Held(SQLModel, table=True):
    # its key
    id: int = Field(primary_key=True)

    size: str = Field(max_length=LIMIT_1499)  # behind it
    # the end
`
  expect(readSqlmodel(text).notices).toEqual([])
  expect(columnsIn(text, 'held')).toEqual(['id integer not null', 'size varchar(1499) not null'])
})

test('what is said of a column where it is only known when it runs is told', () => {
  const text = `import os
from sqlalchemy import Column, Integer, Text
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Text, nullable=os.environ["X"] == "1")
`
  expect(told(text)).toEqual([':8:5 warning Whether b may be null can’t be read: it is only known when it runs'])
})

const PROJECT = {
  'app/__init__.py': '',
  'app/db/base.py': `from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase):\n    pass\n`,
  'app/models/__init__.py': `from .user import *\nfrom .post import Post\n`,
  'app/models/user.py': `from app.db.base import Base
from sqlalchemy.orm import Mapped, mapped_column
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
`,
  'app/models/post.py': `from ..db import base
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column
from . import user
class Post(base.Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    by: Mapped[int | None] = mapped_column(ForeignKey(user.User.id))
`,
  'app/api.py': 'from app.models import User\nprint(User)\n',
  'tests/test_models.py': 'class Fake(Base):\n    __tablename__ = "fake"\n',
}

test('modules that were put together come apart again as they were', () => {
  const all = { 'a/b.py': 'x = 1\n', 'c.py': '"""about c"""\n' }
  expect(apart(files(all), 'models.py').map(({ path, text }) => [path, text])).toEqual(Object.entries(all))
})

test('of a folder the files with models are taken, and what they are made of', () => {
  expect([...modelFiles(new Map(Object.entries(PROJECT))).keys()]).toEqual([
    'app/db/base.py',
    'app/models/__init__.py',
    'app/models/post.py',
    'app/models/user.py',
  ])
})

test('a step of a migration says tables as they were, and is no model', () => {
  const step = `revision = "2"\ndown_revision: str = "1"\nclass User(Base):\n    __tablename__ = "users"\n`
  expect([...modelFiles(new Map(Object.entries({ ...PROJECT, 'app/db/versions/2.py': step }))).keys()]).not.toContain(
    'app/db/versions/2.py',
  )
})

test("a project's file of a library's name stands in nobody's way", () => {
  const text = files({
    'app/kit/enum.py': 'x = 1\n',
    'app/kit/sqlalchemy/__init__.py': 'y = 1\n',
    'app/models.py': `import enum
import sqlalchemy as sa
from sqlmodel import Field, SQLModel
class Mood(enum.Enum):
    good = "g"
class Day(SQLModel, table=True):
    id: int = Field(primary_key=True)
    mood: Mood
    size: int = Field(sa_type=sa.BigInteger)
`,
  })
  expect(told(text)).toEqual([])
  expect(columnsIn(text, 'day')).toEqual(['id integer not null', 'mood mood not null', 'size bigint not null'])
})

test('packages and relative imports are followed', () => {
  const text = bundledModules(modelFiles(new Map(Object.entries(PROJECT))))
  expect(told(text)).toEqual([])
  const { design } = readSqlmodel(text)
  expect(tablesOf(design).map((it) => it.name)).toEqual(['posts', 'users'])
  expect(columnsIn(text, 'posts')).toEqual(['id integer not null', 'by integer'])
  const posts = tablesOf(design).find((it) => it.name === 'posts')
  expect(posts && foreignKeysOf(design, posts.id).map((it) => it.name)).toEqual(['posts_by_fkey'])
})

test('what can’t be read is told at its place, and the rest is read', () => {
  const text = `from sqlmodel import Field, SQLModel
from somewhere import Thing, table_name
class A(SQLModel, table=True):
    __tablename__ = table_name()
    id: int = Field(primary_key=True)
    what: Thing
    gone_id: int = Field(foreign_key="gone.id")
`
  expect(told(text)).toEqual([
    ':4:5 warning What the table of A is called can’t be read: somewhere.table_name(…) is not known here',
    ':6:5 warning The type of what can’t be read, so it is text: it comes from somewhere.Thing',
    ':7:5 warning A points at gone.id, which is not here: this is left out',
  ])
  expect(columnsIn(text, 'a')).toEqual(['id integer not null', 'what varchar not null', 'gone_id integer not null'])
})

test('a loop that can’t be gone through, and what a table says that a design has no word for, are told', () => {
  const text = `from sqlalchemy import Column, Integer, MetaData, Table
from elsewhere import NAMES
m = MetaData()
for name in NAMES:
    Table(name, m, Column("id", Integer))
def later():
    Table("late", m, Column("id", Integer))
Table("a", m, Column("id", Integer), postgresql_tablespace="fast")
Table("b", m, Column("age", Integer), postgresql_inherits="a")
`
  expect(told(text)).toEqual([
    ':8:38 warning postgresql_tablespace of a can’t be held here: it is left out',
    ':4:13 warning What a loop makes can’t be read: what it goes through is not known',
    ':7:5 warning What is made here depends on what is only known when it runs: no table is read',
  ])
  expect(columnsIn(text, 'b')).toEqual(['age integer', 'id integer'])
})

test('a text is known for what it is', () => {
  expect(
    sqlmodelImporter.sniff('from sqlmodel import SQLModel, Field\nclass A(SQLModel, table=True):\n    id: int\n'),
  ).toBe(1)
  expect(sqlmodelImporter.sniff('create table a (id int);')).toBe(0)
  expect(sqlmodelImporter.sniff('def f(x):\n    return x\n')).toBe(0)
})

test('names that a change brings are imported where they are needed', () => {
  const text = `from sqlmodel import SQLModel\n\n\nclass A(SQLModel, table=True):\n    __table_args__ = (sa.Index("i", "id"))\n    id: Decimal = Field()\n`
  const now = completed(text, 'models.py')
  expect(now).toContain('from sqlmodel import SQLModel, Field')
  expect(now).toContain('import sqlalchemy as sa')
  expect(now).toContain('from decimal import Decimal')
  expect(now).toContain('(sa.Index("i", "id"),)')
})

test('comments of constraints and places of indexes are held; other words of the dialect are told', () => {
  const { design, notices } = readSqlmodel(`
from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class Day(Base):
    __tablename__ = "day"
    __table_args__ = (
        UniqueConstraint("no", name="once", comment="one a day"),
        CheckConstraint("no > 0", name="late", comment="not before"),
        Index("by_no", "no", postgresql_tablespace="fast", postgresql_wait=True),
    )
    id = Column(Integer, primary_key=True)
    no = Column(Integer)
`)
  const [table] = tablesOf(design)
  if (!table) throw new Error('no table')
  expect([...uniquesOf(design, table.id), ...checksOf(design, table.id)].map((it) => it.comment)).toEqual([
    'one a day',
    'not before',
  ])
  expect(indexesOf(design, table.id)).toMatchObject([{ name: 'by_no', tablespace: 'fast' }])
  expect(notices.map((it) => it.message)).toEqual(['postgresql_wait of by_no can’t be held here: it is left out'])
})
