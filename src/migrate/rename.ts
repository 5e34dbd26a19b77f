import { quoteName } from '#base'
import { type At, type DbObject, type Design, hasIndex, type Id, object, renameSequence, sequenceNames } from '#model'
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
  /** The statement that gives it this name while it has that one; '' where it gets it by itself. */
  readonly say: (was: string, now: string) => string
}

/** Where names can collide: under one parent, within what shares a catalog; those of indexes in their tables' schema. */
function spaceOf(it: DbObject, to: Design): string {
  if (to.objects.buckets.has(it.id)) return `${it.parent}/`
  return hasIndex(it) ? `${object(to, it.parent as Id)?.parent}/beside` : `${it.parent}/${it.kind}`
}

/** Where the sequence behind a column has its name: beside its table. */
const besideTable = (it: DbObject, to: Design): string => `${it.parent ? object(to, it.parent)?.parent : null}/`

/**
 * Renames, roots first, since children are named by their parent's new name. Within one space a name must be free
 * before it is taken: chains run from the free end, and a swap goes through a name for the time between.
 */
export function planRenames(to: Design, { from, guessed, differences, rebuilt, at }: Context): Step[] {
  const spaces = new Map<string, Rename[]>()
  const add = (space: string, rename: Rename) => spaces.set(space, [...(spaces.get(space) ?? []), rename])
  const changed = [...differences.changed.values()]
    .filter(({ now }) => !rebuilt.has(now.id))
    .sort((a, b) => inUsualOrder(a.now, b.now))
  for (const { was, now } of changed) {
    // What moves to another schema gets its name there.
    if (was.name !== now.name && !moves(was, now, { from, to }))
      add(spaceOf(now, to), {
        about: now,
        was: was.name,
        now: now.name,
        say: (before, after) =>
          guessed.has(now.id)
            ? `ALTER INDEX IF EXISTS ${at.pathAs(now.id, before)} RENAME TO ${quoteName(after)}`
            : renameWords({ ...now, name: after } as DbObject, before, at),
      })
    const behind = sequenceNames(was, now, at)
    if (behind)
      add(besideTable(now, to), {
        about: now,
        ...behind,
        say: (before, after) => renameSequence(now, { was: before, now: after }, at),
      })
  }
  return [...spaces.values()].flatMap(renamesIn)
}

function renamesIn(space: readonly Rename[]): Step[] {
  const waiting = [...space]
  const steps: Step[] = []
  const say = ({ about, was, now, say }: Rename) => {
    const sql = say(was, now)
    if (sql !== '') steps.push(step(about, 'rename', sql))
  }
  while (waiting.length > 0) {
    const free = waiting.findIndex((it) => !waiting.some((other) => other !== it && other.was === it.now))
    if (free !== -1) {
      const [next] = waiting.splice(free, 1) as [Rename]
      say(next)
      continue
    }
    const [first] = waiting as [Rename]
    const between = nameBetween(first.was)
    say({ ...first, now: between })
    waiting[0] = { ...first, was: between }
  }
  return steps
}
