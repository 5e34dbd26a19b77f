import { describe, expect, test } from 'vitest'
import { desk } from '../test/desk.ts'

const LOG = `-- Ours.
create table users (id uuid primary key default gen_random_uuid());
create table log (message text, "50%: a,b" boolean);
`

type Sarif = {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly locations: unknown
    }[]
  }[]
}

describe('check', () => {
  test('tells code scanning what is wrong and on which line, each finding under its rule', async () => {
    const { run } = desk({ './a b.sql': LOG })
    const { code, out } = await run('check', './a b.sql', '--as', 'sarif', '--profile', 'default')
    expect(code).toBe(1)
    const { version, runs } = JSON.parse(out) as Sarif
    const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = runs
    expect(version).toBe('2.1.0')
    expect(results.map((it) => tool.driver.rules[it.ruleIndex]?.id)).toEqual(results.map((it) => it.ruleId))
    expect(results.find((it) => it.ruleId === 'pk-required')).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'a%20b.sql' }, region: { startLine: 3 } },
          logicalLocations: [{ fullyQualifiedName: 'log' }],
        },
      ],
      partialFingerprints: { 'rulePlace/v1': 'pk-required table log' },
    })
  })

  test('finds wrong what could not be read, and every other command tells it beside its answer', async () => {
    const sql = 'create table a (id uuid primary key, note text);\ncreate table b (a_id text references a (note));\n'
    const { run } = desk({ 'a.sql': sql, 'a.prisma': 'model A {\n  id Int @id\n  b  Nothing\n}\n' })
    const line = /^a\.sql:2: error: import: there is no unique constraint matching .* \[import\/refused\]$/m
    const { code, out } = await run('check', 'a.sql')
    expect(out).toMatch(line)
    expect(code).toBe(1)
    expect((await run('check', 'a.prisma')).out).toMatch(/^a\.prisma:3: error: import: .*Nothing/m)
    const told = /^a\.sql:2:1: error: there is no unique constraint/
    for (const args of [
      ['export', 'a.sql', '--to', 'sql'],
      ['link', 'a.sql'],
      ['diff', 'a.sql', 'a.sql'],
    ])
      expect((await run(...(args as [string]))).err).toMatch(told)
  })

  test('writes annotations that no name can break out of', async () => {
    const { run } = desk({ 'a,b.sql': LOG.replace('users', '"x\n::error::y"') })
    const { out } = await run('check', 'a,b.sql', '--as', 'github', '--profile', 'default')
    const lines = out.trim().split('\n')
    expect(lines).toContainEqual('::error file=a%2Cb.sql,line=4,title=pk-required::log: log has no primary key')
    expect(lines.filter((line) => !/^::(error|warning|notice) file=a%2Cb\.sql,/.test(line))).toEqual([])
    expect(out).toContain('log.50%25: a,b')
  })

  test('says each finding on a line of its own, whatever its names hold', async () => {
    const { run } = desk({ 'a.sql': LOG.replace('users', '"x\n::error::y\u001b[31m\u202e"') })
    const { out } = await run('check', 'a.sql', '--profile', 'default')
    const lines = out.trim().split('\n')
    expect(lines.slice(0, -1).filter((line) => !/^a\.sql(:\d+)?: (error|warning|info): /.test(line))).toEqual([])
    expect(out).toContain('x\\n::error::y\\u{1b}[31m\\u{202e}')
    expect(JSON.parse((await run('check', 'a.sql', '--as', 'json')).out)).toMatchObject({ profile: 'default' })
  })

  test('what a baseline holds is not told again, and fails nothing; what is new does', async () => {
    const { files, run } = desk({ 'a.sql': LOG })
    expect((await run('check', 'a.sql', '--write-baseline', 'base.json')).code).toBe(0)
    const again = await run('check', 'a.sql', '--baseline', 'base.json')
    expect(again.code).toBe(0)
    expect(again.out).not.toContain('[pk-required]')
    files['a.sql'] = `create table news (title text);\n${LOG.replace('"50%: a,b" boolean', 'at timestamptz')}`
    const later = await run('check', 'a.sql', '--baseline', 'base.json')
    expect(later.code).toBe(1)
    expect(later.out.match(/\[pk-required\]/g)).toHaveLength(1)
    expect(later.out).toContain('news has no primary key')
    expect(later.out).not.toContain('log has no primary key')
    expect(later.out).toMatch(/\d+ of base\.json are found no more/)
    files['base.json'] = '{"findings": 3}'
    expect((await run('check', 'a.sql', '--baseline', 'base.json')).code).toBe(3)
  })

  test('in a design file a finding keeps its place in the baseline when things are renamed', async () => {
    const { files, run } = desk({ 'a.sql': LOG })
    await run('import', 'a.sql', '-o', 'a.json')
    await run('check', 'a.json', '--write-baseline', 'base.json')
    files['a.json'] = (files['a.json'] ?? '').replaceAll('"log"', '"logs"')
    expect((await run('check', 'a.json', '--baseline', 'base.json')).out).not.toContain('[pk-required]')
  })

  test('another form is asked for wrongly', async () => {
    expect((await desk({ 'a.sql': LOG }).run('check', 'a.sql', '--as', 'xml')).code).toBe(2)
  })
})

test('diff calls a migration as the house does, after those that are there', async () => {
  const { files, run } = desk({
    'a.sql': 'create table t (id bigint primary key);',
    'b.sql': 'create table t (id bigint primary key, name text);',
    'out/007-users.up.sql': '',
  })
  const name = ['-o', 'out', '--name', 'Add a name'] as const
  await run('diff', 'a.sql', 'b.sql', ...name, '--profile', 'prisma-lifecycle')
  await run('diff', 'a.sql', 'b.sql', ...name, '--profile', 'default')
  const made = Object.keys(files).filter((it) => it.startsWith('out/'))
  expect(made).toContain('out/008-add-a-name.up.sql')
  expect(made).toContain('out/008-add-a-name.down.sql')
  expect(made.filter((it) => /^out\/\d{14}_add_a_name\.(up|down)\.sql$/.test(it))).toHaveLength(2)
  expect((await run('diff', 'a.sql', 'b.sql', '--name', 'x')).code).toBe(2)
})
