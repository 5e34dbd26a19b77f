import { type Design, diff, type Id, tiesSaid } from '#model'
import { type Differences, differencesOf } from './differences.ts'
import { inAnotherOrder, leavingTypes, withoutTypes } from './of-types.ts'
import { planRebuilds, type Rebuilds } from './rebuild.ts'

type Between = {
  readonly from: Design
  readonly to: Design
  readonly guessed: ReadonlySet<Id>
  readonly differences: Differences
  readonly rebuilds: Rebuilds
  /** Tables that are of no type in between. */
  readonly untyped: ReadonlySet<Id>
}

/** What is found out by and by: what is made again, or has to be, and what is of no type in between. */
type Found = { readonly anew: ReadonlySet<Id>; readonly forced: ReadonlySet<Id>; readonly untyped: ReadonlySet<Id> }
const NOTHING_FOUND: Found = { anew: new Set(), forced: new Set(), untyped: new Set() }

/**
 * What differs and what has to be made again, with what tables have from others, or by their type, said where that comes
 * or goes. A table that is made again is made with all that.
 */
export function rebuiltBetween(
  held: Design,
  wanted: Design,
  { anew, forced, untyped }: Found = NOTHING_FOUND,
): Between {
  const [before, after] = [withoutTypes(held, untyped), withoutTypes(wanted, untyped)]
  const { from, to, guessed } = tiesSaid(before, after, (id) => anew.has(id))
  const differences = differencesOf(diff(from, to))
  const rebuilds = planRebuilds(from, to, { differences, forced })
  const leaving = leavingTypes(from, to, rebuilds)
  const turned = inAnotherOrder({ from: held, to: wanted }, [...leaving, ...untyped], rebuilds)
  const made = from === before ? [] : [...rebuilds.rebuilt].filter((id) => from.objects.buckets.has(id))
  const more = [...turned, ...made].filter((id) => !anew.has(id))
  if (leaving.length + more.length === 0) return { from, to, guessed, differences, rebuilds, untyped }
  const all = new Set([...forced, ...turned])
  return rebuiltBetween(held, wanted, {
    anew: new Set([...anew, ...more]),
    forced: all,
    untyped: new Set([...untyped, ...leaving].filter((id) => !all.has(id))),
  })
}
