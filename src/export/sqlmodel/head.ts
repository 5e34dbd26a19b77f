import { PG_TYPE } from '#languages'
import { oneLine } from '../naming/one-line.ts'

const STANDARD = ['datetime', 'decimal', 'enum', 'uuid']
const TYPING = ['TYPE_CHECKING', 'Any', 'List', 'Literal', 'Optional']
const SQLMODEL = ['Field', 'Relationship', 'SQLModel']
const VIEWS =
  '# Views are not made by create_all, nor looked at by Alembic.\nviews = sa.MetaData(info={"is_view": True})\n\n\n'

export const titleText = (name: string): string =>
  `"""${oneLine(name).replaceAll('\\', '\\\\').replaceAll('"', "'")}"""\n`

/** The imports of names of a module's, one line where it holds them. */
export function importText(module: string, names: readonly string[], indent = ''): string {
  const line = `${indent}from ${module} import ${names.join(', ')}\n`
  if (line.length <= 100 || names.length === 1) return line
  return `${indent}from ${module} import (\n${names.map((name) => `${indent}    ${name},\n`).join('')}${indent})\n`
}

const fromText = (module: string, names: readonly string[], needs: ReadonlySet<string>): string => {
  const all = names.filter((name) => needs.has(name))
  return all.length > 0 ? importText(module, all) : ''
}

/** Imports of what others have made, each sort apart. */
export function importsText(needs: ReadonlySet<string>): string {
  const standard = STANDARD.filter((module) => needs.has(module)).map((module) => `import ${module}\n`)
  const theirs = [
    needs.has('sa') ? 'import sqlalchemy as sa\n' : '',
    needs.has('pg') ? 'from sqlalchemy.dialects import postgresql as pg\n' : '',
    fromText('sqlmodel', SQLMODEL, needs),
  ]
  return [`${standard.join('')}${fromText('typing', TYPING, needs)}`, theirs.join('')]
    .filter((it) => it !== '')
    .map((it) => `${it}\n`)
    .join('')
}

/** What all tables share. */
export const sharedText = (uses: ReadonlySet<string>): string =>
  `${uses.has('PgType') ? PG_TYPE : ''}${uses.has('views') ? VIEWS : ''}`

/** The imports that the module needs, and what its tables share. */
export function headText(name: string, uses: ReadonlySet<string>): string {
  const needs = new Set([...uses, ...(uses.has('PgType') ? ['Any'] : []), 'sa', 'pg', 'Field', 'SQLModel'])
  return `${titleText(name)}\n${importsText(needs)}\n${sharedText(uses)}`
}
