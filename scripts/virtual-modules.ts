import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const packages = new URL('../node_modules/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, packages), 'utf8')
const versionOf = (name: string): string => JSON.parse(read(`${name}/package.json`)).version

/** Drizzle's declarations that a schema for Postgres can lead to. */
const TYPES = /^(?:[\w-]+|(?:pg-core|sql|query-builders|cache|neon|supabase)\/.+)\.d\.ts$/

/** The types of drizzle-orm as one module, for a compiler in the browser. */
function drizzleTypes(): string {
  const root = new URL('drizzle-orm/', packages)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  const files = paths.filter((path) => TYPES.test(path)).sort()
  const texts = Object.fromEntries(files.map((path) => [path, read(`drizzle-orm/${path}`)]))
  return `export const version = ${JSON.stringify(versionOf('drizzle-orm'))}\nexport const files = ${JSON.stringify(texts)}`
}

/** Prisma's schema engine, which looks for its wasm with Node's `fs`, as a module that fetches it. */
function prismaSchema(): string {
  const source = read('@prisma/prisma-schema-wasm/src/prisma_schema_build.js')
  const body = source.slice(0, source.indexOf('const wasmPath'))
  return `import url from '@prisma/prisma-schema-wasm/src/prisma_schema_build_bg.wasm?url'
const module = { exports: {} }
const exports = module.exports
const global = globalThis
global.PRISMA_WASM_PANIC_REGISTRY ??= { set_message() {} }
let wasm
${body}
export const version = ${JSON.stringify(versionOf('@prisma/prisma-schema-wasm').replace(/-.*/, ''))}
export async function load() {
  const { instance } = await WebAssembly.instantiate(await (await fetch(url)).arrayBuffer(), imports)
  wasm = instance.exports
  exports.__wasm = wasm
  wasm.__wbindgen_start()
  return exports
}
`
}

const MODULES: Readonly<Record<string, () => string>> = {
  'virtual:drizzle-types': drizzleTypes,
  'virtual:prisma-schema': prismaSchema,
}

/** What tools need that were made for Node, as modules for the browser. */
export function virtualModules(): Plugin {
  return {
    name: 'virtual-modules',
    resolveId: (id) => (id in MODULES ? `\0${id}` : null),
    load: (id) => MODULES[id.slice(1)]?.() ?? null,
  }
}
