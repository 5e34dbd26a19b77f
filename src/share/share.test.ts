import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { apply, type Design, diff, driftBetween, emptyDesign } from '#model'
import { decodeLink, encodeLink, fromFile, toFile } from '#share'
import { designs } from '../../test/random-design.ts'
import { base64Url, fromBase64Url } from './link/base64url.ts'

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
