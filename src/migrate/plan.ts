import { sortByNeeds } from '#base'
import {
  type At,
  all,
  type Bucket,
  bucketOf,
  copiesSaid,
  type DbObject,
  type Design,
  forTarget,
  type Id,
  kindOf,
  object,
  originsOf,
  serialsApart,
  sqlAt,
} from '#model'
import { alterSteps, completeSteps, turnSteps } from './alter.ts'
import { rebuiltBetween } from './between.ts'
import { bodyNeedsOf } from './body-needs.ts'
import { knownByOrigin } from './by-origin.ts'
import { type Carries, planCarries, renamed } from './carry.ts'
import { type Copies, placeSteps, planCopies } from './copy.ts'
import { commentSteps, createRoot, inUsualOrder, tieRoots, type Waiting } from './create.ts'
import { createFilled } from './create-filled.ts'
import { type Detours, detourSteps, endOfDetours, planDetours, withDetours } from './detour.ts'
import type { Differences } from './differences.ts'
import { planDrops } from './drop.ts'
import { fillDefault, fillEmpty } from './fill.ts'
import { Filling } from './filling.ts'
import { followRenames } from './follow-renames.ts'
import { givenUp } from './given-up.ts'
import { guardSteps } from './guard.ts'
import { withTakenIndexes } from './index-to-key.ts'
import { Joining } from './joining.ts'
import { markedBefore } from './marked-before.ts'
import { moveSteps } from './move.ts'
import { needsOf, rootOf, waitsFor, withoutDefault } from './needs.ts'
import { typeSteps } from './of-types.ts'
import { PLAIN, type PlanOptions } from './options.ts'
import { untied } from './park.ts'
import { partsApart } from './parts.ts'
import { dependents, type Rebuilds } from './rebuild.ts'
import { planRenames } from './rename.ts'
import { heldWith, isHeldAsRow, latePartsOf, partsToCome } from './row-holders.ts'
import { notSaidAbove } from './said-above.ts'
import type { Step } from './step.ts'
import { straySteps } from './stray-steps.ts'
import { takeWays } from './take-ways.ts'

type Ways = Rebuilds & Carries & { readonly options: PlanOptions; readonly copies: Copies; readonly detours: Detours }

