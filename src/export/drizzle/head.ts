import { CUSTOM_DATA } from '#languages'
import { quote } from './words.ts'

const FROM_ROOT = ['relations', 'sql']
const TYPES = new Set(['PgTableExtraConfigValue'])

type Given = {
  /** What the file uses of Drizzle's. */
  readonly uses: Iterable<string>
  /** The constants of the types that Drizzle has no builder for, where they stand in this file. */
  readonly customs: ReadonlyMap<string, string>
  /** What is imported of other files, by file. */
  readonly others?: ReadonlyMap<string, readonly string[]>
}

/** The imports that a file needs, and the types that Drizzle has no builder for. */
export function headText({ uses, customs, others }: Given): string {
  const all = new Set([...uses, ...(customs.size > 0 ? ['customType'] : [])])
  const root = FROM_ROOT.filter((helper) => all.has(helper))
  const core = [...all]
    .filter((helper) => !FROM_ROOT.includes(helper))
    .sort()
    .map((helper) => (TYPES.has(helper) ? `type ${helper}` : helper))
  const lines = [
    ...(root.length > 0 ? [`import { ${root.join(', ')} } from 'drizzle-orm';`] : []),
    ...(core.length > 0 ? [importLine(core, 'drizzle-orm/pg-core')] : []),
    ...[...(others ?? [])].map(([file, names]) => importLine(names, `./${file}`)),
  ]
  const types = [...customs].map(([sql, name]) => {
    const data = CUSTOM_DATA[sql] ?? 'string'
    return `${others ? 'export ' : ''}const ${name} = customType<{ data: ${data} }>({ dataType: () => ${quote(nameForKit(sql))} });`
  })
  return (
    [lines.join('\n'), types.join('\n')]
      .filter((part) => part !== '')
      .map((part) => `${part}\n\n`)
      .join('') || 'export {};\n'
  )
}

/** drizzle-kit puts the quotes itself; `"char"` is the one that would be another type without its own. */
export const nameForKit = (sql: string): string => (sql === '"char"' ? sql : sql.replace(/^"([^"]+)"$/, '$1'))

function importLine(names: readonly string[], source: string): string {
  const line = `import { ${names.join(', ')} } from '${source}';`
  return line.length <= 100 ? line : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '${source}';`
}
