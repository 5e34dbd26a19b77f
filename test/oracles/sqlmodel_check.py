"""Reads models as Python does, runs their migration up, down and up, and asks Alembic what it would change then."""

import importlib.util
import json
import os
import pathlib
import sys
import warnings

import psycopg2
from psycopg2 import sql
from alembic import command
from alembic.config import Config
from sqlalchemy.orm import clear_mappers, configure_mappers
from sqlmodel import SQLModel

LEFT = """SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname NOT LIKE 'alembic_version%'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')"""


def connect(host, name):
    made = psycopg2.connect(host=host, user="postgres", dbname=name)
    made.autocommit = True
    return made


def fresh(host, name, roles):
    with connect(host, "postgres").cursor() as cursor:
        for role in roles:
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,))
            if cursor.rowcount == 0:
                cursor.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")


def forget():
    SQLModel.metadata.clear()
    clear_mappers()
    SQLModel._sa_registry._class_registry.clear()
    for name in [it for it in sys.modules if it.split(".")[0] == "models"]:
        del sys.modules[name]


def load(folder):
    forget()
    package = folder / "models"
    home, within = (package / "__init__.py", [str(package)]) if package.is_dir() else (folder / "models.py", None)
    spec = importlib.util.spec_from_file_location("models", home, submodule_search_locations=within)
    module = importlib.util.module_from_spec(spec)
    sys.modules["models"] = module
    spec.loader.exec_module(module)
    configure_mappers()


def differences(config):
    script = command.revision(config, message="differences", autogenerate=True)
    path = pathlib.Path(script.path)
    up = path.read_text().split("def upgrade() -> None:")[1].split("def downgrade()")[0]
    path.unlink()
    lines = [line.strip() for line in up.splitlines()]
    return [line for line in lines if line and not line.startswith("#") and line != "pass"]


def migrate(host, name, folder, roles, asks):
    fresh(host, name, roles)
    os.environ["DATABASE_URL"] = f"postgresql+psycopg2://postgres@/{name}?host={host}"
    os.chdir(folder)
    config = Config("alembic.ini")
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    with connect(host, name).cursor() as cursor:
        cursor.execute(LEFT)
        left = [row[0] for row in cursor.fetchall()]
    command.upgrade(config, "head")
    found = [f"left behind: {it}" for it in left] + differences(config)
    answer = []
    if asks:
        with connect(host, name).cursor() as cursor:
            cursor.execute(asks)
            answer = cursor.fetchall()
    command.downgrade(config, "base")  # Roles outlive their database.
    return found, answer


def run(host, job):
    told = []
    warnings.showwarning = lambda message, category, *_: told.append(f"{category.__name__}: {message}")
    warnings.simplefilter("always")
    folder = pathlib.Path(job["folder"])
    try:
        load(folder)
        loud = [it for it in told if it.startswith("SAWarning")]
        if not job["migrates"]:
            return {"problem": None, "warnings": loud, "differences": []}
        found, answer = migrate(host, job["database"], folder, job["roles"], job.get("asks"))
        told_of = {"answer": answer} if job.get("asks") else {}
        return {"problem": None, "warnings": loud, "differences": found, **told_of}
    except Exception as problem:
        return {"problem": f"{type(problem).__name__}: {problem}"[:2000], "warnings": [], "differences": []}


request = json.load(sys.stdin)
answers = []
sys.stdout, out = sys.stderr, sys.stdout
for each in request["jobs"]:
    answers.append(run(request["host"], each))
print(json.dumps(answers), file=out)
