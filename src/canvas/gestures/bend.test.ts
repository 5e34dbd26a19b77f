import { expect, it } from 'vitest'
import type { Id } from '#model'
import type { Edge } from '../project/scene.ts'
import { inHand } from './bend.ts'

const edge = (...points: number[]): Edge => ({
  sort: 'key',
  id: 'foreign-key:a' as Id,
  name: 'a',
  from: 'table:a' as Id,
  to: 'table:b' as Id,
  fromEnd: 'many',
  toEnd: 'one',
  identifying: false,
  fromColumns: [],
  toColumns: [],
  lane: 0,
  points,
  left: 0,
  top: 0,
  right: 0,
  bottom: 0,
})

it('takes the stretch under the pointer', () => {
  const it = edge(0, 10, 100, 10, 100, 200, 300, 200, 300, 90, 400, 90)
  expect(inHand(it, { x: 102, y: 80 })).toEqual({ at: [100, 200, 300], index: 0 })
  expect(inHand(it, { x: 180, y: 203 })).toEqual({ at: [100, 200, 300], index: 1 })
  expect(inHand(it, { x: 299, y: 150 })).toEqual({ at: [100, 200, 300], index: 2 })
})

it('puts a new stretch beside a row, since that stays where it is', () => {
  const it = edge(0, 10, 300, 10, 300, 200, 500, 200)
  expect(inHand(it, { x: 150, y: 12 })).toEqual({ at: [24, 10, 300], index: 1 })
  expect(inHand(it, { x: 400, y: 198 })).toEqual({ at: [300, 200, 476], index: 1 })
  expect(inHand(edge(0, 10, 500, 10), { x: 200, y: 10 })).toEqual({ at: [24, 10, 476], index: 1 })
})
