import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Grid } from './grid.ts'
import { distanceTo, route } from './route.ts'
import type { Box } from './scene.ts'

const boxAt = (x: number, y: number, width = 200, height = 150): Box => ({ x, y, right: x + width, bottom: y + height })
const endOf = (box: Box, down = 40) => ({ box, y: box.y + down })
const alone = { lane: 0, obstacles: undefined }

const corners = (points: readonly number[]): [number, number][] =>
  Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0])

describe('route', () => {
  const place = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }))

  it('turns only at right angles, and begins and ends at the sides of its cards, at the rows', () => {
    fc.assert(
      fc.property(place, place, fc.nat(9), (a, b, lane) => {
        const [from, to] = [endOf(boxAt(...a)), endOf(boxAt(...b), 90)]
        const turns = corners(route(from, to, { lane, obstacles: undefined }).points)
        turns.slice(1).forEach(([x, y], i) => {
          const [px, py] = turns[i] ?? [0, 0]
          expect(Math.abs(x - px) < 1 || Math.abs(y - py) < 1).toBe(true)
        })
        const [first, last] = [turns[0], turns.at(-1)]
        expect([from.box.x, from.box.right]).toContain(first?.[0])
        expect([to.box.x, to.box.right]).toContain(last?.[0])
        expect([first?.[1], last?.[1]]).toEqual([from.y, to.y])
      }),
    )
  })

  it('gives an edge to itself a loop outside the card', () => {
    const box = boxAt(0, 0)
    const { points } = route({ box, y: 30 }, { box, y: 80 }, alone)
    expect(Math.max(...corners(points).map(([x]) => x))).toBeGreaterThan(box.right)
  })

  it('keeps edges between the same two tables apart', () => {
    const [a, b] = [boxAt(0, 0), boxAt(600, 300)]
    const middles = [0, 1, 2].map(
      (lane) => route(endOf(a), endOf(b, 40 + 24 * lane), { lane, obstacles: undefined }).points[2],
    )
    expect(new Set(middles).size).toBe(3)
  })

  it('goes round a card that stands between', () => {
    const [a, b, between] = [boxAt(0, 0), boxAt(900, 0), boxAt(430, -40, 200, 240)]
    const grid = new Grid<Box>()
    for (const it of [a, b, between]) grid.add(it)
    const blocked = (box: Box) => grid.crossings(box, (it) => it === between)
    const obstacles = { count: blocked, list: (box: Box) => grid.within(box).filter((it) => it === between) }
    const turns = corners(route(endOf(a), endOf(b), { lane: 0, obstacles }).points)
    const through = turns.slice(1).filter(([x, y], i) => {
      const [px, py] = turns[i] ?? [0, 0]
      return (
        blocked({ x: Math.min(x, px), right: Math.max(x, px) + 1, y: Math.min(y, py), bottom: Math.max(y, py) + 1 }) > 0
      )
    })
    expect(through).toEqual([])
  })

  it('is hit near its line and nowhere else', () => {
    const it = route(endOf(boxAt(0, 0)), endOf(boxAt(600, 0)), alone)
    expect(distanceTo(it, 400, 43)).toBe(3)
    expect(distanceTo(it, 400, 200)).toBe(Infinity)
  })
})
