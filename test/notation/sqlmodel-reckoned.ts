/** What a project says by its own functions, classes and conditions, beside words of Python's newer versions. */
export const SQLMODEL_RECKONED = `
import re
import typing
import uuid
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime
from sqlalchemy import Column, Index, String, TIMESTAMP, desc, event, func, literal_column, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, registry
from sqlalchemy.sql import expression
from sqlalchemy.sql.functions import coalesce

def parted(name):
    parts = re.split("(?=[A-Z])", name)
    return "_".join([it.lower() for it in parts if it])

class Now(expression.FunctionElement):
    type = TIMESTAMP()
    inherit_cache = True

@compiles(Now)
def now_anywhere(element, compiler, **more):
    return "CURRENT_TIMESTAMP"

@compiles(Now, "postgresql")
def now_here(element, compiler, **more):
    return "timezone('utc', clock_timestamp())"

class Base(DeclarativeBase):
    registry: typing.ClassVar = registry(type_annotation_map={datetime: TIMESTAMP(timezone=True), str: String(40)})

    @declared_attr.directive
    def __tablename__(cls):
        return parted(cls.__name__)

class ShelfLabel(Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    email: Mapped[str | None]
    timestamp: Mapped[datetime] = mapped_column(server_default=Now())
    what_was_written_beneath_it_by_whoever_came_to_put_it_up: Mapped[str] = mapped_column(index=True)
    ended: Mapped[datetime | None] = mapped_column()
    if typing.TYPE_CHECKING:
        seen: Mapped[int]

    @declared_attr.directive
    def __table_args__(cls):
        return (
            Index("label_words", "words", postgresql_using="hash").ddl_if(dialect="postgresql"),
            Index("label_words_elsewhere", "words").ddl_if(dialect="sqlite"),
            Index("label_email", func.lower(Column("email")), unique=True),
            Index("label_latest", literal_column("timestamp DESC"), "id"),
            Index("label_last_words", "id", desc("words")),
            Index("label_alone", text("(true)"), unique=True),
            Index("label_ended", coalesce(cls.ended, cls.timestamp).desc()),
        )

event.listen(ShelfLabel.words, "set", lambda target, value, *_: value.strip(), retval=True)

@asynccontextmanager
async def lifespan(app):
    yield
    with (
        nullcontext(1) as one,  # the first
        nullcontext(2) as two,
    ):
        match one:
            case int() | str():
                print({key for key, *_ in [two]})
`
