import { describe, expect, test } from 'vitest'
import { boyceCodd } from './boyce-codd.ts'
import { candidateKeys, isSuperkey } from './candidate-keys.ts'
import { isLossless } from './chase.ts'
import { closureOf, implies } from './closure.ts'
import { minimalCover } from './minimal-cover.ts'
import { judge } from './normal-form.ts'
import { notation } from './notation.ts'
import { lostBy } from './preservation.ts'
import { partOf } from './projection.ts'
import type { Relation } from './relation.ts'
import { soundnessOf } from './soundness.ts'
import { thirdNormalForm } from './synthesis.ts'
import { TEXTBOOKS } from './textbook.ts'

const formOf = (relation: Relation) => judge(relation).form

describe.each(TEXTBOOKS)('%s', (_source, attributes, dependencies, keys, form, synthesisIsBoyceCodd, preserves) => {
  const { relation: read, set } = notation(attributes)
  const relation = read(dependencies)

  test('keys and highest form', () => {
    expect(candidateKeys(relation)).toEqual({
      keys: expect.arrayContaining(keys.split('/').map((it) => set(it.trim()))),
      complete: true,
    })
    expect(candidateKeys(relation).keys.length).toBe(keys.split('/').length)
    expect(formOf(relation)).toBe(form)
  })

  test('its parts in third normal form lose neither a row nor a dependency', () => {
    const parts = thirdNormalForm(relation)
    if (form === '3NF' || form === 'BCNF') return expect(parts).toEqual([relation.attributes])
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts)
      expect(synthesisIsBoyceCodd ? ['BCNF'] : ['3NF', 'BCNF']).toContain(formOf(partOf(relation, part)))
    expect(isLossless(relation, parts)).toBe(true)
    expect(lostBy(parts, relation.dependencies)).toEqual([])
  })

  test('its parts in Boyce-Codd normal form lose no row, and no dependency where that can be', () => {
    const { parts, lost } = boyceCodd(relation)
    for (const part of parts) expect(formOf(partOf(relation, part))).toBe('BCNF')
    expect(isLossless(relation, parts)).toBe(true)
    if (preserves) expect(lost).toEqual([])
    if (form === 'BCNF') expect(parts).toEqual([relation.attributes])
  })
})

describe('single answers', () => {
  const six = notation('ABCDEF')
  const uw = six.relation('AB→C; BC→AD; D→E; CF→B')

  test('closures and what is implied', () => {
    expect(closureOf(six.set('AB'), uw.dependencies)).toBe(six.set('ABCDE'))
    expect(implies(uw.dependencies, { from: six.set('D'), to: six.set('A') })).toBe(false)
    const { relation, set } = notation('ABCGHI')
    const silberschatz = relation('A→B; A→C; CG→H; CG→I; B→H')
    expect(isSuperkey(set('AG'), silberschatz)).toBe(true)
    expect(candidateKeys(silberschatz).keys).toEqual([set('AG')])
  })

  test.each([
    ['ABCD', 'A→B; B→C; CD→A', 'AD AC BCD', true],
    ['ABCD', 'B→AD', 'AB BC CD', false],
    ['ABCDE', 'A→BC; CD→E; B→D; E→A', 'ABC ADE', true],
    ['ABCDE', 'A→BC; CD→E; B→D; E→A', 'ABC CDE', false],
    ['S,E,N,P,L,H', 'S→E; N→PL; SN→H', 'SE NPL SNH', true],
    ['S,E,N,P,L,H', 'S→E; N→PL; SN→H', 'EL SNPHL', false],
    ['CIS', 'CS→I; I→C', 'IC IS', true],
    ['CIS', 'CS→I; I→C', 'SI SC', false],
    ['CIS', 'CS→I; I→C', 'CI CS', false],
  ])('%s with %s cut into %s is lossless: %s', (attributes, dependencies, parts, lossless) => {
    const { relation, set } = notation(attributes)
    expect(isLossless(relation(dependencies), parts.split(' ').map(set))).toBe(lossless)
  })

  test('a split is sound, or lacks a key, or loses a dependency', () => {
    const { relation, set } = notation('ABCDE')
    const theirs = relation('AB→C; A→D; C→E')
    const parts = (text: string) => text.split(' ').map(set)
    expect(soundnessOf(theirs, parts('ABC AD CE'))).toEqual({ lacks: null, lost: [] })
    const flat = relation('A→D; C→E')
    expect(soundnessOf(flat, parts('AD CE B'))).toEqual({ lacks: set('ABC'), lost: [] })
    expect(soundnessOf(flat, parts('AD CE B ABC'))).toEqual({ lacks: null, lost: [] })
    expect(soundnessOf(theirs, parts('ABDE AC CE')).lost).toEqual([{ from: set('AB'), to: set('C') }])
  })

  test.each([
    ['ABCDE', 'A→E; CD→ACDE; ABCD→C; ACDE→ADE; CE→D'],
    ['ABCDE', 'BE→ABDE; ABD→BE; ABC→ABCDE'],
    ['ABCDE', 'DE→ABE; DE→CE; AE→CE; B→ABD; AD→BCD'],
  ])('%s with %s has parts in Boyce-Codd normal form that keep all, by another cover', (attributes, dependencies) => {
    const relation = notation(attributes).relation(dependencies)
    const { parts, lost } = boyceCodd(relation)
    expect(lost).toEqual([])
    for (const part of parts) expect(formOf(partOf(relation, part))).toBe('BCNF')
    expect(isLossless(relation, parts)).toBe(true)
  })

  test('a cover', () => {
    const { relation, set } = notation('ABCDE')
    const cover = minimalCover(relation('A→BCDE; CD→E').dependencies)
    expect(cover).toEqual([
      ...['B', 'C', 'D'].map((to) => ({ from: set('A'), to: set(to) })),
      { from: set('CD'), to: set('E') },
    ])
  })

  test('a relation in which nothing depends on anything is its own key and stays whole', () => {
    const { relation, set } = notation('AB')
    expect(candidateKeys(relation('')).keys).toEqual([set('AB')])
    expect(thirdNormalForm(relation(''))).toEqual([set('AB')])
    expect(boyceCodd(relation(''))).toEqual({ parts: [set('AB')], lost: [] })
  })

  test('more keys than are asked for are told to be more', () => {
    const pairs = Array.from({ length: 8 }, (_, i) => [`a${i}`, `b${i}`] as const)
    const { relation } = notation(pairs.flat().join())
    const many = relation(pairs.map(([a, b]) => `${a}→${b}; ${b}→${a}`).join(';'))
    expect(candidateKeys(many, 100)).toMatchObject({ complete: false })
    expect(candidateKeys(many, 100).keys.length).toBe(100)
    expect(candidateKeys(many).keys.length).toBe(256)
  })
})
