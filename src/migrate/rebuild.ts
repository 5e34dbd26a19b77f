import { equal } from '#base'
import {
  type At,
  all,
  allHeirs,
  type DbObject,
  type Design,
  goesToHeirs,
  type Id,
  kindOf,
  object,
  type Rebuild,
  referencesOf,
  sharedHeirs,
  sqlAt,
  standingApart,
  uncheckedHeirs,
  wholeOf,
} from '#model'
import { changedFields, type Differences } from './differences.ts'
import { calledOtherwise } from './given-up.ts'
import { heldByTie, referringToWhole } from './held-by-ties.ts'
import { letsGo } from './lets-go.ts'
import { keysToTurned } from './logged.ts'
import { moves } from './move.ts'
import { namesTaken, roomOf } from './names-taken.ts'
import { needsOf, rootOf, waitsFor } from './needs.ts'
import { looseForm, parkedForm, untied } from './park.ts'
import { reshaped, rowHolders } from './row-holders.ts'
import { saysAsBefore, speakersOfTakenOver } from './taken-over.ts'
import { goingAlong, wholeRowUsers } from './whole-row.ts'

/** Who needs each object, in a design. */
export function dependents(design: Design): ReadonlyMap<Id, readonly DbObject[]> {
  const at = sqlAt(design)
  const map = new Map<Id, DbObject[]>()
  for (const it of all(design.objects))
    for (const need of needsOf(it, at)) {
      const group = map.get(need)
      if (group) group.push(it)
      else map.set(need, [it])
    }
  return map
}

type Asked = { readonly rebuild: Rebuild | null; readonly frees: boolean | 'all'; readonly loses: boolean }

/**
 * What changing these fields asks for beyond its own statements: that the object is made again, or that its users are
 * away meanwhile, those by text or all of them.
 */
function asks(entry: { was: DbObject; now: DbObject; fields: readonly string[] }, at: At): Asked {
  const answers = entry.fields.map((field) => {
    const rule = kindOf(entry.now).alter[field] ?? 'none'
    return typeof rule === 'function' ? rule(entry.now as never, entry.was as never, at) : rule
  })
  const rebuild = answers.includes('rebuild-parent') ? 'rebuild-parent' : answers.includes('rebuild') ? 'rebuild' : null
  const statements = answers.flatMap((answer) => (typeof answer === 'string' ? [] : answer))
  const frees = statements.flatMap((each) => (typeof each !== 'string' && each.frees ? [each.frees] : []))
  const loses = statements.some((each) => typeof each !== 'string' && each.hazard === 'data-loss')
  return { rebuild, frees: frees.includes('all') ? 'all' : frees.length > 0, loses }
}

/** Whether it has another name, and its kind has no words for that. */
const isRemade = (was: DbObject, now: DbObject): boolean => was.name !== now.name && kindOf(now).rename === 'rebuild'

/**
 * Something that moves to another schema, or would be taken to one by what it is tied to (a sequence by the table of the
 * column that owns it), without that tie; null for others. Postgres moves nothing that is tied.
 */
function carriedOff(was: DbObject, now: DbObject, between: { from: Design; to: Design }): DbObject | null {
  const { from, to } = between
  const homeOf = (id: Id): Id | null => {
    const root = rootOf(from, id)
    return root === id ? null : root
  }
  const isTaken = (id: Id): boolean => {
    const [before, after] = [from, to].map((design) => object(design, homeOf(id) ?? id)) as (DbObject | null)[]
    return Boolean(before && after && moves(before, after, between))
  }
  if (!moves(was, now, between) && !referencesOf(was).some(isTaken)) return null
  return untied(was, sqlAt(from))
}

/** A table that leaves what it is a part or an heir of, or has another bound there, as it is in between; null for others. */
function leaving(was: DbObject, now: DbObject): DbObject | null {
  const later = referencesOf(now)
  const moves = wholeOf(was) !== null && !equal((was as Bounded).bound, (now as Bounded).bound)
  const apart = standingApart(was, (id) => later.includes(id) && !(moves && id === wholeOf(was)))
  return apart === was ? null : apart
}
type Bounded = { readonly bound?: unknown }

