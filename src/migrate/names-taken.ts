import {
  type At,
  bucketOf,
  type DbObject,
  type Design,
  type Id,
  kindOf,
  namesTakenBy,
  object,
  sequenceBehind,
} from '#model'
import type { Differences } from './differences.ts'

type Numbered = DbObject & { readonly identity?: { readonly mode: string } | null }

/** Whether a column keeps what numbers its rows: an identity is none that a default draws from. */
const keeps = (was: Numbered, now: Numbered): boolean =>
  Boolean(was.identity && now.identity) && (was.identity?.mode === 'serial') === (now.identity?.mode === 'serial')

/** The names that an object takes, with those of all under it where it is a root, of its indexes and of a sequence behind it. */
export function roomOf(design: Design, id: Id, at: At): readonly string[] {
  const bucket = bucketOf(design.objects, id)
  const it = object(design, id) as DbObject | null
  if (!bucket || !it) return []
  const names = namesTakenBy(bucket)
  const own = bucket.root === id ? names : names.filter((name) => name === it.name)
  const behind = sequenceBehind(it, at)
  const under = bucket.root === id ? [...bucket.members.values()] : [it]
  const addresses = under.flatMap((each) => kindOf(each).address(each as never, at) ?? [])
  return [
    at.path(id),
    ...addresses,
    ...own.map((name) => at.pathAs(bucket.root, name)),
    ...(behind === null ? [] : [behind]),
  ]
}

type Between = { readonly to: Design; readonly before: At; readonly at: At }

/** The names that are taken by what is new; and columns that give up the sequence behind them before, in the form without it. */
export function namesTaken({ added, changed }: Differences, { to, before, at }: Between) {
  const news = new Set([...added].flatMap((id) => roomOf(to, id, at)))
  const others = [...changed.values()].filter(({ was, now }) => !keeps(was, now))
  const parked = others.flatMap(({ was }) => {
    const had = sequenceBehind(was, before)
    return had !== null && news.has(had) ? [{ ...was, identity: null } as DbObject] : []
  })
  return { parked, names: new Set([...news, ...others.flatMap(({ now }) => sequenceBehind(now, at) ?? [])]) }
}
