import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exporters } from '#export'
import { KINDS, type Kind, kindOf } from '#model'
import { stalePages } from '../scripts/docs.ts'

const home = new URL('../', import.meta.url).pathname
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: home,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(home, path)))
const read = (path: string) => readFileSync(join(home, path), 'utf8')
const code = tracked.filter((path) => /^(src|cli|scripts|test|e2e|bench)\/.*\.tsx?$/.test(path))
const sources = code.filter((path) => !/\.(test|spec)\.tsx?$/.test(path))

/**
 * Where an object of one kind is seen as an object of any, or the other way round: the registry's door, and the readers of
 * what comes from outside. Everywhere else the types hold.
 */
const CASTS: readonly string[] = [
  'src/export/drizzle/other-chunks.ts',
  'src/model/canon.ts',
  'src/model/commands/copy.ts',
  'src/model/commands/rename.ts',
  'src/model/kinds/index.ts',
  'src/model/make.ts',
  'src/model/read.ts',
  'src/model/references.ts',
  'src/panels/code/code-client.ts',
  'src/panels/inspector/candidates.ts',
  'src/panels/inspector/children.tsx',
  'src/panels/inspector/object-form.tsx',
  'src/panels/problems/say-change.ts',
  'src/postgres/read.ts',
  'src/share/link/objects.ts',
  'src/share/link/shape.ts',
]

describe('the house', () => {
  test('no file is over 250 lines', () => {
    expect(code.filter((path) => read(path).split('\n').length > 251)).toEqual([])
  })

  test('a file has no name that says nothing', () => {
    expect(tracked.filter((path) => /(^|\/)(utils?|helpers?|misc|common|manager|service)(\.|\/)/.test(path))).toEqual(
      [],
    )
  })

  test('each kind has cases in corpus/, and each case is of a kind', () => {
    const cases = readdirSync(join(home, 'corpus'), { withFileTypes: true }).filter(
      (it) => it.isDirectory() && it.name.includes('--'),
    )
    const named = cases.map((it) => it.name.slice(0, it.name.indexOf('--')))
    expect([...new Set(named)].sort()).toEqual([...KINDS].sort())
  })

  test('a kind has at most 14 members', () => {
    for (const kind of KINDS) expect(Object.keys(kindOf(kind)).length, kind).toBeLessThanOrEqual(14)
  })

  test('kinds in the registry are the kinds in the folder', () => {
    const declared = tracked
      .filter((path) => path.startsWith('src/model/kinds/'))
      .flatMap((path) => [...read(path).matchAll(/^ {2}kind: '([\w-]+)'/gm)].map((found) => found[1] as Kind))
    expect(declared.sort()).toEqual([...KINDS].sort())
  })

  test('exporters have distinct ids and a folder each', () => {
    const ids = exporters.map((it) => it.id)
    expect(new Set(ids).size).toBe(ids.length)
    const folders = readdirSync(join(home, 'src/export'), { withFileTypes: true })
      .filter((it) => it.isDirectory() && it.name !== 'naming')
      .map((it) => it.name)
    expect(folders.sort()).toEqual([...ids].sort())
  })

  test('the engines name no kind', () => {
    const words = KINDS.filter((kind) => kind !== 'column' && kind !== 'check' && kind !== 'index' && kind !== 'view')
    // The snapshot speaks Postgres' catalog, which has words of its own that are kinds' names too.
    const engines = sources.filter((path) => /^src\/(migrate|postgres(?!\/snapshot)|proof|share|session)\//.test(path))
    const pattern = new RegExp(`(['"\`])(${words.join('|')}|column|index|check|view)\\1`)
    const naming = engines.flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, i) =>
          pattern.test(line) && !/house: /.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [],
        ),
    )
    expect(naming).toEqual([])
  })

  test('base knows no domain', () => {
    const words = sources
      .filter((path) => path.startsWith('src/base/') && !path.endsWith('sql-words.ts'))
      .filter((path) => /\btables?\b/i.test(read(path)))
    expect(words).toEqual([])
  })

  test('generated pages are fresh (npm run docs)', () => {
    expect(stalePages()).toEqual([])
  })

  test('each test that the page of habits names is there', () => {
    const lines = [
      ...read('docs/habits.md').matchAll(/`((?:e2e|src)\/[\w./-]+\.(?:spec|test)\.ts)`: (.+?)(?=<br>| \|)/g),
    ]
    expect(lines.length).toBeGreaterThan(40)
    const missing = lines.filter(
      ([, path = '', title = '']) =>
        !existsSync(join(home, path)) || !["'", '"'].some((quote) => read(path).includes(`(${quote}${title}${quote}`)),
    )
    expect(missing.map(([line]) => line)).toEqual([])
    const rows = read('docs/habits.md').match(/^\| \d+\. /gm) ?? []
    expect(rows).toHaveLength(30)
  })

  test('casts that give up a type are only where listed', () => {
    const casts = sources.filter((path) => path.startsWith('src/') && / as unknown as /.test(read(path)))
    expect(casts.filter((path) => !CASTS.includes(path))).toEqual([])
  })

  test('nothing speaks of who or what wrote it, of a machine, or of a registry', () => {
    const banned = new RegExp(
      ['/wo' + 'rk/', 'anthro' + 'pic', 'cla' + 'ude', 'gpt-', 'registry\\.npm' + 'js', 'deb\\.deb' + 'ian'].join('|'),
      'i',
    )
    const told = tracked
      .filter((path) => !path.endsWith('package-lock.json') && /\.(ts|tsx|mjs|js|json|md|css|html|yml|sql)$/.test(path))
      .filter((path) => path !== 'test/house.test.ts' && banned.test(read(path)))
    expect(told).toEqual([])
    expect(banned.test(read('package-lock.json'))).toBe(false)
  })
})
