import { truncateName } from '#base'
import { PREAMBLE, plan, type Step } from '#migrate'
import { type Design, emptyDesign, forTarget, schemaNameOf, tablesOf } from '#model'
import type { SourceFile } from '../exporter.ts'
import { ALEMBIC_INI, envFile, SCRIPT_TEMPLATE } from './env-file.ts'
import { escapeBinds, quote } from './words.ts'

/** A statement in Python, over several lines as it stands where nothing in it ends such a string. */
function pythonText(sql: string): string {
  const text = escapeBinds(sql)
  const raw = text.includes('\n') && !text.includes('"""') && !/["\\]$/.test(text) && !text.includes('\r')
  return raw ? `r"""\n${text}\n"""` : quote(text)
}

const execute = (sql: string): string => `    op.execute(${pythonText(sql)})\n`

/** Alembic's own table is looked for in the session's search path afterwards. */
const SETTINGS = PREAMBLE.map((setting) => setting.replace(/^SET /, 'SET LOCAL '))

function body(steps: readonly Step[]): string {
  const lines = [...SETTINGS, ...steps.map((step) => step.sql)].map(execute)
  return steps.length > 0 ? lines.join('') : '    pass\n'
}

/** The first revision: our own SQL, since Alembic's own would leave out what SQLAlchemy can't say. */
function firstRevision(design: Design): string {
  const up = plan(emptyDesign(), design)
  const down = plan(design, emptyDesign())
  return `"""The schema as a whole."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
${body(up)}

def downgrade() -> None:
${body(down)}`
}

/** What goes with the models: Alembic's settings, and the migration that makes the schema and takes it away. */
export function alembicFiles(whole: Design): readonly SourceFile[] {
  const { design } = forTarget(whole)
  const partitions = tablesOf(design).flatMap((it) => {
    const schema = schemaNameOf(design, it.id)
    return it.partitionOf ? [`${schema === 'public' ? '' : `${schema}.`}${truncateName(it.name)}`] : []
  })
  const texts = {
    'alembic.ini': ALEMBIC_INI,
    'migrations/env.py': envFile(partitions),
    'migrations/script.py.mako': SCRIPT_TEMPLATE,
    'migrations/versions/0001_initial.py': firstRevision(design),
  }
  return Object.entries(texts).map(([path, text]) => ({ path, chunks: [{ text, spans: [], about: null }] }))
}
