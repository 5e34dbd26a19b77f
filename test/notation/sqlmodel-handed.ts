/** What columns come to by way of others: a map of types, a parent's columns, a function's words, the environment. */
export const SQLMODEL_HANDED = `
import enum
import os
from typing import Annotated, Any, Optional
from sqlalchemy import *
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.orm import *

str50 = Annotated[str, 50]
counted = Annotated[int, mapped_column(index=True)]

class Base(DeclarativeBase):
    metadata = MetaData(schema=os.getenv("OF_NO_ENVIRONMENT", "staff"))
    type_annotation_map = {
        str50: String(50),
        int: BigInteger,
        dict[str, Any]: pg.JSONB,
        list[str]: pg.ARRAY(Text),
    }

def pointing(target, **kw):
    return mapped_column(ForeignKey(f"staff.{target}.id"), nullable=False, **kw)

class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str50]
    short: Mapped[Optional[str50]]
    size: Mapped[counted]
    data: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    aliases: Mapped[list[str]]

class Kept(Base):
    __abstract__ = True
    created: Mapped[str] = mapped_column(String(9))

    @declared_attr
    def company_id(cls) -> Mapped[int]:
        return pointing("company", index=True)

class Employee(Kept):
    __tablename__ = "employee"
    __mapper_args__ = {"polymorphic_identity": "employee", "polymorphic_on": "type"}
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(String(20))

class Engineer(Employee):
    __tablename__ = "engineer"
    __mapper_args__ = {"polymorphic_identity": "engineer"}
    id: Mapped[int] = mapped_column(ForeignKey("staff.employee.id"), primary_key=True)
    language: Mapped[str]

class Manager(Employee):
    __tablename__ = None
    __mapper_args__ = {"polymorphic_identity": "manager"}
    level: Mapped[Optional[int]]

watchers = Table("watchers", Base.metadata,
    Column("employee_id", None, ForeignKey("staff.employee.id"), primary_key=True),
    Column("company_id", None, ForeignKey("staff.company.id"), primary_key=True))
`
