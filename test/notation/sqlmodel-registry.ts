/** Classes and bases that a registry makes, and what stands in its metadata. */
export const SQLMODEL_REGISTRY = `
from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, UUID, text
from sqlalchemy.orm import Mapped, mapped_column, registry

names = {"ix": "idx_%(column_0_N_label)s", "uq": "%(table_name)s_%(column_0_N_name)s_uq"}
kept = registry(metadata=MetaData(schema="shop", naming_convention=names))
Base = kept.generate_base()

@kept.mapped
class Party:
    __tablename__ = "party"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False, index=True, unique=False)

class Order(Base):
    __tablename__ = "order"
    id: Mapped[str] = mapped_column(UUID, primary_key=True, server_default=text("gen_random_uuid()"))
    day = Column(Date, unique=True)
    # What it points at says its type, whatever the hint.
    part_of: Mapped[str] = mapped_column(ForeignKey("shop.order.id"))
    party_id: Mapped[str | None] = mapped_column(ForeignKey(Party.id), index=True)
`
