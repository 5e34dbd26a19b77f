import { type DbObject, type Design, type Id, incomingOf, kindOf, object, sqlAt, wholeOf } from '#model'
import { needsOf, rootOf } from './needs.ts'

/** The tables that one is a part or an heir of, and theirs in turn. */
export function tiesAbove(it: DbObject, design: Design): readonly Id[] {
  const { inherits = [] } = it as { readonly inherits?: readonly Id[] }
  const whole = wholeOf(it)
  return [...(whole ? [whole] : []), ...inherits].flatMap((id) => [
    id,
    ...tiesAbove(object(design, id) as DbObject, design),
  ])
}

/** The keys by which others refer to the whole that a part is of: it can't leave while they look for its rows there. */
export function referringToWhole(from: Design, part: Id): readonly DbObject[] {
  const it = object(from, part) as DbObject | null
  const whole = it && wholeOf(it)
  return whole ? [...incomingOf(from, whole), ...referringToWhole(from, whole)] : []
}

/** The members of a part that are what they are only while it is one, and are said again when it is one anew: whether it fires a trigger. */
export function heldByTie(from: Design, part: DbObject): readonly DbObject[] {
  const at = sqlAt(from)
  const above = new Set(tiesAbove(part, from))
  const leans = (it: DbObject) => needsOf(it, at).some((id) => above.has(rootOf(from, id) ?? id))
  return [...(from.objects.buckets.get(part.id)?.members.values() ?? [])].filter(
    (it) => it.id !== part.id && !kindOf(it).holdsRows && leans(it) && kindOf(it).drop(it as never, at) !== '',
  )
}
