import { existsSync, readFileSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { ensureBrowser } from './browser.ts'
import { check, type Outcome, runCommand } from './stage.ts'

const UNIT = '.cache/unit.json'
/** Absolute: Playwright takes a relative one from where its config is. */
const STORIES = resolve('.cache/stories.json')

type UnitReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
  }[]
}

/** The start of what a failure says, a line each: the log above it may be long, or cut. */
const brief = (message = ''): string => message.split('\n').slice(0, 12).join('\n').slice(0, 1500)

/** Unit tests, corpus proofs and real-tool checks. */
async function unit(): Promise<Outcome> {
  console.log('\n── unit tests, corpus proofs, real tools')
  rmSync(UNIT, { force: true })
  const { code, seconds } = await runCommand(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT}`,
  ])
  if (!existsSync(UNIT))
    return { title: 'unit', passed: 0, failed: 1, skipped: [], faults: ['it ended without a report'], seconds }
  const report: UnitReport = JSON.parse(readFileSync(UNIT, 'utf8'))
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((it) => it.status !== 'failed'),
  )
  const faults = [
    ...broken.map((file) => `${relative('.', file.name)}\n${brief(file.message)}`),
    ...report.testResults.flatMap((file) =>
      file.assertionResults
        .filter((it) => it.status === 'failed')
        .map((it) => `${relative('.', file.name)} › ${it.fullName}\n${brief(it.failureMessages?.[0])}`),
    ),
  ]
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults.filter((it) => it.status === 'skipped' || it.status === 'pending').map((it) => it.fullName),
  )
  const failed = report.numFailedTests + broken.length
  return {
    title: 'unit',
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped,
    faults,
    seconds,
  }
}

type StoryTest = { status: string; results?: { error?: { message?: string } }[] }
type Suite = { suites?: Suite[]; specs?: { title: string; tests: StoryTest[] }[] }
type StoryReport = Suite & { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

const storiesOf = ({ suites = [], specs = [] }: Suite): NonNullable<Suite['specs']> => [
  ...specs,
  ...suites.flatMap(storiesOf),
]

/** User stories in a real browser, against the built app. */
async function stories(): Promise<Outcome> {
  console.log('\n── stories in a browser')
  const browser = ensureBrowser()
  rmSync(STORIES, { force: true })
  const { code, seconds } = await runCommand(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: STORIES,
      ...(browser ? { CHROMIUM_PATH: browser } : {}),
    },
  )
  if (!existsSync(STORIES))
    return { title: 'stories', passed: 0, failed: 1, skipped: [], faults: ['it ended without a report'], seconds }
  const report: StoryReport = JSON.parse(readFileSync(STORIES, 'utf8'))
  const { stats } = report
  for (const { title, tests } of storiesOf(report))
    if (tests.some((it) => it.status === 'flaky')) console.log(`passed at the second try only: ${title}`)
  return {
    title: 'stories',
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected === 0 && code !== 0 ? 1 : stats.unexpected,
    skipped: Array.from({ length: stats.skipped }, () => 'a story'),
    faults: storiesOf(report).flatMap(({ title, tests }) =>
      tests
        .filter((it) => it.status === 'unexpected')
        .map((it) => `${title}\n${brief(it.results?.find((run) => run.error)?.error?.message)}`),
    ),
    seconds,
  }
}

const bin = (path: string): string => `node_modules/${path}`

const stages: Readonly<Record<string, () => Promise<Outcome>>> = {
  types: () => check('types', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json']),
  'types-core': () =>
    check('types without DOM or Node, floors 0 to 3', bin('typescript/bin/tsc'), ['-p', 'tsconfig.core.json']),
  lint: () => check('format and lint', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings']),
  fences: () =>
    check('fences between rooms', bin('dependency-cruiser/bin/dependency-cruise.mjs'), [
      'src',
      'cli',
      '--config',
      '.dependency-cruiser.js',
    ]),
  dead: () => check('nothing dead', bin('knip/bin/knip.js'), []),
  unit,
  server: () => check('catalogs on a real server', bin('tsx/dist/cli.mjs'), ['scripts/server.ts', '', '6']),
  build: () => check('build, first load under 200 kB', bin('tsx/dist/cli.mjs'), ['scripts/build.ts']),
  stories,
}

const wanted = process.argv.slice(2)
const outcomes: Outcome[] = []
for (const [name, stage] of Object.entries(stages))
  if (wanted.length === 0 || wanted.includes(name)) outcomes.push(await stage())

console.log('')
for (const it of outcomes) {
  console.log(
    `${it.failed === 0 ? '✓' : '✗'} ${it.title}: ${it.passed} passed, ${it.failed} failed (${it.seconds.toFixed(0)} s)`,
  )
  for (const name of it.skipped) console.log(`    skipped: ${name}`)
  for (const fault of it.faults) console.log(`    failed: ${fault.replaceAll('\n', '\n        ')}`)
}
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, it) => total + it[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 ? 1 : 0
