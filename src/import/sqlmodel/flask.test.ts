import { expect, test } from 'vitest'
import { sqlExporter, textOf } from '#export'
import { bundledModules } from './bundle.ts'
import { readSqlmodel } from './read.ts'

const read = (all: Record<string, string>) => readSqlmodel(bundledModules(new Map(Object.entries(all))))
const sqlOf = ({ design }: ReturnType<typeof read>) => sqlExporter.emit(design, {}).files.map(textOf).join('')

const MODELS = `from .ext import db
links = db.Table("links", db.Column("post_id", db.ForeignKey("blog_post.id"), primary_key=True))
class BlogPost(db.Model):
    id = db.Column(db.BigInteger, primary_key=True)
    title = db.Column(db.Unicode(200), unique=True)
class Draft(BlogPost):
    note = db.Column(db.Text)
class Note(BlogPost):
    id = db.Column(db.ForeignKey("blog_post.id"), primary_key=True)
`

const NAMES = `names = {"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}`

test("the object of Flask's extension brings its metadata, its own class and the class that models are made of", () => {
  const made = read({
    'shop/__init__.py': '',
    'shop/ext.py': `from flask_sqlalchemy import SQLAlchemy
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
${NAMES}
class Base(DeclarativeBase):
    metadata = sa.MetaData(naming_convention=names)
    made_by: Mapped[str] = mapped_column(server_default=sa.func.current_user())
class Extended(SQLAlchemy):
    def apply_driver_hacks(self, app):
        return super().apply_driver_hacks(app)
db = Extended(model_class=Base)
`,
    'shop/models.py': MODELS,
  })
  expect(made.notices).toEqual([])
  expect(sqlOf(made)).toMatchInlineSnapshot(`
    "-- Untitled (PostgreSQL 18)

    CREATE TABLE blog_post (
      id bigserial,
      title varchar(200),
      made_by varchar DEFAULT CURRENT_USER NOT NULL,
      note text,
      CONSTRAINT pk_blog_post PRIMARY KEY (id),
      CONSTRAINT uq_blog_post_title UNIQUE (title)
    );

    CREATE TABLE links (
      post_id bigint NOT NULL,
      CONSTRAINT pk_links PRIMARY KEY (post_id),
      CONSTRAINT fk_links_post_id FOREIGN KEY (post_id) REFERENCES blog_post (id)
    );

    CREATE TABLE note (
      id bigint NOT NULL,
      CONSTRAINT pk_note PRIMARY KEY (id),
      CONSTRAINT fk_note_id FOREIGN KEY (id) REFERENCES blog_post (id)
    );

    "
  `)
})

test('metadata that it is given names what has no name', () => {
  const made = read({
    'shop/ext.py': `from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData
${NAMES}
db = SQLAlchemy(metadata=MetaData(naming_convention=names))
`,
    'shop/models.py': MODELS,
  })
  expect(sqlOf(made).match(/CONSTRAINT \w+/g)).toEqual([
    'CONSTRAINT pk_blog_post',
    'CONSTRAINT uq_blog_post_title',
    'CONSTRAINT pk_links',
    'CONSTRAINT fk_links_post_id',
    'CONSTRAINT pk_note',
    'CONSTRAINT fk_note_id',
  ])
})

test('columns are made by a partial, or by a function that takes apart what it is given; what is lost is told', () => {
  const made = read({
    'models.py': `import functools
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.ext.mutable import Mutable
db = SQLAlchemy()
Column = functools.partial(db.Column, nullable=False)
class Held(Mutable, dict):
    pass
class Jsonish(db.TypeDecorator):
    impl = db.Text
KEYS = {"User": (db.BigInteger, {"autoincrement": False})}
def primary_key(name):
    type_, words = KEYS[name]
    return Column(type_, primary_key=True, **words)
class User(db.Model):
    id = primary_key("User")
    name = Column(db.String(20), nullable=True)
    settings = Column(Held.as_mutable(Jsonish))
    lost = elsewhere("x")
`,
  })
  expect(made.notices.map((it) => `${it.at?.line} ${it.message}`)).toEqual([
    '19 Whether User has a column lost can’t be read: nothing says what elsewhere is',
  ])
  expect(sqlOf(made)).toMatchInlineSnapshot(`
    "-- Untitled (PostgreSQL 18)

    CREATE TABLE "user" (
      id bigint NOT NULL,
      name varchar(20),
      settings text NOT NULL,
      CONSTRAINT user_pkey PRIMARY KEY (id)
    );

    "
  `)
})

test('what a library has is not looked for in a file of the project that is called alike', () => {
  const made = read({
    'shop/types.py': 'class Money:\n    pass\n',
    'shop/models.py': `from sqlalchemy_utils.types import TSVectorType
from sqlalchemy_utils.types.encrypted.encrypted_type import StringEncryptedType
from flask_sqlalchemy import SQLAlchemy
db = SQLAlchemy()
class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    search = db.Column(TSVectorType)
    secret = db.Column(StringEncryptedType(key="x"))
`,
  })
  expect(made.notices).toEqual([])
  expect(sqlOf(made)).toContain('search tsvector,\n  secret varchar,')
})
