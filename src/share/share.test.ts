import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  apply,
  columnsOf,
  type Design,
  diff,
  driftBetween,
  emptyDesign,
  holdText,
  type Id,
  type IntentEntry,
  intend,
  object,
  pathOf,
  tablesOf,
} from '#model'
import { decodeLink, encodeLink, fromFile, toFile } from '#share'
import { designs } from '../../test/random-design.ts'
import { jsonFault } from './json-fault.ts'
import { base64Url, fromBase64Url } from './link/base64url.ts'

/** An entry of each sort about the first table of two columns. */
function everyIntent(design: Design): readonly IntentEntry[] {
  const about = tablesOf(design).find(({ id }) => columnsOf(design, id).length > 1)?.id as Id<'table'>
  const [a, b] = columnsOf(design, about).map((it) => it.id) as [Id, Id]
  return [
    { sort: 'profile', extends: 'sqlmodel', severities: { 'pk-required': 'off' }, options: { money: 'cents' } },
    { sort: 'export', language: 'drizzle', options: { tables: 'plural', types: false } },
    { sort: 'role', about: a, role: 'email' },
    { sort: 'tags', about, tags: ['lookup', 'owned'] },
    { sort: 'decision', rule: 'pk-strategy', about, reason: 'the ids come from elsewhere' },
    { sort: 'decision', rule: 'name-case', about, reason: 'as there', until: '2031-05-01' },
    { sort: 'chosen', about: a, field: 'onDelete' },
    { sort: 'baseline', rule: 'pk-strategy', about },
    { sort: 'dependency', about, from: [a], to: [b], multivalued: false },
    { sort: 'dependency', about, from: [a], to: [b], multivalued: true },
    {
      sort: 'query',
      about,
      name: 'newest',
      sql: null,
      equality: [a],
      range: [b],
      order: [{ column: b, descending: true }],
      joins: [],
      search: [],
      keyset: true,
      where: 'a IS NULL',
    },
    { sort: 'cardinality', about, from: { min: 0, max: null }, to: { min: 1, max: 1 } },
    { sort: 'estimate', about, rows: 1_000_000, growth: 5000, writes: 'many' },
    { sort: 'seed', about, environment: 'all', columns: [a, b], rows: [['1', "'x'"]], conflict: null },
  ]
}

/** The design's intent with the paths of objects in place of their ids, which a link makes anew. */
const told = (design: Design): readonly string[] =>
  [...design.intent.values()]
    .map((entry) =>
      JSON.stringify(entry, (_, value) =>
        typeof value === 'string' && object(design, value as Id) ? pathOf(design, value as Id) : value,
      ),
    )
    .sort()

const RUNS = { numRuns: 150 }