/** Creations and alterations, each after what it needs: a column may change to a type that is only now made. */
function planBuilds(between: { from: Design; to: Design }, differences: Differences, ways: Ways): Step[] {
  const { from, to } = between
  const { rebuilt, parked, holders, fills, copies, detours, options } = ways
  const made = new Set<Id>([...differences.added, ...rebuilt])
  const at = sqlAt(to)
  const objects = [...all(to.objects)].sort(inUsualOrder)
  const touched = objects.filter((it) => made.has(it.id) || parked.has(it.id) || differences.changed.has(it.id))
  const byId = new Map<Id, DbObject>(touched.map((it) => [it.id, it]))
  // What only changes may refer to anything new; what is made ties itself to later things when it settles.
  const spoken = bodyNeedsOf(to, at)
  const filling = new Filling(copies, to)
  const was = (id: Id) => parked.get(id) ?? differences.changed.get(id)?.was ?? null
  const joining = new Joining(touched, to, { was, made })
  /** What is made with its root is there when that is. */
  const withRoot = (id: Id): Id => {
    const root = rootOf(to, id)
    return root && made.has(root) && kindOf(object(to, id) as DbObject).holdsRows ? root : id
  }
  /** What waited without its ties, as it is until all that they are to is there. */
  const looseFor = (it: DbObject): DbObject | null => {
    const waiting = parked.get(it.id)
    if (!waiting) return null
    // A row that is written out in a default has all the columns.
    const ofRows = [...holders.values()].some((held) => held.has(it.id))
    return ofRows ? withoutDefault(it) : untied(waiting, at) ? null : untied(it, at)
  }
  /** What is there with all but its default, for which nothing that is made waits. */
  const isThere = (id: Id): boolean => {
    const entry = parked.has(id) ? null : differences.changed.get(id)
    return Boolean(entry && !made.has(id) && entry.fields.join() === 'default' && entry.was.name === entry.now.name)
  }
  const isApart = (id: Id) => made.has(id) || parked.has(id)
  const late = latePartsOf(to, differences, holders, () => dependents(to))
  const held = heldWith(holders, differences, late)
  const freed = givenUp(differences)
  const marked = markedBefore(to, differences)
  const needs = (it: DbObject) => {
    const waits = () => [...waitsFor(it, at), ...membersNeeds(it, { to, at })]
    const all = made.has(it.id) ? waits().filter((id) => !isThere(id)) : looseFor(it) ? waits() : needsOf(it, at)
    const own = all.map(withRoot)
    const full = own.flatMap((id) => filling.besides(rootOf(to, id) ?? id, it))
    // What a column has from others it is free of once they are.
    const above = made.has(it.id) ? [] : originsOf(it, at).map((origin) => origin.id)
    const rows = partsToCome(it, to, differences)
    return [
      ...joining.needs(it, own),
      ...held(it),
      ...rows,
      ...above,
      ...full,
      ...spoken(it.id),
      ...detours.waits(it.id),
      ...freed(it),
      ...marked(it),
    ]
  }
  const { order } = sortByNeeds(touched, (it) => needs(it).flatMap((id) => byId.get(id) ?? []))
  const done = new Set<Id>()
  const opened = new Set<Id>()
  const steps: Step[] = []
  const ties: Step[] = []
  const later: Step[] = []
  for (const it of order) {
    if (done.has(it.id)) continue
    const entry = differences.changed.get(it.id)
    if (!made.has(it.id)) {
      const waiting = parked.get(it.id)
      if (entry)
        steps.push(
          ...moveSteps(entry.was, entry.now, { ...between, rebuilt, places: detours.places }),
          ...fillEmpty(it, at, options),
        )
      const loose = looseFor(it)
      if (loose) ties.push(...turnSteps(loose, it, at))
      if (waiting) steps.push(...turnSteps(waiting, loose ?? it, at))
      else if (entry) steps.push(...alterSteps(notSaidAbove(entry, differences, at, isApart), at))
      if (entry) steps.push(...(entry.was.comment === entry.now.comment ? [] : commentSteps(it, at)))
      steps.push(...filling.came(it.id, at))
      continue
    }
    const bucket = to.objects.buckets.get(it.id)
    if (!bucket) {
      const carried = fills.get(it.id)
      const [asked] = fillEmpty(it, at, options)
      const held = it.parent !== null && [sqlAt(from), at].some((each) => isHeldAsRow(it.parent as Id, each))
      const fill = carried ?? asked ?? (held ? fillDefault(it, at, options) : null)
      steps.push(...createFilled(it, { at, fill, later: carried || !asked ? null : later }))
      continue
    }
    const isReady = (id: Id) => !byId.has(id) || done.has(id) || bucket.members.has(id)
    const isLate = (id: Id) => late.has(id)
    const waiting = filling.has(it.id) ? barely(bucket, { at, isReady }) : waitingIn(bucket, { at, isReady, isLate })
    for (const member of bucket.members.keys()) if (!waiting.putOff.has(member)) done.add(member)
    for (const member of waiting.opened) opened.add(member)
    const fill = fills.get(it.id)
    steps.push(...createRoot(bucket, at, waiting), ...(fill ? [fill] : []), ...filling.came(it.id, at))
  }
  for (const it of order) if (opened.has(it.id)) steps.push(...completeSteps(it, at, { opened, putOff: new Set() }))
  const roots = order.filter((it) => made.has(it.id) && to.objects.buckets.has(it.id))
  return [...steps, ...tieRoots(roots, at), ...ties, ...later]
}

/**
 * What a root's members need that are best there from the start: the columns of a table, so that none has to get its
 * default later; all members of what holds no rows, since a domain takes no check any more once a column holds it
 * within another type (ALTER DOMAIN, 18: "cannot alter type"). Keys and triggers are added to a table when all is there.
 */
function membersNeeds(root: DbObject, { to, at }: { to: Design; at: At }): readonly Id[] {
  const members = [...(to.objects.buckets.get(root.id)?.members.values() ?? [])]
  const own = new Set<Id>(members.map((it) => it.id))
  const rows = members.filter((it) => kindOf(it).holdsRows && it.id !== root.id)
  const early = rows.length > 0 ? rows : members.some((it) => kindOf(it).holdsRows) ? [] : members
  return early.flatMap((it) => waitsFor(it, at).filter((id) => !own.has(id)))
}

