import { equal } from '#base'
import type { Id } from '#model'
import { afterPaint } from '#session'
import type { Engine } from '../engine.ts'
import { edgesWithin } from '../paint/paint-scene.ts'
import { BARS, seen } from '../paint/view.ts'
import { routeEdgeOf } from '../project/route-edge.ts'
import type { Box, Edge, Placed, Scene } from '../project/scene.ts'
import type { RouteAnswer, RouteTask } from './route.worker.ts'
import type { RouteCard, RouteEdge, Way } from './route-job.ts'

/** Diagrams with more edges are led round cards only where someone looks, and near enough to see it. */
const MOST_EDGES = 4000

type Seen = { readonly box: Box; readonly k: number }

const cardOf = ({ id, x, y, right, bottom }: Placed): RouteCard => ({ id, x, y, right, bottom })

/** Keeps a worker told of a scene, and gives on the ways that it finds for the edges. */
class Routing {
  readonly #worker = new Worker(new URL('./route.worker.ts', import.meta.url), { type: 'module' })
  #cards: ReadonlyMap<Id, Placed> = new Map()
  #edges = new Map<Id, { edge: Edge; told: RouteEdge }>()

  constructor(found: (ways: ReadonlyMap<Id, Way>) => void) {
    this.#worker.onmessage = (event: MessageEvent<RouteAnswer>) => found(new Map(event.data) as ReadonlyMap<Id, Way>)
  }

  stop(): void {
    this.#worker.terminate()
  }

  /** Tells what of the scene is other than last told. */
  follow(scene: Scene, { box, k }: Seen): void {
    const { cards, gone } = this.#movedCards(scene)
    const { edges, lost } = this.#otherEdges(scene, { box, k })
    if (cards.length + gone.length + edges.length + lost.length === 0) return
    const first = edges.length > 100 ? edgesWithin(scene.edges.values(), box).map((it) => it.id) : []
    const task: RouteTask = { cards, gone, edges, lost, first }
    this.#worker.postMessage(task)
  }

  #movedCards(scene: Scene): { cards: RouteCard[]; gone: Id[] } {
    const cards: RouteCard[] = []
    const was = this.#cards
    if (was === scene.cards) return { cards, gone: [] }
    for (const [id, it] of scene.cards) {
      const old = was.get(id)
      if (old === it) continue
      if (!old || old.x !== it.x || old.y !== it.y || old.right !== it.right || old.bottom !== it.bottom)
        cards.push(cardOf(it))
    }
    this.#cards = scene.cards
    return { cards, gone: [...was.keys()].filter((id) => !scene.cards.has(id)) }
  }

  #otherEdges(scene: Scene, { box, k }: Seen): { edges: RouteEdge[]; lost: Id[] } {
    const edges: RouteEdge[] = []
    const many = scene.edges.size > MOST_EDGES
    const wanted = many ? (k < BARS ? [] : edgesWithin(scene.edges.values(), box)) : scene.edges.values()
    for (const edge of wanted) {
      // Where a person has led an edge, it stays.
      if (edge.bends) continue
      const was = this.#edges.get(edge.id)
      if (was?.edge === edge) continue
      const [from, to] = [scene.cards.get(edge.from), scene.cards.get(edge.to)]
      if (!from || !to) continue
      const told = routeEdgeOf(edge, from, to)
      this.#edges.set(edge.id, { edge, told })
      if (!was || !equal(was.told, told)) edges.push(told)
    }
    const lost = [...this.#edges.keys()].filter(
      (id) => scene.edges.get(id)?.bends !== undefined || !scene.edges.has(id),
    )
    for (const id of lost) this.#edges.delete(id)
    return { edges, lost }
  }
}

/** How long nothing may have moved for the picture to change under it. */
const REST_MS = 200
/** Time for a frame between two parts, in milliseconds. */
const A_BREATH = 50
/** More at once would be a long task. */
const AT_ONCE = 150

/** Gives ways on when nothing moves, some at a time. */
function inCalm(engine: Engine, take: (ways: ReadonlyMap<Id, Way>) => void) {
  const waiting = new Map<Id, Way>()
  let [timer, movedAt] = [0, 0]
  const soon = (milliseconds: number) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(give, milliseconds)
  }
  const give = () => {
    if (performance.now() - movedAt < REST_MS || engine.momentary.getState().away.size > 0) return soon(REST_MS)
    const some = new Map([...waiting].slice(0, AT_ONCE))
    for (const id of some.keys()) waiting.delete(id)
    take(some)
    if (waiting.size > 0) soon(A_BREATH)
  }
  return {
    moved: () => {
      movedAt = performance.now()
    },
    add(ways: ReadonlyMap<Id, Way>) {
      for (const [id, way] of ways) waiting.set(id, way)
      if (waiting.size > 0) soon(0)
    },
    stop: () => window.clearTimeout(timer),
  }
}

/** Leads the edges of what is shown round its cards, in a worker. Gives back the way to stop. */
export function keepRouted(engine: Engine): () => void {
  let timer = 0
  const calm = inCalm(engine, (ways) => engine.takeWays(ways))
  const routing = new Routing(calm.add)
  const follow = () => {
    if (engine.session.now().arranging) return
    routing.follow(engine.scene, { box: seen(engine.view, engine.layer.size), k: engine.view.k })
  }
  let waiting: (() => void) | null = null
  const told = () => {
    waiting = null
    follow()
  }
  const moved = () => {
    calm.moved()
    window.clearTimeout(timer)
    timer = window.setTimeout(follow, REST_MS)
  }
  engine.viewHeard.add(moved)
  const stops = [
    engine.scenes.subscribe((now, was) => {
      // An edit is seen first: to compare a thousand cards may come after it.
      if (now.scene !== was.scene) waiting ??= afterPaint(told)
    }),
    engine.session.state.subscribe((now, was) => was.arranging && !now.arranging && follow()),
  ]
  follow()
  return () => {
    window.clearTimeout(timer)
    waiting?.()
    engine.viewHeard.delete(moved)
    for (const stop of stops) stop()
    calm.stop()
    routing.stop()
  }
}
