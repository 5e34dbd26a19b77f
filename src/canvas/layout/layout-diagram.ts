import { type Design, type DiagramId, type Id, kindOfId, referrersOf, schemaNameOf } from '#model'
import { Projector } from '../project/projector.ts'
import type { Placed, Scene } from '../project/scene.ts'
import type { LayoutGraph } from './layout-graph.ts'

export type LayoutOptions = {
  /** Only these are moved; the rest stays. */
  readonly only?: ReadonlySet<Id>
  /** Moves also what a person placed. */
  readonly everything?: boolean
  /** Keeps each schema's tables together. */
  readonly bySchema?: boolean
}

export type LayoutRun = Promise<ReadonlyMap<Id, { x: number; y: number }> | null> & { readonly cancel: () => void }

/** Whether a card stands wholly in an area: the person's own grouping, which no layout breaks up. */
const inArea = (scene: Scene, it: Placed): boolean =>
  scene.shapes.some(
    (area) =>
      area.sort === 'area' &&
      it.x >= area.x &&
      it.y >= area.y &&
      it.right <= area.x + area.width &&
      it.bottom <= area.y + area.height,
  )

/** A type that many use belongs to none of them. */
const MOST_USERS = 3

/** Types and the few tables that use them: no lines of the picture, but they belong together. */
function typings(design: Design, scene: Scene): { from: string; to: string }[] {
  return [...scene.cards.keys()].flatMap((id) => {
    const users = new Set(referrersOf(design, id).flatMap((it) => (it.kind === 'column' && it.parent ? it.parent : [])))
    const shown = [...users].filter((it) => scene.cards.has(it))
    return shown.length <= MOST_USERS ? shown.map((from) => ({ from, to: id })) : []
  })
}

/** A diagram as the layout takes it. */
export function layoutGraph(design: Design, diagram: DiagramId, options: LayoutOptions = {}): LayoutGraph {
  const scene = new Projector(0).project(design, diagram)
  const { only, everything = false, bySchema = false } = options
  const stays = (it: Placed) => (only ? !only.has(it.id) : (it.place.placed && !everything) || inArea(scene, it))
  return {
    nodes: [...scene.cards.values()].map((it) => ({
      id: it.id,
      width: it.card.width,
      height: it.card.height,
      x: it.x,
      y: it.y,
      fixed: stays(it),
      group: bySchema && kindOfId(it.id) === 'table' ? schemaNameOf(design, it.id) : null,
    })),
    edges: [...[...scene.edges.values()].map(({ from, to }) => ({ from, to })), ...typings(design, scene)],
  }
}

/**
 * Finds places for a diagram's cards, in a worker. Gives the new places of those that move (to be committed as one
 * step), or null when cancelled.
 */
export function layoutDiagram(design: Design, diagram: DiagramId, options: LayoutOptions = {}): LayoutRun {
  const graph = layoutGraph(design, diagram, options)
  let cancel: () => void = () => undefined
  const done = new Promise<ReadonlyMap<Id, { x: number; y: number }> | null>((resolve, reject) => {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    const end = () => worker.terminate()
    cancel = () => {
      end()
      resolve(null)
    }
    worker.onmessage = (event: MessageEvent<[Id, { x: number; y: number }][]>) => {
      end()
      resolve(new Map(event.data))
    }
    worker.onerror = (event) => {
      end()
      reject(new Error(`The layout failed: ${event.message}`))
    }
    worker.postMessage(graph)
  })
  return Object.assign(done, { cancel: () => cancel() })
}