export type Rebuilds = {
  readonly rebuilt: ReadonlySet<Id>
  /** What would lose its rows by that and can wait in another form instead, in that form. */
  readonly parked: ReadonlyMap<Id, DbObject>
  /** Columns that hold values of several parts, by their type, where they have to wait: as text, which knows places, not names. */
  readonly holders: ReadonlyMap<Id, ReadonlySet<Id>>
}

type Known = {
  readonly differences: Differences
  /** What is made again in any case. */
  readonly forced: ReadonlySet<Id>
}

/**
 * The objects of both designs that have to be dropped and made again: those whose change has no ALTER, all that stands
 * under them, and all that depends on one of them or on something whose alteration Postgres refuses while it is used.
 */
export function planRebuilds(from: Design, to: Design, { differences, forced }: Known): Rebuilds {
  const users = dependents(from)
  const [before, at] = [sqlAt(from), sqlAt(to)]
  const rebuilt = new Set<Id>()
  const parked = new Map<Id, DbObject>()
  /** Tables that leave what they are a part or an heir of, first of all. */
  const apart = new Map<Id, DbObject>()
  /** Tables whose columns change in place, and those of them in which one loses its place. */
  const [shaped, unshaped] = [new Set<Id>(), new Set<Id>()]
  const holders = new Map<Id, ReadonlySet<Id>>()
  const stays = (id: Id) => !differences.removed.has(id) && object(to, id) !== null
  const queue: Id[] = []
  const add = (id: Id) => {
    if (rebuilt.has(id) || !stays(id)) return
    rebuilt.add(id)
    parked.delete(id)
    queue.push(id)
  }
  const goes = (id: Id) => rebuilt.has(id) || differences.removed.has(id)
  /** Sets what needs an object that goes aside: dropped, or parked where it holds rows. */
  const setAside = (user: DbObject) => {
    if (rebuilt.has(user.id) || !stays(user.id)) return
    const held = apart.get(user.id) ?? user
    if (held !== user && !needsOf(held, before).some(goes)) return
    const form = parkedForm(held, goes)
    const loose = form?.it ?? looseForm(held, { goes, waits: waitsFor(held, before) })
    if (!loose) return add(user.id)
    const { rebuild, frees } = asks({ was: user, now: loose, fields: changedFields(user, loose) }, before)
    if (rebuild && user.parent) return add(user.parent)
    parked.set(user.id, loose)
    for (const other of users.get(user.id) ?? [])
      if (form?.retyped || frees === 'all' || (frees && other.uses.includes(user.id)))
        kindOf(other).holdsRows ? setAside(other) : add(other.id)
  }
  for (const entry of differences.changed.values()) {
    const { was, now } = entry
    const alone = leaving(was, now)
    if (alone) apart.set(was.id, alone)
    if (alone) parked.set(was.id, alone)
    if (alone && wholeOf(was) === wholeOf(now))
      for (const it of [...referringToWhole(from, was.id), ...heldByTie(from, was)]) add(it.id)
    for (const key of keysToTurned(entry, { from, differences })) add(key.id)
    if (goesToHeirs(entry))
      for (const { table, ties } of sharedHeirs(was, before)) {
        const heir = apart.get(table) ?? (object(from, table) as DbObject)
        const alone = standingApart(heir, (id) => !ties.includes(id))
        apart.set(table, alone)
        parked.set(table, alone)
      }
    for (const heir of uncheckedHeirs(entry, { before, after: at })) parked.set(heir.id, heir as DbObject)
    const loosened = carriedOff(was, now, { from, to })
    if (loosened) parked.set(was.id, loosened)
    const { rebuild, frees, loses } = asks(entry, at)
    if (rebuild === 'rebuild-parent' && now.parent) add(now.parent)
    else if (rebuild || isRemade(was, now) || (was.parent !== now.parent && !moves(was, now, { from, to }))) add(now.id)
    else
      for (const id of frees ? [was.id, ...(goesToHeirs(entry) ? allHeirs(was, before).map((it) => it.id) : [])] : [])
        for (const user of [...(users.get(id) ?? []), ...(frees === 'all' && loses ? goingAlong(from, id) : [])])
          if (frees === 'all' || user.uses.includes(id)) kindOf(user).holdsRows ? setAside(user) : add(user.id)
    if (frees) for (const user of wholeRowUsers(from, was.id)) add(user.id)
    if (frees && was.parent) (loses ? unshaped : shaped).add(was.parent)
  }
  const taken = namesTaken(differences, { to, before, at })
  for (const it of [...taken.parked, ...calledOtherwise(differences)]) if (!parked.has(it.id)) parked.set(it.id, it)
  for (const user of speakersOfTakenOver(from, to, differences)) {
    const [was, now] = [object(from, user), object(to, user)] as (DbObject | null)[]
    if (!was || !now || !saysAsBefore(was, now)) continue
    const form = parkedForm(was, () => false)
    if (form) parked.set(user, form.it)
    else add(user)
  }
  for (const id of differences.added) {
    const it = object(to, id) as DbObject | null
    const statement = it?.parent && stays(it.parent) ? kindOf(it).create(it as never, at, []) : ''
    if (it?.parent && typeof statement !== 'string' && statement.frees) add(it.parent)
  }
  for (const id of differences.removed) {
    const it = object(from, id) as DbObject
    const statement = it.parent && stays(it.parent) ? kindOf(it).drop(it as never, before) : ''
    if (typeof statement !== 'string' && statement.frees)
      for (const need of kindOf(it).needs?.(it as never, before) ?? []) add(need)
  }
  for (const table of shaped) {
    if (unshaped.has(table) || !stays(table)) continue
    const forms = [...rowHolders(from, table, users)].filter(([id]) => stays(id) && !parked.has(id))
    holders.set(table, new Set(forms.map(([id]) => id)))
    for (const [id, form] of forms) {
      parked.set(id, form)
      for (const user of users.get(id) ?? []) add(user.id)
    }
  }
  for (const id of forced) add(id)
  for (const id of differences.removed) queue.push(id)
  const patient = new Set<readonly [user: DbObject, gone: Id]>()
  const goOn = () => {
    for (let id = queue.pop(); id; id = queue.pop()) {
      for (const it of rebuilt.has(id) ? [...referringToWhole(from, id), ...goingAlong(from, id)] : []) add(it.id)
      for (const user of users.get(id) ?? [])
        if (differences.removed.has(id) && letsGo(user, { id, to, from })) patient.add([user, id])
        else setAside(user)
    }
  }
  goOn()
  // What lets go later keeps what goes until then, and that must be in nobody's way.
  const isInTheWay = (id: Id): boolean => {
    const along = new Set([id])
    for (const each of along)
      for (const need of needsOf(object(from, each) as DbObject, before)) if (goes(need)) along.add(need)
    return [...along].some(
      (each) => rebuilt.has(each) || roomOf(from, each, before).some((name) => taken.names.has(name)),
    )
  }
  for (const each of patient) {
    if (isInTheWay(each[1])) setAside(each[0])
    goOn()
  }
  for (const [root, forms] of reshaped(rebuilt, { from, to, differences, users })) {
    const waiting = [...forms.keys()].filter((id) => parked.has(id))
    // A table has its columns from the start, so that rows told by place would be told wrong.
    if (kindOf(object(to, root) as DbObject).holdsRows) for (const id of waiting) add(id)
    else if (waiting.length > 0) holders.set(root, new Set(waiting))
    goOn()
  }
  return { rebuilt, parked, holders }
}
