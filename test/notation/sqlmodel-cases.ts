import { SQLMODEL_HANDED } from './sqlmodel-handed.ts'
import { SQLMODEL_LOADED } from './sqlmodel-loaded.ts'
import { SQLMODEL_OWN } from './sqlmodel-own.ts'
import { SQLMODEL_PLACED } from './sqlmodel-placed.ts'
import { SQLMODEL_RECKONED } from './sqlmodel-reckoned.ts'
import { SQLMODEL_REGISTRY } from './sqlmodel-registry.ts'

/** Models of every form, each as a file of its own: what today's SQLAlchemy makes of them is asked of it. */
export const SQLMODEL_CASES: Readonly<Record<string, string>> = {
  'tables out of loops, calls and lists, and what a table says of itself': `
from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

metadata = MetaData()
tables = {}
for kind, length in {"a": 5, "b": 6}.items():
    tables[kind] = Table("items_" + kind, metadata, Column("id", Integer, primary_key=True), Column("v", String(length)), prefixes=["UNLOGGED"])
more = [Table(f"m{i}", metadata, Column("id", Integer, primary_key=True)) for i in range(1, 3)]
class Base(DeclarativeBase):
    metadata = metadata
class Owned:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        from sqlalchemy import ForeignKey
        return mapped_column(ForeignKey("m1.id"))
for word in ["x", "y"]:
    if word != "z":
        class Row(Owned, Base):
            __tablename__ = f"row_{word}"
            id: Mapped[int] = mapped_column(primary_key=True)
def make(names):
    for name in names:
        Table(name, metadata, Column("id", Integer, primary_key=True))
make(["p", "q"])
Table("parts", metadata, Column("id", Integer, primary_key=True, autoincrement=False), postgresql_partition_by="RANGE (id)")
Table("heirs", metadata, Column("age", Integer), postgresql_inherits="m2")
`,
  'mapped columns, mixins and a base with a key': `
from datetime import datetime, date
from decimal import Decimal
import enum
import uuid
from typing import Annotated, Any, Optional, Literal
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, MetaData, Numeric, String, UniqueConstraint, func, text, Enum, ARRAY, DateTime, Computed, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB, UUID as PGUUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr

intpk = Annotated[int, mapped_column(primary_key=True)]
str50 = Annotated[str, 50]

class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    })
    type_annotation_map = {datetime: DateTime(timezone=True), dict[str, Any]: JSONB}

class Stamped:
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[Optional[datetime]] = mapped_column(onupdate=func.now())

class Named:
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower() + "s"
    id: Mapped[intpk]

class Level(enum.Enum):
    low = "Low"
    high = "High"

class User(Stamped, Named, Base):
    email: Mapped[str] = mapped_column(String(255), unique=True, index=True)
    nick: Mapped[str | None] = mapped_column(String(30), unique=True)
    level: Mapped[Level] = mapped_column(default=Level.low)
    shade: Mapped[Level] = mapped_column(Enum(Level, name="shade", values_callable=lambda e: [m.value for m in e]))
    mood: Mapped[Literal["good", "terrible"]]
    balance: Mapped[Decimal] = mapped_column(Numeric(12, 2), server_default=text("0"))
    tags: Mapped[list[str]] = mapped_column(ARRAY(String(20)), server_default="{}")
    extra: Mapped[dict] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    token: Mapped[uuid.UUID] = mapped_column(PGUUID(as_uuid=True), default=uuid.uuid4)
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    born: Mapped[Optional[date]]
    posts: Mapped[list["Post"]] = relationship(back_populates="author")
    __table_args__ = (
        CheckConstraint("balance >= 0", name="positive"),
        Index("ix_lower_email", func.lower(email)),
        Index(None, "nick", "born", unique=True),
        {"comment": "Who it is"},
    )

class Post(Stamped, Named, Base):
    author_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE", onupdate="RESTRICT"))
    title: Mapped[str] = mapped_column("post title", Text, comment="what it's called")
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True, start=10, increment=5))
    size: Mapped[int] = mapped_column(Computed("length(\\"post title\\")"))
    author: Mapped[User] = relationship(back_populates="posts")
    __table_args__ = (UniqueConstraint("author_id", "number", name="mine", deferrable=True, initially="DEFERRED"),)

Index("ix_posts_recent", Post.created_at.desc(), postgresql_where=Post.author_id > 3)
`,
  'columns of the older kind': `
from sqlalchemy import *
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import relationship, backref, declared_attr
from sqlalchemy.dialects.postgresql import ExcludeConstraint, TSRANGE, INET, ENUM, TSVECTOR, INTERVAL, BIT, TIMESTAMP
import datetime

Base = declarative_base()
metadata = Base.metadata

link = Table(
    "user_groups",
    Base.metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", Integer, ForeignKey("main.groups.id"), primary_key=True),
    Column("since", DateTime, server_default=func.current_timestamp()),
    UniqueConstraint("group_id", "since"),
    Index("by_since", "since"),
)

class Common(object):
    id = Column(Integer, primary_key=True, autoincrement=True)
    @declared_attr
    def owner_id(cls):
        return Column(Integer, ForeignKey("users.id"))

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String(80), nullable=False, server_default="it's me")
    active = Column(Boolean, default=True, nullable=False, server_default=true())
    kind = Column(Enum("a", "b'c", name="user_kind"), nullable=False, server_default="a")
    kind2 = Column(ENUM("x", "y", name="other_kind", schema="main"))
    plain = Column(Enum("one", "three", native_enum=False, name="plain_kind", create_constraint=True))
    address = Column(INET)
    amount = Column(Numeric)
    ratio = Column(Float(20))
    at = Column(TIMESTAMP(timezone=True, precision=3))
    bits = Column(BIT(4), server_default=text("B'0101'"))
    span = Column(INTERVAL(fields="day to second", precision=2))
    groups = relationship("Group", secondary=link, backref="users")

class Group(Base):
    __tablename__ = "groups"
    __table_args__ = {"schema": "main"}
    id = Column(BigInteger, primary_key=True)
    parent = Column("parent_id", ForeignKey("main.groups.id", deferrable=True, initially="DEFERRED"))
    words = Column(TSVECTOR)
    __mapper_args__ = {"polymorphic_on": "id"}

class Thing(Common, Base):
    __tablename__ = "things"
    a = Column(SmallInteger)
    b = Column(Integer)
    during = Column(TSRANGE)
    __table_args__ = (
        CheckConstraint("a > b"),
        CheckConstraint("a > 0"),
        ForeignKeyConstraint(["a", "b"], ["pairs.x", "pairs.y"], match="FULL"),
        ExcludeConstraint(("during", "&&"), name="apart", using="gist", where=text("a > 3")),
        Index("gin_words", text("to_tsvector('simple', a::text)"), postgresql_using="gin"),
        Index("inc", "a", postgresql_include=["b"], postgresql_with={"fillfactor": 70}),
        Index("half", "a", unique=True, postgresql_where=text("b IS NULL")),
        Index("pattern", "b", text("a DESC NULLS LAST")),
    )

class Pair(Base):
    __tablename__ = "pairs"
    x = Column(Integer, primary_key=True)
    y = Column(Integer, primary_key=True)

seq = Sequence("numbers", start=100)
class Numbered(Base):
    __tablename__ = "numbered"
    id = Column(Integer, seq, primary_key=True, server_default=seq.next_value())

class Animal(Base):
    __tablename__ = "animals"
    id = Column(Integer, primary_key=True)
    kind = Column(String(10))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "animal"}
class Dog(Animal):
    bark = Column(String(5))
    __mapper_args__ = {"polymorphic_identity": "dog"}
class Cat(Animal):
    __tablename__ = "cats"
    id = Column(ForeignKey("animals.id"), primary_key=True)
    meow = Column(Text)
    __mapper_args__ = {"polymorphic_identity": "cat"}
`,
  'what is handed on': SQLMODEL_HANDED,
  'a base that names its tables, a schema for all, and sequences': `
import enum
import re
from sqlalchemy import Column, Integer, String, ForeignKey, Sequence, MetaData, Enum, Boolean, JSON, DateTime, Index, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, declarative_base, mapped_column
from sqlalchemy.sql import expression

class Base(DeclarativeBase):
    metadata = MetaData(schema="shop")
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

class Auditing:
    deleted: Mapped[bool] = mapped_column(server_default=expression.false())

class Kind(str, enum.Enum):
    small = "s"
    large = "l"

class OrderLine(Auditing, Base):
    id: Mapped[int] = mapped_column(Integer, Sequence("line_seq", start=7), primary_key=True)
    kind: Mapped[Kind] = mapped_column(Enum(*[it.value for it in Kind], name="line_kind"))
    parent_id = mapped_column(ForeignKey("order_line.id", name="parent_fk", use_alter=True), index=True)
    doc: Mapped[dict] = mapped_column(JSON().with_variant(JSONB(), "postgresql"), nullable=False)

class Abstract(Base):
    __abstract__ = True
    key: Mapped[str] = mapped_column(String(10), primary_key=True, sort_order=-1)

class Setting(Abstract):
    value: Mapped[str | None]
    line: Mapped[int] = mapped_column(ForeignKey(OrderLine.id))

class Root(object):
    @declared_attr
    def __tablename__(cls):
        return "%s_t" % cls.__name__.lower()
    id = Column(Integer, primary_key=True)

Older = declarative_base(cls=Root)

class Plain(Older):
    name = Column(String, key="label")
    made = Column(DateTime, server_default=func.timezone("utc", func.now()))
Index("ix_plain", Plain.name.desc().nulls_last(), func.lower(Plain.name))
`,
  ...SQLMODEL_LOADED,
  'names, functions and conditions of its own': SQLMODEL_RECKONED,
  'bases that a registry makes': SQLMODEL_REGISTRY,
  "SQLModel's own ways": SQLMODEL_OWN,
  'names of places, and columns within others': SQLMODEL_PLACED,
}
