import { quote } from '#languages'
import { type Wording, wordKey } from '#model'
import type { PrismaOptions } from './options.ts'

/** What the file calls its data source, by which native types are named too. */
export const sourceName = (wording: Wording): string => wording.get(wordKey(null, 'datasource')) ?? 'db'

/** The generator and the data source. Since Prisma 7 its address stands in prisma.config.ts. */
export function headText(given: {
  options: PrismaOptions
  schemas: readonly string[]
  previews: readonly string[]
  source: string
}): string {
  const { options, schemas, previews, source: name } = given
  const wide = previews.length > 0
  const generator: [string, string][] = [
    ['provider', '"prisma-client"'],
    ['output', quote(options.output)],
    ...(wide ? [['previewFeatures', `[${previews.map(quote).join(', ')}]`] as [string, string]] : []),
  ]
  const source: [string, string][] = [
    ['provider', '"postgresql"'],
    ...(schemas.length > 1 || schemas[0] !== 'public'
      ? [['schemas', `[${schemas.map(quote).join(', ')}]`] as [string, string]]
      : []),
  ]
  return `generator client {\n${aligned(generator)}}\n\ndatasource ${name} {\n${aligned(source)}}\n\n`
}

function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([key]) => key.length))
  return rows.map(([key, value]) => `  ${key.padEnd(width)} = ${value}\n`).join('')
}

/** prisma.config.ts, which names the database and the tables that Prisma sees and has to leave alone. */
export const configText = (external: readonly string[], schema: string): string => `import 'dotenv/config'
import { defineConfig, env } from 'prisma/config'

export default defineConfig({
  schema: '${schema}',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: env('DATABASE_URL') },
${external.length > 0 ? `  // Partitions that are partitioned themselves.\n  experimental: { externalTables: true },\n  tables: { external: [${external.map(quote).join(', ')}] },\n` : ''}})
`