type Readiness = { readonly at: At; readonly isReady: (id: Id) => boolean; readonly isLate?: (id: Id) => boolean }

/** The members of a new root that need something not made yet. */
function waitingIn(bucket: Bucket, state: Readiness): Waiting {
  const putOff = new Set<Id>()
  const opened = new Set<Id>()
  /** A default that draws from what numbers another column, and is only made when the columns are there. */
  const drawsLater = (it: DbObject): boolean =>
    withoutDefault(it) !== null &&
    it.uses.some((id) => {
      const member = bucket.members.get(id)
      return member !== undefined && (kindOf(member).settle?.(member as never, state.at) ?? []).length > 0
    })
  const isReady = (it: DbObject) =>
    waitsFor(it, state.at).every((id) => state.isReady(id) && !putOff.has(id)) &&
    !drawsLater(it) &&
    !state.isLate?.(it.id)
  for (const it of [...bucket.members.values()].sort(inUsualOrder)) {
    if (it.id === bucket.root || isReady(it)) continue
    const open = withoutDefault(it)
    if (open && isReady(open)) opened.add(it.id)
    else putOff.add(it.id)
  }
  return { putOff, opened }
}

/** The same where rows are put in first: with no key, trigger or policy to look at each of them. */
function barely(bucket: Bucket, state: Readiness): Waiting {
  const { putOff, opened } = waitingIn(bucket, state)
  const late = [...bucket.members.values()].filter((it) => it.id !== bucket.root && !kindOf(it).holdsRows)
  return { putOff: new Set([...putOff, ...late.map((it) => it.id)]), opened, bare: true }
}

/**
 * The statements that turn a database of one design into one of the other. Renames go by id; what can't be altered in
 * place is dropped and made again together with what depends on it. A column that moves to another table takes its
 * values along where foreign keys tell which row they belong to. Column order is left as it is: Postgres can't change it.
 * Each side is what its server can hold. The options say how it treats a database that people are at work with.
 */
export function plan(start: Design, goal: Design, options: PlanOptions = PLAIN): Step[] {
  const held = forTarget(start).design
  const wanted = knownByOrigin(held, forTarget(goal).design)
  const said = serialsApart(wanted, held)
  const copied = copiesSaid(followRenames(serialsApart(held, wanted), said), said)
  const { from: apart, to: whole } = copied
  const { from, to, guessed: tied, differences, rebuilds, untyped } = rebuiltBetween(apart, whole)
  const guessed = new Set([...copied.guessed, ...tied])
  const before = sqlAt(from)
  const { rebuilt } = rebuilds
  const { removed } = differences
  const detours = planDetours({ from, to, differences, rebuilt })
  const aside = withDetours(renamed(from, differences, rebuilds), detours)
  const copies = planCopies({ from, midway: aside, to, removed, rebuilds, options })
  const { midway } = copies
  const carries = planCarries({ from, midway, to, differences, rebuilds, options })
  const ways = { ...rebuilds, ...carries, copies, detours, options }
  const drops = planDrops(from, { to, differences, ...ways, at: before, afterwards: sqlAt(midway) })
  const renames = planRenames(to, { from, guessed, differences, rebuilt, at: sqlAt(midway) })
  const builds = planBuilds({ from, to }, differences, ways)
  const rootOf = (id: Id) => (bucketOf(to.objects, id) ?? bucketOf(from.objects, id))?.root ?? id
  const steps = [
    ...guardSteps(from, to, options),
    ...placeSteps('create', copies, before),
    ...typeSteps(apart, untyped, 'leave'),
    ...drops.early,
    ...detourSteps(detours, { from, to, rebuilt }),
    ...renames,
    ...builds,
    ...typeSteps(whole, untyped, 'take'),
    ...straySteps({ from, to }, differences, rebuilt),
    ...drops.late,
    ...endOfDetours(detours, from),
    ...placeSteps('drop', copies, before),
  ]
  const rooted = takeWays(
    withTakenIndexes(steps, { from, to }, { ...differences, rebuilt }).map((it) => ({ ...it, root: rootOf(it.about) })),
    options,
  )
  return options.partsApart ? partsApart(rooted, from, to) : rooted
}
