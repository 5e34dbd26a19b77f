import { CUSTOM_DATA } from '#languages'
import type { FileNames } from './file-names.ts'
import { quote } from './words.ts'

const FROM_ROOT = ['relations', 'sql']
const TYPES = new Set(['PgTableExtraConfigValue'])

/** The imports that the file needs, and the types that Drizzle has no builder for. */
export function headText(uses: ReadonlySet<string>, names: FileNames): string {
  const all = new Set([...uses, ...(names.customs.size > 0 ? ['customType'] : [])])
  const root = FROM_ROOT.filter((helper) => all.has(helper))
  const core = [...all]
    .filter((helper) => !FROM_ROOT.includes(helper))
    .sort()
    .map((helper) => (TYPES.has(helper) ? `type ${helper}` : helper))
  const lines = [
    ...(root.length > 0 ? [`import { ${root.join(', ')} } from 'drizzle-orm';`] : []),
    ...(core.length > 0 ? [importLine(core)] : []),
  ]
  const customs = [...names.customs].map(([sql, name]) => {
    const data = CUSTOM_DATA[sql] ?? 'string'
    return `const ${name} = customType<{ data: ${data} }>({ dataType: () => ${quote(nameForKit(sql))} });`
  })
  return (
    [lines.join('\n'), customs.join('\n')]
      .filter((part) => part !== '')
      .map((part) => `${part}\n\n`)
      .join('') || 'export {};\n'
  )
}

/** drizzle-kit puts the quotes itself; `"char"` is the one that would be another type without its own. */
export const nameForKit = (sql: string): string => (sql === '"char"' ? sql : sql.replace(/^"([^"]+)"$/, '$1'))

function importLine(names: readonly string[]): string {
  const line = `import { ${names.join(', ')} } from 'drizzle-orm/pg-core';`
  return line.length <= 100
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from 'drizzle-orm/pg-core';`
}
