import { type Design, MAIN_DIAGRAM } from '#model'
import { Projector } from '../src/canvas/project/projector.ts'
import { routeEdgeOf } from '../src/canvas/project/route-edge.ts'
import type { Placed, Scene } from '../src/canvas/project/scene.ts'
import { Router } from '../src/canvas/route/router.ts'
import { laidOut } from './laid-out.ts'
import { median } from './median.ts'

const MOVES = 9

const cardAt = ({ id, x, y, right, bottom }: Placed, by = 0) => ({ id, x: x + by, y, right: right + by, bottom })

/** Every edge of the scene, as the router takes it. */
const edgesOf = (scene: Scene) =>
  [...scene.edges.values()].flatMap((edge) => {
    const [from, to] = [scene.cards.get(edge.from), scene.cards.get(edge.to)]
    return from && to ? [routeEdgeOf(edge, from, to)] : []
  })

/** In milliseconds: all edges led round the cards, and again after each of some cards has moved. The worker's own work, in Node. */
export function measureRouting(design: Design): {
  readonly edges: number
  readonly whole: number
  readonly moved: number
} {
  const scene = new Projector(0).project(laidOut(design), MAIN_DIAGRAM)
  const cards = [...scene.cards.values()]
  const edges = edgesOf(scene)
  const router = new Router()
  const led = (news: Parameters<Router['hear']>[0]): number => {
    const start = performance.now()
    router.hear(news)
    router.work(() => true)
    router.news()
    return performance.now() - start
  }
  const whole = led({ cards: cards.map((it) => cardAt(it)), edges, gone: [], lost: [] })
  const moves = Array.from({ length: MOVES }, (_, i) => {
    const it = cards[Math.floor((i * cards.length) / MOVES)] as Placed
    return led({ cards: [cardAt(it, 24)], edges: [], gone: [], lost: [] })
  })
  return { edges: edges.length, whole, moved: median(moves) }
}
