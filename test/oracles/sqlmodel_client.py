"""Reads every row of a database through SQLModel, through every relation, deletes them and puts them back."""

import importlib.util
import json
import sys

from sqlalchemy import create_engine, text
from sqlalchemy.orm import RelationshipProperty, configure_mappers
from sqlmodel import Session, SQLModel, select


def load(path):
    spec = importlib.util.spec_from_file_location("models", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["models"] = module
    spec.loader.exec_module(module)
    configure_mappers()
    return [mapper.class_ for mapper in SQLModel._sa_registry.mappers]


def matches(row, other, pairs):
    """Whether the columns of a relation say that one row leads to the other."""
    values = [(getattr(row, own), getattr(other, far)) for own, far in pairs]
    return all(value is not None and value == there for value, there in values)


def read(rows, relation):
    """Asks every row for what it leads to; tells of how many, and which are not what their columns say."""
    mapper, target = relation.parent, relation.mapper
    pairs = [(mapper.get_property_by_column(own).key, target.get_property_by_column(far).key) for own, far in relation.local_remote_pairs]
    wrong = []
    for row in rows[mapper.class_]:
        found = getattr(row, relation.key)
        found = list(found) if relation.uselist else [found] if found is not None else []
        wanted = [other for other in rows[target.class_] if matches(row, other, pairs)]
        if {id(it) for it in found} != {id(it) for it in wanted}:
            wrong.append(f"{mapper.class_.__name__}.{relation.key}")
    return len(rows[mapper.class_]), wrong


def values_of(row):
    """What can be given: values that the database makes by itself are its own."""
    columns = row.__mapper__.column_attrs
    made = [it.key for it in columns if it.columns[0].identity is not None or it.columns[0].computed is not None]
    return {it.key: getattr(row, it.key) for it in columns if it.key not in made}


def cut_loose(row):
    """Takes a row out of the circle that it may stand in: of rows that lead to one another none can go first."""
    for relation in row.__mapper__.relationships:
        columns = [own for own, _ in relation.local_remote_pairs]
        if relation.direction.name == "MANYTOONE" and relation.mapper is relation.parent and all(it.nullable for it in columns):
            setattr(row, relation.key, None)


def run(url, path):
    classes = load(path)
    engine = create_engine(url)
    told = {"classes": len(classes), "read": 0, "wrong": [], "empty": [], "left": [], "back": []}
    with Session(engine) as session:
        rows = {each: session.exec(select(each)).all() for each in classes}
        told["empty"] = [each.__name__ for each in classes if not rows[each]]
        for each in classes:
            for relation in each.__mapper__.relationships:
                assert isinstance(relation, RelationshipProperty)
                count, wrong = read(rows, relation)
                told["read"] += count
                told["wrong"] += wrong
        kept = {each: [values_of(row) for row in rows[each]] for each in classes}
        session.rollback()
    with Session(engine) as session:
        # References are minded again at the end; what stands in between is no state of the design.
        session.execute(text("SET session_replication_role = replica"))
        # All at once: of a row that alone goes, SQLAlchemy sets free what leads to it.
        gone = [row for each in classes for row in session.exec(select(each)).all()]
        with session.no_autoflush:
            for row in gone:
                cut_loose(row)
                session.flush()
            for row in gone:
                session.delete(row)
        session.flush()
        session.expunge_all()
        told["left"] = [each.__name__ for each in classes if session.exec(select(each)).first()]
        for each in classes:
            session.add_all([each(**values) for values in kept[each]])
            session.flush()
        session.expunge_all()
        told["back"] = [each.__name__ for each in classes if len(session.exec(select(each)).all()) != len(kept[each])]
        session.commit()
    return told


print(json.dumps(run(sys.argv[1], sys.argv[2])))
