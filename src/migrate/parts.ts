import { components } from '#base'
import { bucketOf, type Design, type Id, sqlAt } from '#model'
import { needsOf } from './needs.ts'
import type { Step } from './step.ts'

/** The roots that a plan touches, in groups that have nothing to do with each other in either design. */
export function partsOfPlan(steps: readonly Step[], from: Design, to: Design): readonly (readonly Id[])[] {
  const roots = [...new Set(steps.map((it) => it.root))]
  const near = new Map<Id, Set<Id>>(roots.map((id) => [id, new Set()]))
  for (const design of [from, to]) {
    const at = sqlAt(design)
    for (const root of roots)
      for (const it of bucketOf(design.objects, root)?.members.values() ?? [])
        for (const need of needsOf(it, at)) {
          const other = bucketOf(design.objects, need)?.root ?? need
          if (other === root || !near.has(other)) continue
          near.get(root)?.add(other)
          near.get(other)?.add(root)
        }
  }
  return components(roots, (id) => near.get(id) ?? [])
}

/** The same steps, part after part; each part in its order. */
export function partsApart(steps: readonly Step[], from: Design, to: Design): Step[] {
  const parts = partsOfPlan(steps, from, to)
  const first = (part: readonly Id[]) => steps.findIndex((it) => part.includes(it.root))
  return [...parts]
    .sort((a, b) => first(a) - first(b))
    .flatMap((part, i) => steps.filter((it) => part.includes(it.root)).map((it) => ({ ...it, part: i })))
}
