import { createStore, type StoreApi } from 'zustand/vanilla'
import { bucketOf, type DesignStore, type DiagramId, type Id } from '#model'
import type { SessionStore } from '#session'

export type View = { readonly x: number; readonly y: number; readonly k: number }
/** Where someone was: at an object of a diagram, seen so. */
export type Visit = { readonly diagram: DiagramId; readonly id: Id | null; readonly view: View | null }

type Trail = { readonly back: readonly Visit[]; readonly now: Visit | null; readonly forward: readonly Visit[] }
export type Visited = {
  readonly trail: StoreApi<Trail>
  /** The place before or after this one; null where there is none. Going there makes no new place. */
  readonly step: (way: 'back' | 'forward') => Visit | null
}

const MOST = 100

type Around = { readonly design: DesignStore; readonly session: SessionStore; readonly view: () => View | null }

/** Remembers the places that someone has been to: each table selected alone, each diagram. */
export function rememberVisited({ design, session, view }: Around): Visited {
  const trail = createStore<Trail>(() => ({ back: [], now: null, forward: [] }))
  let going = false
  const placeNow = (): Visit | null => {
    const { selection, diagram } = session.now()
    const [only] = selection.size === 1 ? selection : []
    const id = only === undefined ? null : (bucketOf(design.design().objects, only as Id)?.root ?? null)
    return id === null ? null : { diagram, id, view: null }
  }
  session.state.subscribe((now, was) => {
    if (going || (now.selection === was.selection && now.diagram === was.diagram)) return
    const next = placeNow() ?? (now.diagram === was.diagram ? null : { diagram: now.diagram, id: null, view: null })
    const { back, now: here } = trail.getState()
    if (!next || (here && here.id === next.id && here.diagram === next.diagram)) return
    const left = here ? [...back, { ...here, view: view() }].slice(-MOST) : back
    trail.setState({ back: left, now: next, forward: [] })
  })
  design.listen(({ changes }) => {
    if (!changes) trail.setState({ back: [], now: null, forward: [] })
  })
  const isThere = ({ diagram, id }: Visit): boolean =>
    design.design().diagrams.has(diagram) && (id === null || design.design().objects.buckets.has(id))
  return {
    trail,
    step(way) {
      const { back, now, forward } = trail.getState()
      const from = (way === 'back' ? [...back].reverse() : [...forward]).filter(isThere)
      const [to, ...rest] = from
      if (!to) return null
      const left = now ? [{ ...now, view: view() }] : []
      trail.setState(
        way === 'back'
          ? { back: rest.reverse(), now: to, forward: [...left, ...forward] }
          : { back: [...back, ...left], now: to, forward: rest },
      )
      going = true
      session.set({ diagram: to.diagram })
      session.select(to.id ? [to.id] : [])
      going = false
      return to
    },
  }
}
