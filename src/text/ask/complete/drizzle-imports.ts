import { DRIZZLE_HELPERS } from '#languages'
import { ownFile } from './own-file.ts'
import type { Suggestion } from './suggestion.ts'

const OF_ORM: ReadonlySet<string> = new Set(['sql', 'relations'])
const FILE = /^\/\/ file: .*$/gm

/** The helpers of Drizzle's that a suggestion brings. */
const broughtBy = ({ label, insert = label, sort }: Suggestion): readonly string[] =>
  sort === 'column' || sort === 'table' || sort === 'enum' || sort === 'word'
    ? []
    : [...new Set(insert.match(/(?<![.\w$'])[A-Za-z_$][\w$]*(?=[(`])/g) ?? [])].filter((it) => DRIZZLE_HELPERS.has(it))

/** The same, with the imports that its file lacks for it. */
export function importing(it: Suggestion, text: string, at: number): Suggestion {
  const brought = broughtBy(it)
  if (brought.length === 0) return it
  const { file, start } = ownFile(text, at, FILE)
  const edits = ['drizzle-orm', 'drizzle-orm/pg-core'].flatMap((module) => {
    const wanted = brought.filter((name) => OF_ORM.has(name) === (module === 'drizzle-orm'))
    return added(file, module, wanted).map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start }))
  })
  return edits.length === 0 ? it : { ...it, also: edits }
}

/** What brings names of a module into a file that has not imported them. */
function added(file: string, module: string, wanted: readonly string[]) {
  const given = [...file.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g)]
  const names = new Set(given.flatMap((it) => (it[1] ?? '').split(',').map((name) => name.trim())))
  const missing = wanted.filter((it) => !names.has(it))
  if (missing.length === 0) return []
  const own = given.find((it) => it[2] === module)
  if (!own) return [{ from: 0, to: 0, text: `import { ${missing.join(', ')} } from '${module}'\n` }]
  const inside = own.index + own[0].indexOf('{') + 1 + (own[1] ?? '').trimEnd().length
  const comma = (own[1] ?? '').trim() === '' ? ' ' : (own[1] ?? '').trimEnd().endsWith(',') ? ' ' : ', '
  return [{ from: inside, to: inside, text: `${comma}${missing.join(', ')}` }]
}
