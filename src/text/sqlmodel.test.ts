import { expect, test } from 'vitest'
import {
  addColumn,
  addForeignKey,
  addTable,
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

const sqlmodel = languageById('sqlmodel') as Language

const BLOG = `"""The head stays as it is."""
from datetime import datetime
from enum import Enum

from sqlalchemy import Column, DateTime, Index, String, func
from sqlmodel import Field, Relationship, SQLModel


class State(str, Enum):
    draft = "draft"  # nobody sees it
    public = "public"


# Everyone who may log in.
class User(SQLModel, table=True):
    """Who it is."""

    __tablename__ = "users"

    id: int | None = Field(default=None, primary_key=True)
    # Lower case.
    email: str = Field(unique=True, max_length=80, description="where to write")  # never shown
    name: str | None = None

    posts: list["Post"] = Relationship(back_populates="author")


class Post(SQLModel, table=True):
    __table_args__ = (
        Index("by_made", "made", postgresql_using="brin"),  # newest last
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(
        sa_column=Column(String(80), nullable=False, server_default="none"),  # as it is printed
    )
    state: State = State.draft
    made: datetime = Field(
        default_factory=datetime.utcnow,
        sa_column=Column(DateTime(timezone=True), server_default=func.now()),
    )
    author_id: int = Field(foreign_key="users.id", index=True, ondelete="CASCADE")
    author: User = Relationship(back_populates="posts")
`

/** A store whose design a text says, as after typing it into an empty one. */
function storeWith(text: string) {
  const store = createDesignStore(emptyDesign())
  const type = (now: string) => {
    const design = store.design()
    const before = shownText(sqlmodel, design) ?? {
      text: sqlmodel.write(design),
      sound: sqlmodel.write(design),
      former: false,
    }
    const result = typed(sqlmodel, design, { before, text: now })
    store.commit('type', result.changes)
    return result
  }
  type(text)
  return { store, type, shown: () => shownText(sqlmodel, store.design())?.text ?? '' }
}

const table = (design: Design, name: string): Id<'table'> =>
  tablesOf(design).find((it) => it.name === name)?.id as Id<'table'>
const column = (design: Design, path: string): Id => {
  const [of = '', name = ''] = path.split('.')
  return columnsOf(design, table(design, of)).find((it) => it.name === name)?.id as Id
}

test('a text that says what the design says is left as it was typed', () => {
  const { store, shown } = storeWith(BLOG)
  expect(tablesOf(store.design()).map((it) => it.name)).toEqual(['users', 'post'])
  expect(strays(sqlmodel, BLOG, store.design())).toEqual([])
  expect(shown()).toBe(BLOG)
})

test('a rename on the canvas changes what names it and nothing else', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('rename', renameObject(store.design(), table(store.design(), 'users'), 'people'))
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  expect(shown()).toContain('# Everyone who may log in.\nclass User(SQLModel, table=True):\n    """Who it is."""')
  expect(shown()).toContain('__tablename__ = "people"')
  expect(shown()).toContain('# Lower case.\n')
  expect(shown()).toContain('foreign_key="people.id"')
  store.undo()
  expect(shown()).toBe(BLOG)
})

test('a column is made, changed and dropped in its place', () => {
  const { store, shown } = storeWith(BLOG)
  const type = parseType(store.design(), 'numeric(8,2)') as TypeRef
  store.commit(
    'add',
    addColumn(store.design(), table(store.design(), 'users'), { name: 'balance', type, nullable: false }).changes,
  )
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  expect(shown()).toContain(
    '    name: str | None = None\n    balance: Decimal = Field(max_digits=8, decimal_places=2)\n',
  )
  store.commit('edit', setField(store.design(), column(store.design(), 'users.email'), { nullable: true }))
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  expect(shown()).toContain('description="where to write"')
  expect(shown()).toContain('# never shown')
  store.commit('drop', removeObjects(store.design(), [column(store.design(), 'post.title')]))
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  expect(shown()).not.toContain('title')
  expect(shown()).toContain('# newest last')
})

test('a table that is dropped goes with what leads to it', () => {
  const { store, shown } = storeWith(BLOG)
  store.commit('drop', removeObjects(store.design(), [table(store.design(), 'users')]))
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  expect(shown()).not.toContain('User')
  expect(shown()).toContain('class Post(SQLModel, table=True):')
})

test('a reference is drawn, and stands among the table’s arguments', () => {
  const { store, shown } = storeWith(BLOG)
  const design = store.design()
  const [from, to] = [table(design, 'users'), table(design, 'post')]
  const made = addForeignKey(design, { from: { table: from, column: null }, to: { table: to, column: null } })
  store.commit('draw', 'changes' in made ? made.changes : [])
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  expect(shown()).toContain('ForeignKeyConstraint(')
})

test('half a word typed loses nothing', () => {
  const { store, type, shown } = storeWith(BLOG)
  const { objects } = store.design()
  const half = BLOG.replace('name: str | None = None', 'name: str | None = Field(')
  type(half)
  expect(store.design().objects).toBe(objects)
  expect(shown()).toBe(half)
  type(BLOG.replace('name: str | None = None', 'name: str | None = Field(max_length=5)'))
  expect(columnsOf(store.design(), table(store.design(), 'users')).map((it) => it.type.name)).toContain(
    'character varying(5)',
  )
})

/** Classes right under one another, one of them no table. */
const DENSE = `from sqlmodel import Field, SQLModel
class User(SQLModel, table=True):
    id: int = Field(primary_key=True)
class UserCreate(SQLModel):
    password: str
class Post(SQLModel, table=True):
    id: int = Field(primary_key=True)
class PostPublic(SQLModel):
    id: int
`

test('a table comes and goes between classes that stand right under one another, which stay whole', () => {
  const { store, shown } = storeWith(DENSE)
  store.commit('add', addTable(store.design(), { name: 'tag' }).changes)
  expect(strays(sqlmodel, shown(), store.design())).toEqual([])
  for (const line of DENSE.split('\n')) expect(shown()).toContain(line)
  expect(shown()).toContain('class UserCreate(SQLModel):\n    password: str\n')
  expect(shown()).toContain('class PostPublic(SQLModel):\n    id: int\n')
  store.commit('drop', removeObjects(store.design(), [table(store.design(), 'tag')]))
  expect(shown().replace(/\n+/g, '\n')).toBe(DENSE)
  store.commit('drop', removeObjects(store.design(), [table(store.design(), 'user')]))
  expect(shown().replace(/\n+/g, '\n')).toBe(DENSE.replace(/class User\(.*\n.*\n/, ''))
})
