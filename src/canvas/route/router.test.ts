import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '#base'
import type { RouteCard, RouteEdge, Way } from './route-job.ts'
import { Router } from './router.ts'

type Stretch = { x: number; y: number; right: number; bottom: number }

const stretches = (way: Way): Stretch[] =>
  Array.from({ length: way.length / 2 - 1 }, (_, i) => {
    const [ax, ay, bx, by] = way.slice(2 * i, 2 * i + 4) as [number, number, number, number]
    return { x: Math.min(ax, bx), y: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) }
  })

const meets = (a: Stretch, b: Stretch): boolean =>
  a.x < b.right - 1 && a.right > b.x + 1 && a.y < b.bottom - 1 && a.bottom > b.y + 1

/** Cards as a person or a layout leaves them: none over another, room to pass between any two. */
const diagrams = fc
  .array(fc.record({ width: fc.nat(20), height: fc.nat(30), dx: fc.nat(9), dy: fc.nat(9) }), {
    minLength: 2,
    maxLength: 25,
  })
  .map((sizes) =>
    sizes.map((it, i): RouteCard => {
      const [x, y] = [(i % 5) * 470 + it.dx * 8, Math.floor(i / 5) * 440 + it.dy * 8]
      return { id: `t${i}`, x, y, right: x + 176 + it.width * 8, bottom: y + 60 + it.height * 8 }
    }),
  )

const wires = (cards: readonly RouteCard[], most: number) =>
  fc
    .array(fc.record({ from: fc.nat(24), to: fc.nat(24), out: fc.nat(30), into: fc.nat(30) }), { maxLength: most })
    .map((list) =>
      list.map((it, i): RouteEdge => {
        const end = (at: number, row: number, mark: string) => {
          const card = cards[at % cards.length] as RouteCard
          const rows = Math.floor((card.bottom - card.y - 44) / 24)
          return { card: card.id, y: card.y + 48 + (row % Math.max(1, rows)) * 24, mark }
        }
        return { id: `e${i}`, from: end(it.from, it.out, 'many'), to: end(it.to, it.into, 'one') }
      }),
    )

const wired = (most: number) => diagrams.chain((cards) => fc.tuple(fc.constant(cards), wires(cards, most)))

function routed(cards: readonly RouteCard[], edges: readonly RouteEdge[]): Map<string, Way> {
  const router = new Router()
  router.hear({ cards, edges, gone: [], lost: [] })
  router.work(() => true)
  return new Map(router.news())
}

function throughCards(cards: readonly RouteCard[], ways: ReadonlyMap<string, Way>): string[] {
  return [...ways].flatMap(([id, way]) =>
    stretches(way).some((it) => cards.some((card) => meets(it, card))) ? [id] : [],
  )
}

