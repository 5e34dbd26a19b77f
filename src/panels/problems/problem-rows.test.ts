import { expect, test } from 'vitest'
import type { Severity } from '#model'
import type { Problem } from './problem.ts'
import { rowsOf } from './problem-rows.ts'

const some = (count: number, rule: string, severity: Severity): Problem[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `${rule} ${i}`,
    rule,
    title: rule,
    severity,
    about: `table:${i}`,
    message: '',
    fixes: [],
  }))

const told = (...args: Parameters<typeof rowsOf>): string[] =>
  rowsOf(...args).map((it) => (it.row === 'rule' ? `${it.rule} × ${it.problems.length}` : it.problem.key))

const NONE: ReadonlySet<never> = new Set()

test('errors come first, and a few findings stand by themselves', () => {
  const all = [...some(1, 'b', 'info'), ...some(2, 'a', 'error'), ...some(1, 'c', 'warning')]
  expect(told(all, NONE, NONE)).toEqual(['a 0', 'a 1', 'c 0', 'b 0'])
  expect(told(all, new Set(['error']), NONE)).toEqual(['c 0', 'b 0'])
})

test('several of one rule stand under its name, many are folded until they are asked for', () => {
  expect(told(some(4, 'a', 'info'), NONE, NONE)).toEqual(['a × 4', 'a 0', 'a 1', 'a 2', 'a 3'])
  expect(told(some(4, 'a', 'info'), NONE, new Set(['info a']))).toEqual(['a × 4'])
  expect(told(some(40, 'a', 'info'), NONE, NONE)).toEqual(['a × 40'])
  expect(told(some(40, 'a', 'info'), NONE, new Set(['info a']))).toHaveLength(41)
})
