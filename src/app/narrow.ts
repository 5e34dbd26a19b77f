import { type Design, type DiagramId, hopsFrom, type Id, type Severity } from '#model'
import type { Filter, Focus } from '#session'

/** What a filter asks of each thing on a diagram. */
export type Asked = {
  readonly diagram: DiagramId
  readonly focus: Focus | null
  readonly filter: Filter
  /** The worst finding of each object, and of what stands beneath it. */
  readonly found: ReadonlyMap<Id, Severity>
}

const LOUD: readonly Severity[] = ['info', 'warning', 'error']

export const isEmpty = ({ schemas, areas, kinds, findings }: Filter): boolean =>
  schemas.length + areas.length + kinds.length === 0 && findings === null

/** The areas that hold the head of a card. */
const areasAt = (design: Design, diagram: DiagramId, at: { readonly x: number; readonly y: number }): string[] =>
  [...(design.diagrams.get(diagram)?.shapes ?? [])].flatMap(([id, { sort, x, y, width, height }]) =>
    sort === 'area' && at.x >= x && at.y >= y && at.x < x + width && at.y < y + height ? [id] : [],
  )

function passes(design: Design, id: Id, { diagram, filter, found }: Asked): boolean {
  const bucket = design.objects.buckets.get(id)
  const root = bucket?.members.get(id)
  const place = design.diagrams.get(diagram)?.places.get(id)
  if (!bucket || !root || !place) return false
  const { schemas, areas, kinds, findings } = filter
  if (schemas.length > 0 && !(root.parent && schemas.includes(root.parent))) return false
  if (kinds.length > 0 && !kinds.includes(root.kind)) return false
  if (areas.length > 0 && !areasAt(design, diagram, place).some((area) => areas.includes(area))) return false
  if (findings === null) return true
  const least = LOUD.indexOf(findings)
  return [...bucket.members.keys()].some(
    (member) => LOUD.indexOf(found.get(member) ?? 'info') >= least && found.has(member),
  )
}

/** The roots that focus and filter leave on a diagram; null where they leave all. */
export function onlyOf(design: Design, asked: Asked): ReadonlySet<Id> | null {
  const { focus, filter, diagram } = asked
  if (!focus && isEmpty(filter)) return null
  const placed = [...(design.diagrams.get(diagram)?.places.keys() ?? [])]
  const near = focus && new Set([...hopsFrom(design, focus.about, focus.hops).keys(), ...focus.also])
  const close = near ? placed.filter((id) => near.has(id)) : placed
  // Who looks at some tables closely has asked for those: the filter is about the others.
  const always = new Set(focus ? [...focus.about, ...focus.also] : [])
  return new Set(isEmpty(filter) ? close : close.filter((id) => always.has(id) || passes(design, id, asked)))
}
