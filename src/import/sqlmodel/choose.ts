import { resolveModule } from './resolve.ts'

const SCRIPT = /\.pyi?$/
const PASSED_OVER =
  /(?:^|\/)(?:node_modules|\.[^/]+|dist|build|site-packages|__pycache__|venv|env|migrations|alembic|tests?)\/|(?:^|\/)(?:test_\w+|\w+_test|conftest|setup|manage)\.py$/
const MODELS =
  /\(SQLModel\b|,\s*table\s*=\s*True\b|\bmapped_column\s*\(|^\s+__tablename__\s*=|\bdeclarative_base\s*\(|\(DeclarativeBase\b|\bColumn\s*\(|\bTable\s*\(\s*["']/m
const KNOWS = /\b(?:sqlmodel|sqlalchemy|flask_sqlalchemy)\b|\bBase\b|\bdb\.Model\b/
const SOURCE = /^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+\(?([^\n)]*)/gm
const MOST_FILES = 2000

/** A step of a migration may say tables as they were then. */
const REVISION = /^down_revision\b[^=\n]*=/m

/** Of a project's files those that its models are made of: they hold some, or such a file imports from them. */
export function modelFiles(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const scripts = new Map([...files].filter(([path]) => SCRIPT.test(path) && !PASSED_OVER.test(path)))
  const paths = [...scripts.keys()]
  const taken = new Set<string>()
  const isModel = (path: string) => {
    const text = scripts.get(path) ?? ''
    return MODELS.test(text) && KNOWS.test(text) && !REVISION.test(text)
  }
  const next = paths.filter(isModel)
  for (let path = next.pop(); path !== undefined && taken.size < MOST_FILES; path = next.pop()) {
    if (taken.has(path)) continue
    taken.add(path)
    for (const [, source = '', names = ''] of (scripts.get(path) ?? '').matchAll(SOURCE)) {
      const words = names.split(',').map((it) => it.trim().split(/\s+/)[0] ?? '')
      for (const it of [source, ...words.map((word) => `${source}${source.endsWith('.') ? '' : '.'}${word}`)]) {
        const found = resolveModule(it, path, paths)
        if (found && !taken.has(found)) next.push(found)
      }
    }
  }
  return new Map([...scripts].filter(([path]) => taken.has(path)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
