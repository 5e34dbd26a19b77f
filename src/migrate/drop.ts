import { quoteName, sortByNeeds } from '#base'
import {
  type At,
  all,
  bucketOf,
  type DbObject,
  type Design,
  type Id,
  kindOf,
  moveWords,
  object,
  standingApart,
  wholeOf,
} from '#model'
import { turnSteps } from './alter.ts'
import type { Carries } from './carry.ts'
import type { Copies } from './copy.ts'
import { inUsualOrder, statementStep, step } from './create.ts'
import type { Differences } from './differences.ts'
import { referringToWhole, tiesAbove } from './held-by-ties.ts'
import { needsOf, withoutDefault } from './needs.ts'
import { dependents } from './rebuild.ts'
import { heldWithin, isPartOfValues } from './row-holders.ts'
import type { Step } from './step.ts'
import { whileWaiting } from './while-waiting.ts'

type Context = {
  readonly to: Design
  readonly differences: Differences
  readonly rebuilt: ReadonlySet<Id>
  readonly parked: ReadonlyMap<Id, DbObject>
  readonly holders: ReadonlyMap<Id, ReadonlySet<Id>>
  readonly copies: Copies
  readonly at: At
  /** How SQL speaks of what is dropped at the end, when renames are done. */
  readonly afterwards: At
} & Pick<Carries, 'carried' | 'reads'>

/** Whether people's values go with it: rows, or a part of each value of a type. */
const holdsValues = (it: DbObject, at: At): boolean =>
  kindOf(it).holdsRows === true || isPartOfValues(it, it.parent && (at.object(it.parent) as DbObject | null))

function dropStep(it: DbObject, at: At, kept = false): Step {
  const drop = statementStep(it, 'drop', kindOf(it).drop(it as never, at))
  return holdsValues(it, at) && !kept ? { ...drop, hazard: 'data-loss' } : drop
}

/** What gives way to the new one of its name, by itself and with none of the policies that would hide its rows. */
function asideSteps(it: DbObject, { place, apart }: Copies, at: At): Step[] {
  const alone = apart.has(it.id) ? standingApart(it, () => false) : it
  const open = 'forceRowSecurity' in alone ? ({ ...alone, forceRowSecurity: false } as DbObject) : alone
  const moves = place ? moveWords(it, quoteName(place.name), at) : []
  return [...turnSteps(it, open, at), ...moves.map((sql) => step(it, 'aside', sql))]
}

type Needs = ReadonlyMap<Id, ReadonlySet<Id>>

/** What each unit needs of others, by what of it is going. */
function needsByUnit(
  going: readonly DbObject[],
  how: { unitOf: (id: Id) => Id; outerNeeds: (it: DbObject) => readonly Id[] },
): Needs {
  const needs = new Map<Id, Set<Id>>()
  for (const it of going) {
    const known = needs.get(how.unitOf(it.id)) ?? new Set()
    for (const id of how.outerNeeds(it)) known.add(id)
    needs.set(how.unitOf(it.id), known)
  }
  return needs
}

/**
 * Units after what they need, and the needs that close a cycle. Only a member can go before its unit does (a policy, a
 * foreign key), so where a cycle would be cut at what a unit itself needs, members' needs give way to those.
 */
function dropOrder(units: readonly DbObject[], needs: { all: Needs; own: Needs }) {
  const byId = new Map<Id, DbObject>(units.map((it) => [it.id, it]))
  const of = (which: Needs) => (it: DbObject) => [...(which.get(it.id) ?? [])].flatMap((id) => byId.get(id) ?? [])
  const whole = sortByNeeds(units, of(needs.all))
  if (!whole.cut.some(([unit, target]) => needs.own.get(unit.id)?.has(target.id))) return whole
  const { order } = sortByNeeds(units, of(needs.own))
  const place = new Map<Id, number>(order.map((it, i) => [it.id, i]))
  const isAhead = (it: DbObject, than: DbObject) => (place.get(it.id) ?? 0) < (place.get(than.id) ?? 0)
  return {
    order,
    cut: units.flatMap((unit) =>
      of(needs.all)(unit).flatMap((target) => (isAhead(unit, target) ? [[unit, target] as const] : [])),
    ),
  }
}

/**
 * Drops, dependents first; what only waits meanwhile is parked in its turn. What something that stays still leans on (an
 * enum that a column is about to leave) is dropped at the end. What goes with its root needs no word, but a member that
 * closes a cycle between dropped roots (a foreign key, a column's default) does.
 */
