import type { At, DbObject, Design, Id } from '#model'
import { inUsualOrder, step } from './create.ts'
import type { Differences } from './differences.ts'
import { moves } from './move.ts'
import { renameWords } from './rename-words.ts'
import type { Step } from './step.ts'

type Context = {
  readonly from: Design
  /** Indexes that may have the new name already. */
  readonly guessed: ReadonlySet<Id>
  readonly differences: Differences
  readonly rebuilt: ReadonlySet<Id>
  readonly at: At
}
type Rename = { readonly it: DbObject; readonly was: string }

/** Where names can collide: under one parent, within what shares a catalog. */
const spaceOf = (it: DbObject, to: Design): string => `${it.parent}/${to.objects.buckets.has(it.id) ? '' : it.kind}`

/**
 * Renames, roots first, since children are named by their parent's new name. Within one space a name must be free
 * before it is taken: chains run from the free end, and a swap goes through a name for the time between.
 */
export function planRenames(to: Design, context: Context): Step[] {
  const renames = [...context.differences.changed.values()]
    // What moves to another schema gets its name there.
    .filter(
      ({ was, now }) =>
        was.name !== now.name && !context.rebuilt.has(now.id) && !moves(was, now, { from: context.from, to }),
    )
    .sort((a, b) => inUsualOrder(a.now, b.now))
    .map(({ was, now }): Rename => ({ it: now, was: was.name }))
  const spaces = new Map<string, Rename[]>()
  for (const rename of renames) {
    const key = spaceOf(rename.it, to)
    spaces.set(key, [...(spaces.get(key) ?? []), rename])
  }
  return [...spaces.values()].flatMap((space) => renamesIn(space, context))
}

function renamesIn(space: readonly Rename[], { at, guessed }: Context): Step[] {
  const waiting = [...space]
  const steps: Step[] = []
  const say = (it: DbObject, was: string) => {
    const sql = guessed.has(it.id)
      ? `ALTER INDEX IF EXISTS ${at.pathAs(it.id, was)} RENAME TO ${at.name(it.id)}`
      : renameWords(it, was, at)
    if (sql !== '') steps.push(step(it, 'rename', sql))
  }
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ it }) => !waiting.some((other) => other.it.id !== it.id && other.was === it.name))
    if (free !== -1) {
      const [{ it, was }] = waiting.splice(free, 1) as [Rename]
      say(it, was)
      continue
    }
    const [first] = waiting as [Rename]
    const between = `${first.was.slice(0, 50)}__renaming`
    say({ ...first.it, name: between } as DbObject, first.was)
    waiting[0] = { it: first.it, was: between }
  }
  return steps
}
