import {
  all,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  isRoot,
  keyFromIndex,
  object,
  referencesOf,
  sqlAt,
} from '#model'
import type { Differences } from './differences.ts'
import type { Step } from './step.ts'

type Ends = { readonly from: Design; readonly to: Design }
type Changes = Differences & { readonly rebuilt: ReadonlySet<Id> }

/** What is made anew with its rows gone, and every index over it with them. */
const emptiedIn = (steps: readonly Step[]): ReadonlySet<Id> =>
  new Set(steps.flatMap((it) => (it.action === 'alter' && it.hazard === 'data-loss' ? it.about : [])))

/** By the index that a key takes over the words that add the key, and by the key likewise. */
function takenOver(steps: readonly Step[], { from, to }: Ends, changes: Changes): ReadonlyMap<Id, string> {
  const { added, removed, rebuilt } = changes
  const at = sqlAt(to)
  const emptied = emptiedIn(steps)
  const isCalled = (name: string, but: Id) => [...all(to.objects)].some((it) => it.name === name && it.id !== but)
  const taken = new Map<Id, string>()
  for (const id of added) {
    const it = object(to, id) as DbObject
    // Only at its own table is looked: between two designs that share nothing, everything goes and everything comes.
    const goes = isRoot(it) ? [] : childrenOf(from, it.parent as Id).filter((beside) => removed.has(beside.id))
    if (goes.length === 0) continue
    if (referencesOf(it).some((each) => added.has(each) || rebuilt.has(each) || emptied.has(each))) continue
    for (const index of goes) {
      const sql = taken.has(index.id) || taken.has(id) ? null : keyFromIndex(it, index, at)
      if (sql && !isCalled(index.name, id)) taken.set(index.id, '').set(id, sql)
    }
  }
  return taken
}

/** Steps in which a key takes over the index that it would build and that goes: nobody waits for one to be built again. */
export function withTakenIndexes(steps: readonly Step[], ends: Ends, changes: Changes): readonly Step[] {
  const taken = takenOver(steps, ends, changes)
  if (taken.size === 0) return steps
  const isOf = (action: Step['action'], { about, action: done }: Step) => done === action && taken.has(about)
  return steps.flatMap((step) =>
    isOf('drop', step)
      ? []
      : isOf('create', step)
        ? [{ ...step, sql: taken.get(step.about) ?? step.sql, hazard: null, ways: {} }]
        : [step],
  )
}
