import { apply, holdText } from '#model'
import type { TextImporter } from '../importer.ts'
import { apart } from './bundle.ts'
import { completed } from './complete.ts'
import { sqlmodelCutting } from './cutting.ts'
import { PATH, readSqlmodel } from './read.ts'

const WORDS =
  /^[ \t]*(?:from|import)[ \t]+(?:sqlmodel|sqlalchemy|flask_sqlalchemy)\b|\(SQLModel\b|,[ \t]*table[ \t]*=[ \t]*True\b|\bmapped_column[ \t]*\(|^[ \t]+__tablename__[ \t]*=|\bdeclarative_base[ \t]*\(|\bsa_column[ \t]*=/gm

const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda nonlocal not or pass raise return try while with yield match case type print sa pg datetime decimal enum uuid
  typing Any List Optional Field Relationship SQLModel PgType views str int float bool bytes list dict set tuple object`.split(
    /\s+/,
  ),
)

/** SQLModel, and SQLAlchemy's declarative models: the Python is read, never run, with a place for everything that can't be taken. */
export const sqlmodelImporter: TextImporter = {
  id: 'sqlmodel',
  title: 'SQLModel',
  path: PATH,
  sniff: (text) => Math.min(1, [...text.slice(0, 400_000).matchAll(WORDS)].length / 2),
  read: async (text, options = {}) => {
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    if (options.cancelled?.()) return null
    const { design, notices, ledger } = readSqlmodel(text, options.name)
    return { design: apply(design, holdText(design, { language: 'sqlmodel', path: PATH, text })), notices, ledger }
  },
  understand: readSqlmodel,
  cutting: sqlmodelCutting,
  apart: (text) => apart(text, PATH),
  completed: (text) => completed(text, PATH),
  mayCall: (name) => /^[A-Za-z]\w*$/.test(name) && !KEYWORDS.has(name),
  likeHeld: (read) => ({ design: read, became: new Map() }),
}
