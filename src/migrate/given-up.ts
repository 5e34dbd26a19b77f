import { type DbObject, type Id, requiredAs } from '#model'
import type { Differences } from './differences.ts'

const place = (it: DbObject, name: string): string => `${it.parent}/${name}`

/**
 * Names of constraints that stand within a column (NOT NULL, since 18) and that it gives up where it is: another column of
 * its table takes one of those only then.
 */
export function givenUp({ changed }: Differences): (it: DbObject) => readonly Id[] {
  const left = new Map<string, Id>()
  for (const { was, now } of changed.values()) {
    const name = requiredAs(was)
    if (name !== null && name !== requiredAs(now)) left.set(place(was, name), was.id)
  }
  return (it) => {
    const name = left.size === 0 ? null : requiredAs(it)
    const other = name === null ? undefined : left.get(place(it, name))
    return other && other !== it.id ? [other] : []
  }
}
