import { type Design, type DiagramId, type Id, kindOf, object } from '#model'
import type { Filter } from '#session'
import { t, translated } from '#words'

/** A thing that can be asked for, and how many things on the diagram it would leave. */
export type FilterLine = { readonly value: string; readonly title: string; readonly count: number }
export type FilterGroup = {
  readonly key: 'schemas' | 'kinds' | 'areas'
  readonly title: string
  readonly lines: readonly FilterLine[]
}

const counted = (entries: Iterable<readonly [string, string]>): FilterLine[] => {
  const lines = new Map<string, FilterLine>()
  for (const [value, title] of entries) lines.set(value, { value, title, count: (lines.get(value)?.count ?? 0) + 1 })
  return [...lines.values()].sort((a, b) => a.title.localeCompare(b.title))
}

/** What a diagram can be filtered by. A group of one line says nothing and is left out. */
export function filterGroups(design: Design, diagram: DiagramId): readonly FilterGroup[] {
  const shown = design.diagrams.get(diagram)
  const placed = [...(shown?.places ?? [])].flatMap(([id, place]) => {
    const it = design.objects.buckets.get(id)?.members.get(id)
    return it ? [{ it, place }] : []
  })
  const areas = [...(shown?.shapes ?? [])].filter(([, shape]) => shape.sort === 'area')
  const groups: FilterGroup[] = [
    {
      key: 'schemas',
      title: t('Schema'),
      lines: counted(
        placed.flatMap(({ it }) => (it.parent ? [[it.parent, object(design, it.parent)?.name ?? ''] as const] : [])),
      ),
    },
    {
      key: 'kinds',
      title: t('Kind'),
      lines: counted(placed.map(({ it }) => [it.kind, translated(kindOf(it).label.many)] as const)),
    },
    {
      key: 'areas',
      title: t('Area'),
      lines: areas.map(([id, { text, x, y, width, height }]) => ({
        value: id,
        title: text.split('\n')[0] || t('Area without a name'),
        count: placed.filter(({ place: at }) => at.x >= x && at.y >= y && at.x < x + width && at.y < y + height).length,
      })),
    },
  ]
  return groups.filter((it) => it.lines.length > (it.key === 'areas' ? 0 : 1))
}

/** The filter with a value taken in or out. */
export function flipped(filter: Filter, key: FilterGroup['key'], value: string): Filter {
  const now: readonly string[] = filter[key]
  const next = now.includes(value) ? now.filter((it) => it !== value) : [...now, value]
  return { ...filter, [key]: next as readonly Id[] }
}
