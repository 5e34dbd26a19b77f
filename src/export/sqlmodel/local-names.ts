import { PYTHON_MODULES, PYTHON_NAMES } from '#languages'
import { type Wording, wordKey } from '#model'

const SAID = /("(?:[^"\\]|\\.)*")|\b(sa|pg|datetime|decimal|uuid|enum)\.([A-Za-z]\w*)/g

function localName(wording: Wording, module: string, name: string): string {
  const renamed = wording.get(wordKey(null, `named ${module}.${name}`))
  if (renamed) return renamed
  const alias = wording.get(wordKey(null, `module ${module}`))
  if (alias === undefined) return `${module}.${name}`
  if (alias !== '') return `${alias}.${name}`
  // Python's own Enum has that name.
  const own = module === 'sa' && name === 'Enum' ? 'SAEnum' : name
  const bound = wording.get(wordKey(null, `bound ${own}`))
  return bound === undefined || bound === `${module}.${name}` ? own : `${module}.${name}`
}

/** Code of ours with the names under which a text has what it imports. */
export const localText = (wording: Wording, text: string): string =>
  text.replace(SAID, (whole: string, quoted: string | undefined, module: string, name: string) =>
    quoted === undefined ? localName(wording, module, name) : whole,
  )

/** What makes those names what they are, for whoever reads the code by itself. */
export function localHead(wording: Wording, text: string): string {
  const lines: string[] = []
  for (const [key, value] of wording) {
    const [, sort, path = ''] = /^ (module|named) (.*)$/.exec(key) ?? []
    const [module = '', name = ''] = path.split('.')
    if (sort === 'module' && value !== '') lines.push(`import ${PYTHON_MODULES[module] ?? module} as ${value}`)
    if (sort === 'named') lines.push(`from ${PYTHON_MODULES[module] ?? module} import ${name} as ${value}`)
    if (sort === 'module' && value === '')
      lines.push(
        ...(PYTHON_NAMES[module] ?? [])
          .filter((it) => new RegExp(`\\b${it}\\b`).test(text))
          .map((it) => `from ${PYTHON_MODULES[module] ?? module} import ${it === 'SAEnum' ? 'Enum as SAEnum' : it}`),
      )
  }
  for (const module of ['sa', 'pg', 'datetime', 'decimal', 'uuid', 'enum'])
    if (new RegExp(`\\b${module}\\.`).test(text) && wording.get(wordKey(null, `bound ${module}`)) === undefined)
      lines.push(`import ${PYTHON_MODULES[module] ?? module} as ${module}`)
  const bases = [...wording].flatMap(([key, value]) =>
    key.startsWith(' metadata ') ? [baseText(key.slice(10), value)] : [],
  )
  return `${lines.join('\n')}\n${bases.join('')}\n`
}

/** What tables are made of, with the schema and the names that it gives. */
function baseText(name: string, said: string): string {
  const { schema, names } = JSON.parse(said) as { schema: string | null; names: readonly (readonly [string, string])[] }
  const words = [
    ...(schema ? [`schema=${JSON.stringify(schema)}`] : []),
    ...(names.length > 0 ? [`naming_convention=${JSON.stringify(Object.fromEntries(names))}`] : []),
  ]
  const metadata = `sqlalchemy_MetaData(${words.join(', ')})`
  const head =
    'from sqlalchemy import MetaData as sqlalchemy_MetaData\nfrom sqlalchemy.orm import DeclarativeBase as sqlalchemy_Base\n'
  if (name === 'SQLModel.metadata')
    return words.length > 0 ? `${head}from sqlmodel import SQLModel\nSQLModel.metadata = ${metadata}\n` : ''
  return `${head}class ${name}(sqlalchemy_Base):\n    metadata = ${metadata}\n\n`
}
