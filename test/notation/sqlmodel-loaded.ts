/** What SQLAlchemy loads in ways of its own, and what Python hands on and takes apart. */
export const SQLMODEL_LOADED: Readonly<Record<string, string>> = {
  'columns that are loaded in a way of their own, and what is taken apart': `from typing import Optional
import functools
from sqlalchemy import Column, ForeignKey, Index, Integer, SmallInteger, String, Text, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, deferred, mapped_column
class Base(DeclarativeBase):
    pass
Words = functools.partial(Column, Text, nullable=False)
class Post(Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = deferred(mapped_column(Text))
    size: Mapped[int] = column_property(mapped_column("length", SmallInteger, nullable=False))
    summary = deferred(Column(String(80)), group="long")
    live: Mapped[bool] = mapped_column()
    first = Words()
    second = Words(nullable=True)
    __table_args__ = (Index("posts_never", "id", postgresql_where=(live is True)),)
Index("posts_whole", Post.id, postgresql_where=Post.body.isnot(None))
tags, marks = [
    Table(name, Base.metadata, Column("post_id", ForeignKey(Post.id), primary_key=True), Column("word", Text, primary_key=True))
    for name in ("tags", "marks")
]
Index("tags_by_word", tags.c.word)
`,
  'types that hand on what they are made with, and helpers that take out of what they are given': `import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Integer, MetaData
from sqlalchemy.orm import as_declarative, declared_attr
class Money(sa.TypeDecorator):
    impl = sa.Numeric
    cache_ok = True
    def __init__(self, places=2, **words):
        super().__init__(12, places)
class Email(sa.VARCHAR):
    def __init__(self):
        super().__init__(length=320)
def fk(target, **words):
    return Column(Integer, ForeignKey(target), nullable=words.pop("nullable", False), **words)
@as_declarative()
class Base:
    metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
class Shop(Base):
    id = Column(Integer, primary_key=True)
    mail = Column(Email, nullable=False)
    cash = Column(Money)
    tax = Column(Money(4))
    parent_id = fk("shop.id", index=True)
    other_id = fk("shop.id", nullable=True)
`,
}
