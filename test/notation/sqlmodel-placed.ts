/** Names that hang on where something is said, and columns that are said within others. */
export const SQLMODEL_PLACED = `
import dataclasses
from typing import Optional
from pydantic import constr
from sqlalchemy import Column, Index, Integer, MetaData, Table, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSRANGE, ExcludeConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, mapped_column, registry
from sqlmodel import Field, SQLModel

class Apart(SQLModel, registry=registry()):
    pass

class Team(SQLModel, table=True, extra="forbid"):
    __table_args__ = {"schema": "public"}
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    code: constr(max_length=10) = "x"

class Base(DeclarativeBase):
    pass

@dataclasses.dataclass
class Point:
    x: int
    y: Optional[float]

class Way(Base):
    __tablename__ = "way"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(Point, mapped_column("x2", Integer, unique=True), mapped_column("y2"))
    label: Mapped[str]

Index("by_label", Way.label.desc().nulls_last(), postgresql_ops={"label": "text_pattern_ops"})

Table(
    "room", Base.metadata, Column("id", Integer, primary_key=True), Column("no", Integer, key="number"), Column("during", TSRANGE()),
    ExcludeConstraint(("during", "&&"), name="once", using="gist", where=text("no > 0")),
    UniqueConstraint("number", "during", name="one"), Index("by_no", "number"),
)
`
