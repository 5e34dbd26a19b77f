"""Imports models as Python does, without what else their project needs, and tells the SQL of `create_all` for PostgreSQL."""

import builtins
import gc
import importlib
import importlib.abc
import importlib.machinery
import json
import pathlib
import re
import sys
import types
from typing import Optional

import sqlmodel
from pydantic import BaseModel
from sqlalchemy import MetaData, create_mock_engine
from sqlmodel import SQLModel


class StubType(type):
    """Whatever is asked of something that is not here, is something that is not here."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return stub(name) if name[0].isupper() else "stub"

    def __or__(cls, other):
        return Optional[cls]


def stub(name):
    """A class as most are named; a number that bounds something is none, so that nothing is bound."""
    return None if name.isupper() else StubType(name, (str,), {})


class StubModule(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = stub(name)
        setattr(self, name, made)
        return made


class StubFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StubModule(spec.name)

    def exec_module(self, module):
        pass


def load(root):
    """Imports all modules. What a newer or an older library has no more, or not yet, is put there."""
    names = [".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for path in sorted(root.rglob("*.py"))]
    for _ in range(40):
        try:
            for name in names:
                importlib.import_module(name)
            return
        except ImportError as problem:
            missing = re.search(r"cannot import name '(\w+)' from '([\w.]+)'", str(problem))
            if not missing or missing[2] in names:
                raise
            setattr(sys.modules[missing[2]], missing[1], type if "eta" in missing[1] else stub(missing[1]))
        except NameError as problem:
            # From Python 3.14 on annotations are read when they are asked for.
            setattr(builtins, problem.name, problem.name)
        for name in [it for it in sys.modules if it in names]:
            del sys.modules[name]
        SQLModel.metadata.clear()
        SQLModel._sa_registry._class_registry.clear()


def points_nowhere(metadata, key):
    """Whether the table that a key points at is not among those that were given."""
    known = set(metadata.tables) | {name.removeprefix(f"{metadata.schema}.") for name in metadata.tables}
    return any(element._colspec.rpartition(".")[0] not in known for element in key.elements if isinstance(element._colspec, str))


def run(folder):
    root = pathlib.Path(folder)
    for each in (BaseModel, SQLModel):
        if hasattr(each, "model_config"):
            each.model_config["arbitrary_types_allowed"] = True
    sys.path.insert(0, str(root))
    sys.meta_path.append(StubFinder())
    load(root)
    statements = []
    # SQLAlchemy has metadata of Postgres' own catalog too.
    found = [each for each in gc.get_objects() if isinstance(each, MetaData) and "pg_catalog.pg_class" not in each.tables]
    for it in found:
        if not it.tables:
            continue

        def tell(sql, *_, **__):
            statements.append(str(sql.compile(dialect=engine.dialect)).replace("%%", "%").strip())

        for table in it.tables.values():
            for key in [each for each in table.foreign_key_constraints if points_nowhere(it, each)]:
                table.constraints.discard(key)
                for element in key.elements:
                    element.parent.foreign_keys.discard(element)
                    table.foreign_keys.discard(element)
        engine = create_mock_engine("postgresql+psycopg2://", tell)
        it.create_all(engine, checkfirst=False)
    schemas = {t.schema for m in found for t in m.tables.values() if t.schema}
    return [f'CREATE SCHEMA IF NOT EXISTS "{it}"' for it in sorted(schemas)] + statements


try:
    out = {"problem": None, "version": sqlmodel.__version__, "statements": run(sys.argv[1])}
except Exception as problem:
    import traceback

    out = {"problem": "".join(traceback.format_exception(problem))[-1500:], "version": sqlmodel.__version__, "statements": []}
print(json.dumps(out))