describe('Router', () => {
  it('finds a way for every edge: square, from side to side, at the rows, through no card', () => {
    fc.assert(
      fc.property(wired(40), ([cards, edges]) => {
        const ways = routed(cards, edges)
        expect(ways.size).toBe(edges.length)
        expect(throughCards(cards, ways)).toEqual([])
        for (const edge of edges) {
          const way = ways.get(edge.id) ?? []
          for (const it of stretches(way)) expect(Math.min(it.right - it.x, it.bottom - it.y)).toBe(0)
          const ends = [way.slice(0, 2), way.slice(-2)] as [number[], number[]]
          ;(['from', 'to'] as const).forEach((which, i) => {
            const card = cards.find((it) => it.id === edge[which].card)
            const [x, y] = ends[i] as [number, number]
            expect([card?.x, card?.right]).toContain(x)
            expect(Math.abs(y - edge[which].y)).toBeLessThan(12)
          })
        }
      }),
    )
  })

  it('finds a way between cards however far apart', () => {
    const side = 40
    const random = randomFrom(3)
    const cards = Array.from({ length: side * side }, (_, i): RouteCard => {
      const [x, y] = [
        (i % side) * 340 + 8 * Math.floor(random() * 8),
        Math.floor(i / side) * 400 + 8 * Math.floor(random() * 8),
      ]
      const [width, height] = [120 + 8 * Math.floor(random() * 17), 80 + 8 * Math.floor(random() * 28)]
      return { id: `t${i}`, x, y, right: x + width, bottom: y + height }
    })
    const edges = Array.from({ length: 12 }, (_, i): RouteEdge => {
      const [from, to] = [cards[i * 3] as RouteCard, cards[side * side - 1 - i * 5] as RouteCard]
      const end = (card: RouteCard, mark: string) => ({ card: card.id, y: card.y + 60, mark })
      return { id: `e${i}`, from: end(from, 'many'), to: end(to, 'one') }
    })
    const ways = routed(cards, edges)
    expect(ways.size).toBe(edges.length)
    expect(throughCards(cards, ways)).toEqual([])
  })

  it('finds the same whatever it was told first', () => {
    fc.assert(
      fc.property(wired(20), ([cards, edges]) => {
        const router = new Router()
        router.hear({ cards: [...cards].reverse(), edges: [], gone: [], lost: [] })
        for (const edge of [...edges].reverse()) router.hear({ cards: [], edges: [edge], gone: [], lost: [] })
        router.work(() => true)
        expect(new Map(router.news())).toEqual(routed(cards, edges))
      }),
    )
  })

  it('leaves no two edges on one another, but where they land on the same row', () => {
    fc.assert(
      fc.property(wired(8), ([cards, edges]) => {
        const ways = [...routed(cards, edges)]
        const on = ways.flatMap(([id, way]) =>
          stretches(way)
            .slice(1, -1)
            .map((it) => ({ id, ...it })),
        )
        const shared = on.flatMap((a, i) =>
          on
            .slice(i + 1)
            .filter((b) => {
              if (a.id === b.id) return false
              const [wide, high] = [
                Math.min(a.right, b.right) - Math.max(a.x, b.x),
                Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y),
              ]
              return (
                (wide === 0 && a.x === a.right && b.x === b.right && high > 1) ||
                (high === 0 && a.y === a.bottom && b.y === b.bottom && wide > 1)
              )
            })
            .map((b) => `${a.id} ${b.id}`),
        )
        expect(shared).toEqual([])
      }),
    )
  })

  it('goes round a card that is moved into its way, and straight again when it leaves', () => {
    const at = (id: string, x: number, y: number) => ({ id, x, y, right: x + 200, bottom: y + 120 })
    const cards = [at('a', 0, 0), at('b', 1000, 0), at('c', 500, 600)]
    const edges = [{ id: 'e', from: { card: 'a', y: 60, mark: 'many' }, to: { card: 'b', y: 60, mark: 'one' } }]
    const router = new Router()
    router.hear({ cards, edges, gone: [], lost: [] })
    router.work(() => true)
    expect(router.news()).toEqual([['e', [200, 60, 1000, 60]]])
    router.hear({ cards: [at('c', 500, 0)], edges: [], gone: [], lost: [] })
    router.work(() => true)
    const [[, round] = ['', []]] = router.news()
    expect(throughCards([at('c', 500, 0)], new Map([['e', round]]))).toEqual([])
    expect(round.length).toBeGreaterThan(4)
    router.hear({ cards: [], edges: [], gone: ['c'], lost: [] })
    router.work(() => true)
    expect(router.news()).toEqual([['e', [200, 60, 1000, 60]]])
  })

  it('lands edges with different marks on one row beside one another', () => {
    const at = (id: string, x: number) => ({ id, x, y: 0, right: x + 200, bottom: 200 })
    const cards = [at('a', 0), at('b', 600)]
    const end = (card: string, y: number, mark: string) => ({ card, y, mark })
    const ways = routed(cards, [
      { id: 'out', from: end('a', 100, 'many'), to: end('b', 60, 'one') },
      { id: 'in', from: end('b', 150, 'many'), to: end('a', 100, 'one') },
    ])
    expect(Math.abs((ways.get('out')?.[1] ?? 0) - (ways.get('in')?.at(-1) ?? 0))).toBeGreaterThan(12)
  })
})
