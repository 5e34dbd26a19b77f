import { equal } from '#base'
import { all, type DbObject, type Design, type Id, kindOf, noteOf, object } from '#model'
import type { Differences } from './differences.ts'
import { namesIn } from './texts.ts'

const place = (design: Design, it: DbObject): string =>
  `${it.parent}/${design.objects.buckets.has(it.id) ? '' : it.kind}/${it.name}`

/** An object with all that stands under it. */
function beneath(design: Design, top: Id): readonly Id[] {
  const members = [...(design.objects.buckets.get(top)?.members.keys() ?? [top])]
  const roots = [...design.objects.buckets.values()].filter((it) => it.members.get(it.root)?.parent === top)
  return [...members, ...roots.flatMap((it) => beneath(design, it.root))]
}

type TakenOver = { readonly names: ReadonlySet<string>; readonly ids: ReadonlySet<Id> }

/** What has a name that was another's, be it new or not, and what had that name: the same words no longer mean the same. */
function takenOver(from: Design, to: Design, { changed, added }: Differences): TakenOver {
  const renamed = [...changed.values()].filter(({ was, now }) => was.name !== now.name || was.parent !== now.parent)
  const had = new Map(renamed.length === 0 ? [] : [...all(from.objects)].map((it) => [place(from, it), it.id]))
  const news = renamed.length === 0 ? [] : [...added].map((id) => object(to, id) as DbObject)
  const taken = [...renamed.map(({ now }) => now), ...news].flatMap((now) => {
    const other = had.get(place(to, now))
    return other && other !== now.id && (!added.has(now.id) || object(to, other)) ? [{ now, other }] : []
  })
  return {
    names: new Set(taken.map(({ now }) => now.name)),
    ids: new Set(taken.flatMap(({ now, other }) => [...beneath(from, now.id), ...beneath(from, other)])),
  }
}

/**
 * Who speaks of what has another's name then, in one design or the other. What stands beside a column is told by its words
 * alone: of an index over an expression Postgres keeps no account, since it sees to that by itself.
 */
export function speakersOfTakenOver(from: Design, to: Design, differences: Differences): ReadonlySet<Id> {
  const { names, ids } = takenOver(from, to, differences)
  if (ids.size === 0) return new Set()
  return new Set(
    [from, to]
      .flatMap((design) => {
        const columns = [...ids]
          .flatMap((id) => object(design, id) ?? [])
          .filter((it) => kindOf(it as DbObject).holdsRows)
        const owners = new Set(columns.map((it) => it.parent))
        const speaks = (it: DbObject) =>
          it.uses.some((id) => ids.has(id)) || (!kindOf(it).holdsRows && owners.has(it.parent))
        return [...all(design.objects)].filter((it) => speaks(it) && [...namesIn(it)].some((name) => names.has(name)))
      })
      .map((it) => it.id),
  )
}

/** Whether a text of an object that Postgres reads is the same in two designs. */
export const saysAsBefore = (was: DbObject, now: DbObject): boolean =>
  Object.keys(kindOf(now).fields).some((field) => {
    const value = was[field as never] as unknown
    const schema = kindOf(now).fields[field] as Inside | undefined
    return value !== null && schema !== undefined && speaks(schema) && equal(value, now[field as never])
  })

type Inside = Parameters<typeof noteOf>[0] & {
  readonly wrapped?: Inside
  readonly item?: Inside
  readonly pipe?: readonly Inside[]
  readonly entries?: Readonly<Record<string, Inside>>
}

/** Whether SQL that Postgres reads stands somewhere inside a field. */
function speaks(schema: Inside): boolean {
  const note = noteOf(schema)
  if (note?.holds === 'sql') return note.form !== 'body'
  const inner = [schema.wrapped, schema.item, schema.pipe?.[0], ...Object.values(schema.entries ?? {})]
  return inner.some((it) => it && it !== schema && speaks(it))
}
