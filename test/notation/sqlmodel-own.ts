/** What SQLModel says in its own words, beside SQLAlchemy's. */
export const SQLMODEL_OWN = `
import datetime as dt
import uuid
from decimal import Decimal
from enum import Enum, IntEnum, auto
from typing import Annotated, List, Optional, Dict, ClassVar
import sqlalchemy as sa
from pydantic import EmailStr, condecimal
from sqlalchemy.dialects.postgresql import JSONB, ARRAY
from sqlmodel import Field, Relationship, SQLModel, UniqueConstraint, Column, Enum as SAEnum

LONG = 2 ** 8

class Role(str, Enum):
    admin = "ADMIN"
    guest = "GUEST"

class Rank(IntEnum):
    one = 1
    two = 2

class Money(sa.TypeDecorator):
    impl = sa.Numeric
    cache_ok = True

class Guid(sa.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True
    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.UUID())
        return dialect.type_descriptor(sa.CHAR(32))

class Vector(sa.types.UserDefinedType):
    cache_ok = True
    def __init__(self, size: int = 3):
        self.size = size
    def get_col_spec(self, **kw):
        return f"bit({self.size})"

class TimeMixin(SQLModel):
    created: dt.datetime = Field(default_factory=dt.datetime.utcnow, nullable=False)
    seen: Optional[dt.datetime] = Field(default=None, sa_type=sa.DateTime(timezone=True), sa_column_kwargs={"server_default": sa.func.now(), "comment": "when"})

class TeamBase(SQLModel):
    name: str = Field(index=True, max_length=LONG)
    headquarters: Annotated[str, Field(max_length=30)]
    limit: ClassVar[int] = 3

class TeamHeroLink(SQLModel, table=True):
    team_id: int | None = Field(default=None, foreign_key="team.id", primary_key=True, ondelete="CASCADE")
    hero_id: uuid.UUID = Field(foreign_key="hero.id", primary_key=True)

class Team(TeamBase, TimeMixin, table=True):
    id: int | None = Field(default=None, primary_key=True)
    role: Role = Role.admin
    rank: Optional[Rank] = None
    heroes: List["Hero"] = Relationship(back_populates="teams", link_model=TeamHeroLink)

class Hero(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("code", "email"), sa.CheckConstraint("age > 0", name="old"), {"schema": None})
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    code: int = Field(sa_column=Column("hero code", sa.BigInteger, sa.Identity(), unique=True))
    email: EmailStr = Field(unique=True)
    age: int | None = Field(default=None, ge=0)
    price: Decimal = Field(default=0, max_digits=8, decimal_places=3)
    cost: Money = Field(sa_column=Column(Money(10, 2), nullable=False))
    gid: str = Field(sa_column=Column(Guid))
    bits: str = Field(sa_column=Column(Vector(5), nullable=True))
    data: dict = Field(default_factory=dict, sa_column=Column(JSONB))
    tags: list[str] = Field(default=[], sa_column=Column(ARRAY(sa.String, dimensions=1)))
    roles: Role = Field(sa_column=Column(SAEnum(Role, name="hero_role"), server_default=Role.guest.name))
    day: dt.date = dt.date(2020, 1, 1)
    at: dt.time
    took: dt.timedelta
    raw: bytes
    ok: bool = True
    teams: List[Team] = Relationship(back_populates="heroes", link_model=TeamHeroLink)
`.replace('"code", "email"', '"hero code", "email"')
