import { PG_TYPE } from '#languages'
import { oneLine } from '../naming/one-line.ts'

const STANDARD = ['datetime', 'decimal', 'enum', 'uuid']
const TYPING = ['Any', 'List', 'Optional']

/** The imports that the module needs, and what its tables share. */
export function headText(name: string, uses: ReadonlySet<string>): string {
  const needs = new Set([...uses, ...(uses.has('PgType') ? ['Any'] : [])])
  const standard = STANDARD.filter((module) => needs.has(module)).map((module) => `import ${module}\n`)
  const typing = TYPING.filter((it) => needs.has(it))
  const fromTyping = typing.length > 0 ? `from typing import ${typing.join(', ')}\n` : ''
  const first = standard.join('') + fromTyping
  const models = ['Field', ...(needs.has('Relationship') ? ['Relationship'] : []), 'SQLModel']
  const title = oneLine(name).replaceAll('\\', '\\\\').replaceAll('"', "'")
  return [
    `"""${title}"""\n\n`,
    first === '' ? '' : `${first}\n`,
    `import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql as pg\nfrom sqlmodel import ${models.join(', ')}\n\n\n`,
    needs.has('PgType') ? PG_TYPE : '',
    needs.has('views')
      ? '# Views are not made by create_all, nor looked at by Alembic.\nviews = sa.MetaData()\n\n\n'
      : '',
  ].join('')
}
