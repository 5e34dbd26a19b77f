import { type Line, reaches } from './script.ts'

/** The statements of two texts that have to run to know what differs between what the texts make. */
export type Affected = {
  readonly was: readonly Line[]
  readonly now: readonly Line[]
  /** What they make, by bare names: that must not be there before. */
  readonly made: ReadonlySet<string>
  /** What they speak of. */
  readonly spoken: ReadonlySet<string>
}

/** The lines of one that the other does not have, however often each says it. */
function without(lines: readonly Line[], others: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>()
  for (const { told } of others) counts.set(told.says, (counts.get(told.says) ?? 0) + 1)
  return lines.filter(({ told }) => {
    const left = counts.get(told.says) ?? 0
    counts.set(told.says, left - 1)
    return left <= 0
  })
}

export const changedLines = (was: readonly Line[], now: readonly Line[]) => ({
  was: without(was, now).filter((it) => it.told.counts),
  now: without(now, was).filter((it) => it.told.counts),
})

type Reach = {
  /** Whether tables that only refer to what has changed run too. */
  readonly referrers: boolean
}

const meets = (names: ReadonlySet<string>, others: Iterable<string>): boolean => {
  for (const name of others) if (names.has(name)) return true
  return false
}

/** Everything about what has changed, and what is made of that. Null where nothing less than the whole script tells. */
export function affected(was: readonly Line[], now: readonly Line[], { referrers }: Reach): Affected | null {
  if ([...was, ...now].some(reaches)) return null
  const changed = changedLines(was, now)
  const first = [...changed.was, ...changed.now]
  if (first.some((it) => it.told.names.about === null)) return null
  const touched = new Set(first.flatMap((it) => it.told.names.about ?? []))
  const taken = new Set<Line>(first)
  const rest = new Set([...was, ...now].filter((it) => it.told.counts && !taken.has(it)))
  for (let before = -1; before !== taken.size; ) {
    before = taken.size
    for (const line of rest) {
      const { speaksOf, refersTo, derives, about } = line.told.names
      const speaks = meets(speaksOf, touched)
      if (!speaks && !(referrers && meets(refersTo, touched))) continue
      rest.delete(line)
      taken.add(line)
      if (about === null) return null
      if (speaks && derives) for (const name of about) touched.add(name)
    }
  }
  const all = [...taken]
  const makers = all.filter((it) => it.told.names.derives)
  return {
    was: was.filter((it) => taken.has(it)),
    now: now.filter((it) => taken.has(it)),
    made: new Set(makers.flatMap((it) => it.told.names.about ?? [])),
    spoken: new Set(all.flatMap(({ told: { names } }) => [...names.speaksOf, ...names.refersTo])),
  }
}
