import { type Design, type Diagram, type DiagramId, type Id, referrersOf, schemaNameOf } from '#model'
import { Projector } from '../project/projector.ts'
import type { Placed, Scene, ShapeInPlace } from '../project/scene.ts'
import { around, type LayoutGraph, type LayoutWay, type Positions } from './layout-graph.ts'

/** How a diagram is laid out: by what belongs together, from left to right, or in rings round one card. */
export type LayoutStyle = 'relation' | 'schema' | 'area' | 'layered' | 'radial'

export type LayoutOptions = {
  readonly style?: LayoutStyle
  /** Only these are moved; the rest stays. */
  readonly only?: ReadonlySet<Id>
  /** Moves also what a person placed. */
  readonly everything?: boolean
  /** The card in the middle of a radial layout. */
  readonly centre?: Id
}

/** Where cards go, and areas that go with them. */
export type Layout = {
  readonly cards: ReadonlyMap<Id, { readonly x: number; readonly y: number }>
  readonly areas: ReadonlyMap<string, Pick<ShapeInPlace, 'x' | 'y' | 'width' | 'height'>>
}

export type LayoutRun = Promise<Layout | null> & { readonly cancel: () => void }

/** The area that a card stands wholly in: the person's own grouping, which no layout breaks up. */
const areaOf = (scene: Scene, it: Placed): ShapeInPlace | undefined =>
  scene.shapes.findLast(
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

const WAYS: Readonly<Record<LayoutStyle, LayoutWay>> = {
  relation: 'related',
  schema: 'related',
  area: 'related',
  layered: 'layered',
  radial: 'radial',
}

/** Round what stands in an area, and above it for its title. */
const MARGIN = 32
const TITLE = 24

/** What a folded area holds goes where it goes. */
function withFolded(diagram: Diagram | undefined, scene: Scene, { cards, areas }: Layout): Layout {
  const [all, boxes] = [new Map(cards), new Map(areas)]
  for (const [area, fold] of scene.folds) {
    const to = cards.get(area)
    all.delete(area)
    if (!to) continue
    const [dx, dy] = [to.x - fold.shape.x, to.y - fold.shape.y]
    for (const id of fold.cards) {
      const place = diagram?.places.get(id)
      if (place) all.set(id, { x: place.x + dx, y: place.y + dy })
    }
    for (const id of [area, ...fold.shapes]) {
      const shape = diagram?.shapes.get(id)
      if (!shape) continue
      const { width, height } = shape
      boxes.set(id, { x: shape.x + dx, y: shape.y + dy, width, height })
    }
  }
  return { cards: all, areas: boxes }
}

/** Areas all of whose cards stay: nothing else is put in them. */
function keptAreas(scene: Scene, stays: (it: Placed) => boolean): readonly ShapeInPlace[] {
  const kept = new Map<ShapeInPlace, boolean>()
  for (const it of scene.cards.values()) {
    const area = areaOf(scene, it)
    if (area) kept.set(area, (kept.get(area) ?? true) && stays(it))
  }
  return [...kept].flatMap(([area, all]) => (all ? [area] : []))
}

/** A diagram as the layout takes it. */
function graphOf(design: Design, scene: Scene, options: LayoutOptions): LayoutGraph {
  const { only, everything = false, style = 'relation', centre = null } = options
  const stays = (it: Placed) =>
    only ? !only.has(it.id) : (it.place.placed && !everything) || (style !== 'area' && areaOf(scene, it) !== undefined)
  const groupOf = (it: Placed) => {
    if (style === 'schema') return schemaNameOf(design, it.id)
    return style === 'area' ? (areaOf(scene, it)?.id ?? null) : null
  }
  return {
    way: WAYS[style],
    centre,
    margin: style === 'area' ? MARGIN + TITLE : 0,
    nodes: [
      ...[...scene.cards.values()].map((it) => ({
        id: it.id,
        width: it.card.width,
        height: it.card.height,
        x: it.x,
        y: it.y,
        fixed: stays(it),
        group: groupOf(it),
      })),
      ...keptAreas(scene, stays).map(({ id, x, y, width, height }) => ({
        id,
        width,
        height,
        x,
        y,
        fixed: true,
        group: null,
      })),
    ],
    edges: [...[...scene.edges.values()].map(({ from, to }) => ({ from, to })), ...typings(design, scene)],
  }
}

/** Areas that go along with their cards: each as large as what stands in it. */
export function areasAround({ nodes }: LayoutGraph, at: Positions): Layout['areas'] {
  const inside = new Map<string, { x: number; y: number; width: number; height: number }[]>()
  for (const { id, group, width, height } of nodes) {
    const to = at.get(id)
    if (group !== null && to) inside.set(group, [...(inside.get(group) ?? []), { ...to, width, height }])
  }
  return new Map(
    [...inside].map(([area, boxes]) => {
      const { x, y, width, height } = around(boxes)
      const box = {
        x: x - MARGIN,
        y: y - MARGIN - TITLE,
        width: width + 2 * MARGIN,
        height: height + 2 * MARGIN + TITLE,
      }
      return [area, box]
    }),
  )
}

/** Finds places for a diagram's cards, in a worker; null when cancelled. */
export function layoutDiagram(design: Design, diagram: DiagramId, options: LayoutOptions = {}): LayoutRun {
  const scene = new Projector(0).project(design, diagram)
  const graph = graphOf(design, scene, options)
  let cancel: () => void = () => undefined
  const done = new Promise<Layout | null>((resolve, reject) => {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    const end = () => worker.terminate()
    cancel = () => {
      end()
      resolve(null)
    }
    worker.onmessage = (event: MessageEvent<[Id, { x: number; y: number }][]>) => {
      end()
      const cards = new Map(event.data)
      const areas = options.style === 'area' ? areasAround(graph, cards) : new Map()
      resolve(withFolded(design.diagrams.get(diagram), scene, { cards, areas }))
    }
    worker.onerror = (event) => {
      end()
      reject(new Error(`The layout failed: ${event.message}`))
    }
    worker.postMessage(graph)
  })
  return Object.assign(done, { cancel: () => cancel() })
}
