import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { coveragePage } from './docs-coverage.ts'
import { ormsPage } from './docs-orms.ts'
import { rulePages } from './docs-rules.ts'
import { linkWords } from './link-words.ts'

/** Every generated page, by path. The house test holds what is committed to these. */
export const generatedPages = (): ReadonlyMap<string, string> =>
  new Map([['COVERAGE.md', coveragePage()], ['docs/orms.md', ormsPage()], linkWords(), ...rulePages()])

/** Pages among them that people write. */
const WRITTEN = new Set(['docs/rules/noise.md'])

const pagesThere = (): readonly string[] => readdirSync('docs/rules').map((name) => `docs/rules/${name}`)

/** Pages that are there and are not what they should be, or should not be there. */
export function stalePages(): readonly string[] {
  const pages = generatedPages()
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return null
    }
  }
  return [
    ...[...pages].filter(([path, text]) => read(path) !== text).map(([path]) => path),
    ...pagesThere().filter((path) => !pages.has(path) && !WRITTEN.has(path)),
  ]
}

export function writePages(): void {
  mkdirSync('docs/rules', { recursive: true })
  for (const path of pagesThere()) if (!WRITTEN.has(path)) rmSync(path)
  for (const [path, text] of generatedPages()) writeFileSync(path, text)
}

if (process.argv[1]?.endsWith('docs.ts')) writePages()
