import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Beside `cli`, so that what is found by its place is found from here as well. */
const folder = join(root, '.cli')

/** When the newest of the files that the program is made of was written, in milliseconds. */
function newest() {
  const sources = ['src', 'cli'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).map((path) => join(root, room, String(path))),
  )
  return Math.max(...[join(root, 'package-lock.json'), ...sources].map((path) => statSync(path).mtimeMs))
}

/** The program in one file, made anew where a source is newer: to load a thousand of them takes ten times as long as most commands. */
export async function bundled() {
  const name = `run-${Math.round(newest()).toString(36)}.mjs`
  const path = join(folder, name)
  if (existsSync(path)) return path
  const { build } = await import('vite')
  const [made] = [
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: 'cli/run.ts',
        target: 'node20',
        write: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
  ].flat()
  const [{ code }] = made.output
  await mkdir(folder, { recursive: true })
  // Whole or not at all, for whoever starts meanwhile.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, code)
  await rename(draft, path)
  for (const old of await readdir(folder))
    if (old.endsWith('.mjs') && old !== name) await rm(join(folder, old), { force: true })
  return path
}
