import { deletionFrom, type Id, object } from '#model'
import type { Spot } from '#session'
import { tonesOf } from './deletion-tones.ts'
import { type Engine, NO_IDS } from './engine.ts'
import { NOTHING_LIT } from './paint/lit.ts'
import { litWith } from './project/hit.ts'
import { columnsOfEdge } from './project/links.ts'
import type { Edge, Placed, Scene } from './project/scene.ts'

const HOVER_MS = 160

const placedOf = (scene: Scene, ids: Iterable<string>): Placed[] =>
  [...ids].map((id) => scene.cards.get(id as Id)).filter((it): it is Placed => it !== undefined)

/** Lights what a DELETE on a table reaches, each in the colour of what happens to it. */
function lightDeletion(engine: Engine, table: Id<'table'>): void {
  const { scene } = engine
  const tones = tonesOf(deletionFrom(engine.design.design(), table))
  const drawn = [...tones.keys()].map((id) => scene.edges.get(id as Id)).filter((it): it is Edge => it !== undefined)
  const cards = new Set<Id>([
    table,
    ...drawn.flatMap((edge) => [edge.from, edge.to]),
    ...(tones.keys() as Iterable<Id>),
  ])
  const lit = { cards: placedOf(scene, cards), edges: drawn, columns: NO_IDS, ringed: [], dims: true, tones }
  engine.layer.light(lit)
  engine.momentary.setState({ lit: cards, columns: NO_IDS, dims: true })
}

/** Lights some tables and keys, and dims the rest. */
function lightSpot(engine: Engine, { tables, keys }: Spot): void {
  const { scene } = engine
  const edges = keys.map((id) => scene.edges.get(id)).filter((it): it is Edge => it !== undefined)
  const columns = new Set(edges.flatMap((edge) => [...columnsOfEdge(edge)]))
  engine.layer.light({ cards: placedOf(scene, tables), edges, columns, ringed: [], dims: true, tones: new Map() })
  engine.momentary.setState({ lit: new Set(tables), columns, dims: true })
}

/** Lights what is hovered with its neighbours, and rings what is selected. Nothing but what is lit is drawn again. */
export function light(engine: Engine, hovered: string | null): void {
  const { selection, deleting, spot } = engine.session.now()
  const { scene } = engine
  const from = deleting && object(engine.design.design(), deleting)
  if (from && from.kind === 'table' && scene.cards.has(from.id)) {
    lightDeletion(engine, from.id)
    return
  }
  if (spot) {
    lightSpot(engine, spot)
    return
  }
  const about = hovered ? [hovered] : selection.size <= 40 ? [...selection] : []
  const { cards, edges } = litWith(scene, about)
  const drawn = [...edges].map((id) => scene.edges.get(id)).filter((it): it is Edge => it !== undefined)
  const own = drawn.filter((edge) => about.includes(edge.id) || hovered !== null)
  const columns = new Set(own.flatMap((edge) => [...columnsOfEdge(edge)]))
  const ringed = placedOf(scene, selection)
  const dims = hovered !== null && edges.size > 0
  engine.layer.light(
    edges.size + ringed.length + cards.size > 0
      ? { cards: placedOf(scene, cards), edges: drawn, columns, ringed, dims, tones: new Map() }
      : NOTHING_LIT,
  )
  engine.momentary.setState({ lit: cards, columns: columns.size > 0 ? columns : NO_IDS, dims })
}

/** Follows the hover (once it rests) and the selection. Gives back the way to stop. */
export function keepLit(engine: Engine): () => void {
  let timer = 0
  const stops = [
    engine.session.state.subscribe((now, was) => {
      if (now.selection !== was.selection || now.deleting !== was.deleting || now.spot !== was.spot) light(engine, null)
      if (now.hovered === was.hovered) return
      window.clearTimeout(timer)
      // From one thing to the next at once; from nothing to a thing only when the pointer stays.
      if (engine.momentary.getState().dims) light(engine, now.hovered)
      else if (now.hovered) timer = window.setTimeout(() => light(engine, engine.session.now().hovered), HOVER_MS)
    }),
    engine.scenes.subscribe((now, was) => {
      if (now.scene !== was.scene) light(engine, engine.momentary.getState().dims ? engine.session.now().hovered : null)
    }),
  ]
  return () => {
    window.clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
