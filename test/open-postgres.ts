import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres, type Postgres } from '#postgres'
import { dataDir, pglite } from '../scripts/data-dir.ts'

type Kit = {
  readonly dataDir: Blob
  readonly program: { readonly pgliteWasmModule: WebAssembly.Module; readonly fsBundle: Blob }
}
let kit: Promise<Kit> | null = null

async function prepare(): Promise<Kit> {
  const { path } = await dataDir()
  const file = (name: string) => readFileSync(join(pglite.home, 'dist', name))
  return {
    dataDir: new Blob([readFileSync(path)]),
    program: {
      pgliteWasmModule: await WebAssembly.compile(file('pglite.wasm')),
      fsBundle: new Blob([file('pglite.data')]),
    },
  }
}

/** An empty Postgres for a test: real, in this process, ready in a third of a second. */
export async function openTestPostgres(extensions: Iterable<string> = []): Promise<Postgres> {
  kit ??= prepare()
  return openPostgres({ extensions, ...(await kit) })
}
