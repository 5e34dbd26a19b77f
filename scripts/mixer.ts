import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FOLDER = 'src/share/link/mixer'
const SOURCES = ['coder', 'match', 'predictor', 'tables'].map((it) => `${FOLDER}/${it}.as.ts`)
/** Not among the project's own tools: it weighs a hundred megabytes, and the mixer is frozen with the format of links. */
const COMPILER = 'assemblyscript@0.28.20'

/** Tells one state of the mixer's sources from another. */
export const mixerSources = (): string =>
  SOURCES.reduce((hash, it) => hash.update(readFileSync(it)), createHash('sha256')).digest('hex')

/** Compiles the mixer of links to WebAssembly, as text in a module: no file to fetch, in every worker and in the command line. */
function writeMixer(): void {
  const to = join(mkdtempSync(join(tmpdir(), 'mixer-')), 'mixer.wasm')
  const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--memoryBase', '64', '--enable', 'simd']
  const asc = ['--yes', '--package', COMPILER, 'asc', `${FOLDER}/coder.as.ts`, '-o', to, ...flags]
  const ran = spawnSync('npx', asc, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (ran.status !== 0) throw new Error('The mixer was not compiled')
  const text = readFileSync(to).toString('base64url')
  const lines = [
    '// Written by `npm run mixer` from the .as.ts files beside it.',
    `export const SOURCES = '${mixerSources()}'`,
    `export const WASM =\n  '${text}'`,
  ]
  writeFileSync(`${FOLDER}/wasm.ts`, `${lines.join('\n')}\n`)
}

if (process.argv[1]?.endsWith('mixer.ts')) writeMixer()
