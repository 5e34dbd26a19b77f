import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkReferences,
  childrenOf,
  columnsOf,
  type Design,
  foreignKeysOf,
  object,
  rootsOf,
  tablesOf,
  typeName,
} from '#model'
import { readDbml } from './read.ts'

const TEXT = `// what it is for
Project shop { database_type: 'PostgreSQL' }
Enum sales.mood {
  happy [note: 'good']
  sad
}
TablePartial base {
  id bigint [pk, increment]
  made_at timestamptz [not null, default: \`now()\`]
  team_id int [ref: > teams.id]
  indexes { made_at [name: 'by_time'] }
}
Table sales.people as P [headercolor: #fff] {
  mood sales.mood [not null, default: 'happy', note: 'how they are']
  ~base
  price "numeric(10, 2)" [default: 3.5, check: \`price > 0\`]
  email varchar(200) [unique]
  old serial
  indexes {
    (mood, price) [unique, name: 'u_mood', note: 'both']
    \`lower(email)\`
  }
  checks { \`price < 100\` [name: 'low'] }
  Note: 'people of the shop'
}
Table teams {
  id int [pk]
  boss bigint [ref: - P.id]
  kind nvarchar(20)
  odd widget
}
Ref boss_of: sales.people.(mood, price) > teams.(kind, odd) [delete: cascade, update: set null]
Ref: teams.id <> sales.people.id
TableGroup g { teams }
records teams(id, boss) {
  1, 2
}
`

const read = readDbml(TEXT)
const table = (design: Design, name: string) => {
  const found = tablesOf(design).find((it) => it.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found.id
}

test('every form is read as DBML means it', () => {
  const { design, notices } = read
  expect(notices.filter((it) => it.severity === 'error')).toEqual([])
  expect(rootsOf(design, 'enum').map((it) => it.values.map(({ label }) => label))).toEqual([['happy', 'sad']])
  const people = table(design, 'people')
  expect(
    columnsOf(design, people).map(
      (it) => `${it.name} ${typeName(design, it.type)}${it.nullable ? '' : ' !'} ${it.default ?? ''}`,
    ),
  ).toEqual([
    "mood sales.mood ! 'happy'",
    'id bigint ! ',
    'made_at timestamptz ! now()',
    'team_id integer ',
    'price numeric(10,2) 3.5',
    'email varchar(200) ',
    'old integer ! ',
  ])
  expect(columnsOf(design, people).map((it) => it.identity?.mode ?? null)).toEqual([
    null,
    'by default',
    null,
    null,
    null,
    null,
    'serial',
  ])
  expect(childrenOf(design, people).flatMap((it) => (it.kind === 'column' ? [] : [`${it.kind} ${it.name}`]))).toEqual([
    'check people_price_check',
    'primary-key people_pkey',
    'unique people_email_key',
    'index u_mood',
    'index people_lower_idx',
    'index by_time',
    'check low',
    'foreign-key boss_of',
    'foreign-key people_team_id_fkey',
  ])
  expect(object(design, people)?.comment).toBe('people of the shop')
})

test('of one to one the second end holds the key; many to many brings a table', () => {
  const { design } = read
  const keys = foreignKeysOf(design, table(design, 'teams'))
  expect(keys.map((it) => [it.name, object(design, it.target)?.name])).toEqual([['teams_boss_fkey', 'people']])
  const join = table(design, 'teams_people')
  expect(columnsOf(design, join).map((it) => it.name)).toEqual(['teams_id', 'people_id'])
  expect(foreignKeysOf(design, join)).toHaveLength(2)
})

test('what Postgres has no word for is told, with its place', () => {
  const told = read.notices.map((it) => `${it.severity} ${it.at?.line}: ${it.message}`)
  expect(told).toEqual([
    'info 33: Many to many: Postgres needs a table between teams and people; it is teams_people',
    'info 4: Postgres has no comments on the values of an enum',
    'info 29: Type "nvarchar(20)" is read as character varying(20)',
    'warning 30: Postgres has no type "widget"; it is read as text',
  ])
  expect(read.ledger.filter((it) => it.fate === 'skipped').map((it) => it.head)).toEqual([
    "Project shop { database_type: 'PostgreSQL' }",
    'TableGroup g { teams }',
    'records teams(id, boss) {',
  ])
})

test('a fault takes its own block with it and no other', () => {
  const broken = readDbml('Table a { id int [pk] }\nTable b {\n  x int [default: ]\n}\nRef: a.id > b.x\n')
  expect(tablesOf(broken.design).map((it) => it.name)).toEqual(['a'])
  expect(broken.ledger.filter((it) => it.fate !== 'refused').map((it) => it.head)).toEqual(['Table a { id int [pk] }'])
  expect(broken.notices.map((it) => it.at?.line)).toContain(3)
  expect(broken.notices.map((it) => it.at?.line)).toContain(5)
})

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '`',
  "'",
  "'''",
  '"',
  '//',
  '/*',
  '<>',
  '>',
  'Table x {',
  'ref: > a.b',
  '\0',
  '𝒳',
  '__proto__',
  '~base',
]
const mutation = fc.record({ at: fc.nat(TEXT.length), cut: fc.nat(60), put: fc.constantFrom('', ...PIECES) })

test('whatever is cut from a text or put in it, it is read, and each fault has a place in it', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      let text = TEXT
      for (const { at, cut, put } of mutations) text = text.slice(0, at) + put + text.slice(at + cut)
      const { design, notices } = readDbml(text)
      const lines = text.split('\n')
      for (const { at } of notices) {
        expect(at?.line).toBeGreaterThan(0)
        expect(at?.line).toBeLessThanOrEqual(lines.length)
      }
      expect(checkReferences(design).dropped).toEqual([])
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  )
})