describe('a design file', () => {
  test('gives the same design back, and the same bytes again', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        const text = toFile(design)
        const opened = fromFile(text)
        expect(opened.notices).toEqual([])
        expect(diff(design, opened.design as Design)).toEqual([])
        expect(toFile(opened.design as Design)).toBe(text)
      }),
      RUNS,
    )
  })
  test('one edit touches few lines', () => {
    const design = emptyDesign('One')
    const before = toFile(design).split('\n')
    const after = toFile(
      apply(design, [{ op: 'design', before: { name: 'One', postgres: 18 }, after: { name: 'Two', postgres: 18 } }]),
    ).split('\n')
    expect(after.filter((line, i) => line !== before[i])).toEqual(['  "name": "Two",'])
  })
  test.each([
    ['nothing', '', 'not a design file'],
    ['other JSON', '[1, 2]', 'not a design file'],
    ['cut short', '{"schemawright": 1, "name": ', 'not a design file'],
    ['a newer format', '{"schemawright": 2}', 'newer'],
  ])('refuses %s with a reason', (_, text, reason) => {
    const opened = fromFile(text)
    expect(opened.design).toBeNull()
    expect(opened.notices[0]?.message).toContain(reason)
  })
  test.each([
    ['a cut file', '{\n  "name": "a",\n', 'line 3, column 1: a name in " was expected, found the end of the file'],
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3: a comma or } was expected, found “"”'],
    ['a comma too many', '{"a": [1, 2, ]}', 'line 1, column 14: a value was expected, found “]”'],
    ['a merge left unfinished', '{\r\n<<<<<<< ours\r\n"a": 1}', 'line 2, column 1: a name in " or } was expected'],
    ['a string left open', '{"a": "b\n}', 'line 1, column 9: a closing " before the end of the line'],
    ['a second value', '{"a": 1}\n👩 x', 'line 2, column 1: the end was expected, found “👩”'],
  ])('says where %s is broken', (_, text, where) => {
    const [notice] = fromFile(text).notices
    expect(notice?.message).toContain(where)
    expect(`line ${notice?.at?.line}, column ${notice?.at?.column}`).toBe(where.slice(0, where.indexOf(':')))
  })
  test('finds a fault exactly where JSON has one', () => {
    const near = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', '\\', '0', '-', 'e1', '\n', 'null'),
    )
    fc.assert(
      fc.property(near, fc.nat(2), ([json, at, junk], gone) => {
        const place = at % (json.length + 1)
        const text = json.slice(0, place) + junk + json.slice(place + gone)
        let sound = true
        try {
          JSON.parse(text)
        } catch {
          sound = false
        }
        expect(jsonFault(text) === null).toBe(sound)
      }),
      { numRuns: 3000 },
    )
  })
  test('takes no harm from hostile contents', () => {
    fc.assert(
      fc.property(designs(8), fc.nat(), fc.string(), (design, at, junk) => {
        const text = toFile(design)
        const place = at % text.length
        const opened = fromFile(text.slice(0, place) + junk + text.slice(place + junk.length))
        if (opened.design) expect(fromFile(toFile(opened.design)).notices).toEqual([])
        else expect(opened.notices.length).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
    const deep = `{"schemawright":1,"name":"x","postgres":18,"intent":{},"diagrams":{},"objects":{"table:a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
    expect(fromFile(deep).notices).not.toEqual([])
  })
})

describe('a link', () => {
  test('gives the same catalog back, and the same link again', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        const link = encodeLink(design)
        const opened = decodeLink(`#${link}`)
        expect(opened.notices).toEqual([])
        const back = opened.design as Design
        expect(driftBetween(design, back)).toEqual([])
        expect([...back.diagrams.values()].map((it) => [it.name, it.places.size, [...it.shapes.values()]])).toEqual(
          [...design.diagrams.values()].map((it) => [it.name, it.places.size, [...it.shapes.values()]]),
        )
        expect(back.intent.size).toBe(design.intent.size)
        expect(encodeLink(back)).toBe(link)
      }),
      RUNS,
    )
  })
  test('carries what the designer knows, of the same tables and columns', () => {
    fc.assert(
      fc.property(
        designs().filter((it) => tablesOf(it).some(({ id }) => columnsOf(it, id).length > 1)),
        (plain) => {
          const design = apply(
            plain,
            everyIntent(plain).flatMap((entry) => intend(plain, entry)),
          )
          expect(told(decodeLink(`#${encodeLink(design)}`).design as Design)).toEqual(told(design))
          expect(told(fromFile(toFile(design)).design as Design)).toEqual(told(design))
        },
      ),
      { numRuns: 20 },
    )
  })
  test('damaged in any place, it opens soundly or says why', () => {
    fc.assert(
      fc.property(designs(8), fc.nat(), fc.string({ minLength: 1, maxLength: 4 }), (design, at, junk) => {
        const link = encodeLink(design)
        const place = 3 + (at % (link.length - 3))
        const opened = decodeLink(link.slice(0, place) + junk + link.slice(place + junk.length))
        if (opened.design) expect(fromFile(toFile(opened.design)).notices).toEqual([])
        else expect(opened.notices[0]?.message).toMatch(/link/)
      }),
      { numRuns: 400 },
    )
  })
  test('a bomb stops at the limit', () => {
    const bomb = `d=1${base64Url(deflateSync(new Uint8Array(200_000_000), { level: 9 }))}`
    expect(decodeLink(bomb)).toMatchObject({ design: null, notices: [{ message: expect.stringContaining('32 MB') }] })
  })
  test('base64url is its own inverse and refuses anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64Url(base64Url(bytes))).toEqual(bytes)
      }),
    )
    expect(fromBase64Url('a b')).toBeNull()
  })
})

test('a text beside the design is kept in the file, line by line, and left out of a link', () => {
  const text = 'model User {\r\n  id Int @id\r\n}\n'
  const held = { language: 'prisma', path: 'prisma/schema.prisma', text, draft: `${text}}` }
  const design = apply(emptyDesign('Beside'), holdText(emptyDesign(), held))
  expect(fromFile(toFile(design)).design).toEqual(design)
  expect(toFile(design)).toContain('"  id Int @id\\r",\n')
  const { design: shared } = decodeLink(encodeLink(design))
  expect(shared && [...shared.intent]).toEqual([])
})
