import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type * as Engine from '@prisma/schema-engine-wasm'
import { databaseOf } from './database.ts'
import { prismaAdapter } from './prisma-adapter.ts'

const require = createRequire(import.meta.url)
const PATH = 'schema.prisma'
/** The package exports its loader only, which takes a bundler. */
const PACKAGE = new URL('../../node_modules/@prisma/schema-engine-wasm/', import.meta.url)

type SchemaTools = { validate(params: string): void; format(schema: string, params: string): string }
const tools = (): SchemaTools => require('@prisma/prisma-schema-wasm') as SchemaTools

/** What Prisma says against a schema, of one file or several; null where it is valid. */
export function prismaValidate(schema: string | readonly (readonly [path: string, text: string])[]): string | null {
  const files = typeof schema === 'string' ? [[PATH, schema]] : schema
  try {
    tools().validate(JSON.stringify({ prismaSchema: files, noColor: true }))
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    try {
      return (JSON.parse(message) as { message: string }).message
    } catch {
      return message
    }
  }
}

/** The schema as Prisma's formatter would write it. */
export function prismaFormat(schema: string): string {
  const params = { textDocument: { uri: `file:/${PATH}` }, options: { tabSize: 2, insertSpaces: true } }
  const edits = JSON.parse(tools().format(JSON.stringify([[`file:/${PATH}`, schema]]), JSON.stringify(params))) as {
    newText: string
  }[]
  return edits[0]?.newText ?? schema
}

type Wasm = { SchemaEngine: typeof Engine.SchemaEngine }
let loaded: Promise<Wasm> | null = null

/** The engine's own loader wants a bundler; this is what it would do. */
async function loadEngine(): Promise<Wasm> {
  const bg = (await import(/* @vite-ignore */ new URL('schema_engine_bg.js', PACKAGE).href)) as Wasm & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void
  }
  const bytes = await readFile(new URL('schema_engine_bg.wasm', PACKAGE))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bg as never })
  bg.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  return bg
}

/**
 * The migration that Prisma would write to take the database made by the SQL to the schema; empty where both say the same.
 * `external` are the tables that prisma.config.ts says to leave alone.
 */
export async function prismaDrift(
  schema: string,
  sql: string | readonly string[],
  external: readonly string[] = [],
): Promise<string> {
  loaded ??= loadEngine()
  const { SchemaEngine } = await loaded
  const db = await databaseOf(sql)
  const factory = bindMigrationAwareSqlAdapterFactory(prismaAdapter(db))
  const files = [{ path: PATH, content: schema }]
  const engine = await SchemaEngine.new({ datamodels: [[PATH, schema]] }, () => {}, factory)
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [...external], externalEnums: [] },
    })
    return /^\s*(-- This is an empty migration\.)?\s*$/.test(result.stdout ?? '') ? '' : (result.stdout ?? '')
  } finally {
    engine.free()
  }
}
