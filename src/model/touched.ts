import type { Id } from './id.ts'

/** Objects, as far as it matters here: buckets that stay the same as long as nothing in them changes. */
type Objects = { readonly buckets: ReadonlyMap<Id, object> }

/** What an edit came from, and the roots that it touched. Held weakly: a state is not kept for the sake of the next. */
type Origin = { readonly from: WeakRef<Objects>; readonly roots: ReadonlySet<Id> }

const origins = new WeakMap<Objects, Origin>()

export function noteOrigin(objects: Objects, from: Objects, roots: ReadonlySet<Id>): void {
  if (objects !== from) origins.set(objects, { from: new WeakRef(from), roots })
}

/** How many edits back are looked at before the whole is compared. */
const MOST_STEPS = 8

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
    const origin = origins.get(at)
    for (const id of origin?.roots ?? []) touched.add(id)
    at = origin?.from.deref()
  }
  return null
}