export function planDrops(from: Design, context: Context): { early: Step[]; late: Step[] } {
  const { differences, rebuilt, parked, holders, carried, reads, copies, at, afterwards } = context
  const goes = (id: Id) => differences.removed.has(id) || rebuilt.has(id)
  const going = [...all(from.objects)].filter((it) => goes(it.id) || parked.has(it.id)).sort(inUsualOrder)
  const users = dependents(from)
  const rootOf = (id: Id): Id => bucketOf(from.objects, id)?.root ?? id
  const isTouched = (id: Id) => goes(id) || parked.has(id) || differences.changed.has(id)
  /** What would stand in the way of others' changes for as long as its table stands aside: a rule, a policy, a foreign key. */
  const isInTheWay = (it: DbObject): boolean => {
    const outer = needsOf(it, at).filter((id) => rootOf(id) !== rootOf(it.id))
    const isApart = copies.aside.has(rootOf(it.id)) && !kindOf(it).holdsRows
    return isApart && outer.some(isTouched) && !outer.some((id) => copies.aside.has(rootOf(id)))
  }
  /** What holds values of which it is a part that goes: it goes while they are still what they were. */
  const partOf = (it: DbObject): readonly Id[] => {
    const held = it.parent && differences.removed.has(it.id) && !reads.has(it.id) ? holders.get(it.parent) : undefined
    return held && holdsValues(it, at) ? [...held] : []
  }
  const ahead = new Set<Id>(going.filter((it) => isInTheWay(it) || partOf(it).length > 0).map((it) => it.id))
  /** What a statement drops at once: a root with all its members, or one member of a root that stays, or stands aside. */
  const unitOf = (id: Id): Id => (goes(rootOf(id)) && !ahead.has(id) ? rootOf(id) : id)
  const units = new Map<Id, DbObject>(going.flatMap((it) => (unitOf(it.id) === it.id ? [[it.id, it]] : [])))
  /** Whether it is there only as long as its table is tied: a partition's copy of a trigger. */
  const leansOnTie = (it: DbObject): boolean => {
    const above = tiesAbove(object(from, rootOf(it.id)) as DbObject, from)
    return !kindOf(it).holdsRows && needsOf(it, at).some((id) => above.includes(rootOf(id)))
  }
  // What a table has from another it can lose only once it stands apart.
  const ofParked = (it: DbObject) => parked.has(rootOf(it.id)) && it.id !== rootOf(it.id) && !leansOnTie(it)
  const after = (it: DbObject): readonly Id[] => {
    const members = parked.has(it.id) ? [...(from.objects.buckets.get(it.id)?.members.values() ?? [])] : []
    return members.filter((each) => !leansOnTie(each)).map((each) => each.id)
  }
  // What it has from those that it leaves is its own by then, and is dropped there by itself.
  const ofThoseAbove = (it: DbObject): readonly Id[] =>
    parked.has(it.id)
      ? tiesAbove(it, from).flatMap((id) => [...(from.objects.buckets.get(id)?.members.keys() ?? [])])
      : []
  const looksInto = new Map<Id, Id[]>()
  for (const it of going)
    for (const key of referringToWhole(from, it.id)) looksInto.set(key.id, [...(looksInto.get(key.id) ?? []), it.id])
  const outerNeeds = (it: DbObject): readonly Id[] =>
    [
      ...(looksInto.get(it.id) ?? []),
      ...needsOf(it, at).filter((id) => !(ofParked(it) && id === rootOf(it.id))),
      ...after(it),
      ...ofThoseAbove(it),
      ...partOf(it),
      ...heldWithin(holders, it.id),
    ]
      .map(unitOf)
      .filter((id) => id !== unitOf(it.id))
  const needs = needsByUnit(going, { unitOf, outerNeeds })
  const { order, cut } = dropOrder([...units.values()], {
    all: needs,
    own: needsByUnit(
      going.filter((it) => unitOf(it.id) === it.id || kindOf(it).holdsRows),
      { unitOf, outerNeeds: (it) => outerNeeds(withoutDefault(it) ?? it) },
    ),
  })
  const closes = (it: DbObject): boolean =>
    cut.some(([unit, target]) => unit.id === unitOf(it.id) && it.id !== unit.id && outerNeeds(it).includes(target.id))
  /** A part goes with its whole; alone it can't while rows of the whole may refer to its own (manual: DROP TABLE). */
  const goesWithWhole = (it: DbObject): boolean => {
    const whole = wholeOf(it)
    return (
      whole !== null && goes(whole) && !copies.apart.has(it.id) && copies.aside.has(whole) === copies.aside.has(it.id)
    )
  }
  const meanwhile = whileWaiting(at, (id) => (from.objects.buckets.has(id) ? undefined : parked.get(id)))
  const early: Step[] = going
    .filter(closes)
    .reverse()
    .flatMap((it) => {
      const open = withoutDefault(it)
      return open && !closes(open) ? turnSteps(it, open, at) : dropStep(it, at)
    })
  const late: Step[] = []
  /** What something that is dropped at the end needs until then. */
  const needed = new Set<Id>()
  for (const it of [...order].reverse()) {
    const waiting = parked.get(it.id)
    if (waiting) {
      early.push(...turnSteps(it, waiting, meanwhile))
      continue
    }
    // What stays and leans on a part of it lets go in a later step.
    const parts = [...(from.objects.buckets.get(it.id)?.members.keys() ?? [it.id])]
    const leanedOn = parts.some((part) =>
      (users.get(part) ?? []).some((user) => !goes(user.id) && !parked.has(user.id) && object(context.to, user.id)),
    )
    const isAside = copies.aside.has(it.id)
    if (!isAside && referringToWhole(from, it.id).length > 0 && !goesWithWhole(it))
      early.push(
        ...turnSteps(
          it,
          standingApart(it, () => false),
          at,
        ),
      )
    if (isAside) early.push(...asideSteps(it, copies, at))
    const waits = isAside || leanedOn || needed.has(it.id) || parts.some((part) => reads.has(part))
    if (waits) for (const id of needs.get(it.id) ?? []) needed.add(id)
    const drop = dropStep(it, waits ? afterwards : at, carried.has(it.id) || copies.whole.has(it.id))
    if (drop.sql !== '' && !goesWithWhole(it)) (waits ? late : early).push(drop)
  }
  return { early, late }
}
