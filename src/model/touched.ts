import type { Id } from './id.ts'

/** Objects, as far as it matters here: buckets that stay the same as long as nothing in them changes. */
type Objects = { readonly buckets: ReadonlyMap<Id, object> }

/** What an edit came from, and the roots that it touched. */
type Origin = { readonly from: Objects; readonly roots: ReadonlySet<Id> }

const origins = new WeakMap<Objects, Origin>()

/** How many edits back are looked at before the whole is compared. */
const MOST_STEPS = 8

const before = (objects: Objects): Objects | undefined => origins.get(objects)?.from

/** What is further back than anyone looks is let go of. A weak reference would hold all states of a long task until its end. */
export function noteOrigin(objects: Objects, from: Objects, roots: ReadonlySet<Id>): void {
  if (objects === from) return
  origins.set(objects, { from, roots })
  let oldest: Objects | undefined = from
  for (let step = 1; oldest && step < MOST_STEPS; step++) oldest = before(oldest)
  if (oldest) origins.delete(oldest)
}

/** The roots that came, went or hold something else than before: those of the edits between, where these are known. */
export function rootsChanged(was: Objects, now: Objects): ReadonlySet<Id> {
  if (was.buckets === now.buckets) return new Set()
  const candidates = touchedBetween(was, now) ?? new Set([...was.buckets.keys(), ...now.buckets.keys()])
  return new Set([...candidates].filter((id) => was.buckets.get(id) !== now.buckets.get(id)))
}

function touchedBetween(was: Objects, now: Objects): ReadonlySet<Id> | null {
  const touched = new Set<Id>()
  let at: Objects | undefined = now
  for (let step = 0; at && step <= MOST_STEPS; step++) {
    if (at === was) return touched
    for (const id of origins.get(at)?.roots ?? []) touched.add(id)
    at = before(at)
  }
  return null
}
