import { quoteName } from '#base'
import {
  type At,
  type DbObject,
  type Design,
  hasIndex,
  type Id,
  isConstraint,
  object,
  renameSequence,
  sequenceNames,
} from '#model'
import { inUsualOrder, step } from './create.ts'
import type { Differences } from './differences.ts'
import { moves } from './move.ts'
import { nameBetween, renameWords } from './rename-words.ts'
import type { Step } from './step.ts'

type Context = {
  readonly from: Design
  /** Indexes that may have the new name already. */
  readonly guessed: ReadonlySet<Id>
  readonly differences: Differences
  readonly rebuilt: ReadonlySet<Id>
  readonly at: At
}
type Rename = {
  readonly about: DbObject
  readonly was: string
  readonly now: string
  readonly spaces: readonly string[]
  /** The statement that gives it this name while it has that one; '' where it gets it by itself. */
  readonly say: (was: string, now: string) => string
}

/**
 * Where names can collide: under one parent, within what shares a catalog; those of indexes in their tables' schema, and
 * those of constraints, be there an index behind them or not, in their table.
 */
function spacesOf(it: DbObject, to: Design): readonly string[] {
  if (to.objects.buckets.has(it.id)) return [`${it.parent}/`]
  const spaces = [
    ...(hasIndex(it) ? [`${object(to, it.parent as Id)?.parent}/beside`] : []),
    ...(isConstraint(it) ? [`${it.parent}/constraint`] : []),
  ]
  return spaces.length > 0 ? spaces : [`${it.parent}/${it.kind}`]
}

/** Where the sequence behind a column has its name: beside its table. */
const besideTable = (it: DbObject, to: Design): string => `${it.parent ? object(to, it.parent)?.parent : null}/`

/**
 * Renames, roots first, since children are named by their parent's new name. Within one space a name must be free
 * before it is taken: chains run from the free end, and a swap goes through a name for the time between.
 */
export function planRenames(to: Design, { from, guessed, differences, rebuilt, at }: Context): Step[] {
  /** Roots with the sequences beside them, by schema; and what stands under them, since it may have its name in two spaces. */
  const groups = new Map<string, Rename[]>()
  const add = (rename: Rename) => {
    const [space = ''] = rename.spaces
    const group = space.endsWith('/') ? space : 'beneath'
    groups.set(group, [...(groups.get(group) ?? []), rename])
  }
  const changed = [...differences.changed.values()]
    .filter(({ now }) => !rebuilt.has(now.id))
    .sort((a, b) => inUsualOrder(a.now, b.now))
  for (const { was, now } of changed) {
    // What moves to another schema gets its name there.
    if (was.name !== now.name && !moves(was, now, { from, to }))
      add({
        about: now,
        spaces: spacesOf(now, to),
        was: was.name,
        now: now.name,
        say: (before, after) =>
          guessed.has(now.id)
            ? `ALTER INDEX IF EXISTS ${at.pathAs(now.id, before)} RENAME TO ${quoteName(after)}`
            : renameWords({ ...now, name: after } as DbObject, before, at),
      })
    const behind = sequenceNames(was, now, at)
    if (behind)
      add({
        about: now,
        spaces: [besideTable(now, to)],
        ...behind,
        say: (before, after) => renameSequence(now, { was: before, now: after }, at),
      })
  }
  return [...groups.values()].flatMap(renamesIn)
}

const places = (spaces: readonly string[], name: string): string[] => spaces.map((space) => `${space}/${name}`)

function renamesIn(group: readonly Rename[]): Step[] {
  const steps: Step[] = []
  const waiting = new Set(group)
  const held = new Map(group.flatMap((it) => places(it.spaces, it.was).map((place) => [place, it])))
  const say = ({ about, was, now, say }: Rename) => {
    const sql = say(was, now)
    if (sql !== '') steps.push(step(about, 'rename', sql))
  }
  const leave = (it: Rename) => {
    waiting.delete(it)
    for (const place of places(it.spaces, it.was)) held.delete(place)
  }
  /** Who has the name that it is to get. */
  const inTheWay = (it: Rename): Rename | undefined =>
    places(it.spaces, it.now)
      .map((place) => held.get(place))
      .find((other) => other && other !== it)
  for (;;) {
    const [first] = waiting
    if (!first) return steps
    const ring = new Set<Rename>()
    let next: Rename = first
    for (let other = inTheWay(next); other && !ring.has(next); other = inTheWay(next)) {
      ring.add(next)
      next = other
    }
    leave(next)
    if (!inTheWay(next)) {
      say(next)
      continue
    }
    const between = { ...next, now: nameBetween(next.was) }
    say(between)
    waiting.add({ ...next, was: between.now })
  }
}
