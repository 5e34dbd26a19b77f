import { type Design, type Id, MAIN_DIAGRAM, type Shape } from '#model'

/** The areas of the diagrams and what stands in each: a card whose corner is in it, of several areas the smallest. */
export function areasOf(design: Design): (id: Id) => { readonly id: string; readonly name: string } | null {
  const main = design.diagrams.get(MAIN_DIAGRAM)
  const all = [...(main ? [main] : []), ...[...design.diagrams.values()].filter((it) => it !== main)]
  const found = new Map<Id, { readonly id: string; readonly name: string } | null>()
  return (id) => {
    const had = found.get(id)
    if (had !== undefined) return had
    for (const { places, shapes } of all) {
      const place = places.get(id)
      const around = place ? [...shapes].filter(([, shape]) => isAround(shape, place)) : []
      const [first] = around.sort(([, a], [, b]) => a.width * a.height - b.width * b.height)
      if (!first) continue
      const area = { id: first[0], name: first[1].text.split('\n')[0] ?? '' }
      found.set(id, area)
      return area
    }
    found.set(id, null)
    return null
  }
}

type Point = { readonly x: number; readonly y: number }

const isAround = ({ sort, x, y, width, height }: Shape, at: Point): boolean =>
  sort === 'area' && at.x >= x && at.y >= y && at.x < x + width && at.y < y + height
