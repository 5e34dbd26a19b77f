import { all, type Design, kindOf } from '#model'

/** How many objects of each kind a design holds, by the kind's name for people. */
export function countKinds(design: Design): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const it of all(design.objects)) counts.set(it.kind, (counts.get(it.kind) ?? 0) + 1)
  return Object.fromEntries(
    [...counts].map(([kind, count]) => [kindOf(kind as 'table').label[count === 1 ? 'one' : 'many'], count]),
  )
}
