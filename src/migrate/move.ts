import { apply, type DbObject, type Design, goesAlong, type Id, kindOf, moveWords, object, sqlAt } from '#model'
import { step } from './create.ts'
import { nameBetween, renameWords } from './rename-words.ts'
import type { Step } from './step.ts'

/** Whether an object goes from one schema to another as it is, rows and all: a root that stands under something does. */
export const moves = (was: DbObject, now: DbObject, between: { from: Design; to: Design }): boolean =>
  was.parent !== null &&
  now.parent !== null &&
  was.parent !== now.parent &&
  between.from.objects.buckets.has(was.id) &&
  between.to.objects.buckets.has(now.id) &&
  kindOf(was).address(was as never, sqlAt(between.from)) !== null

type Between = {
  readonly from: Design
  readonly to: Design
  /** Where what goes to a third place stands meanwhile. */
  readonly places: ReadonlyMap<Id, DbObject>
  readonly rebuilt: ReadonlySet<Id>
}
type Ends = Pick<Between, 'from' | 'to' | 'rebuilt'>

/** What is beside it before and after, and comes along as it was, by the name that it has by then. */
export const comesAlong = (id: Id, { from, to, rebuilt }: Ends, names: Design): readonly DbObject[] =>
  goesAlong(id, sqlAt(from)).flatMap((each) =>
    object(to, each.id) && !rebuilt.has(each.id) ? [{ ...each, name: object(names, each.id)?.name ?? each.name }] : [],
  )

/** Something as it is when it is about to move, or on its way: all else that it names has its new name and place. */
function standing(now: DbObject, home: DbObject, { to, name }: { to: Design; name: string }): Design {
  const here = object(to, home.id) ? [] : [{ op: 'add' as const, object: home }]
  return apply(to, [...here, { op: 'set', before: now, after: { ...now, parent: home.id, name } as DbObject }])
}

/** ALTER … SET SCHEMA, and the new name once it is there; where its old one is another's there, before. */
export function moveSteps(was: DbObject, now: DbObject, between: Between): Step[] {
  if (!moves(was, now, between)) return []
  const { from, to, places } = between
  const home = places.get(was.id) ?? (object(from, was.parent as Id) as DbObject)
  const isTaken = (schema: Id | null, name: string) =>
    [from, to].some((design) =>
      [...design.objects.buckets.keys()].some((id) => {
        const other = object(design, id)
        return id !== was.id && other?.name === name && other.parent === schema
      }),
    )
  const early = was.name !== now.name && isTaken(now.parent, was.name)
  const name = !early ? was.name : isTaken(home.id, now.name) ? nameBetween(was.name) : now.name
  const there = standing(now, home, { to, name })
  const along = comesAlong(now.id, between, to)
  const rename = (design: Design, before: string): Step[] => {
    const it = object(design, now.id) as DbObject
    const sql = it.name === before ? '' : renameWords(it, before, sqlAt(design))
    return sql === '' ? [] : [step(now, 'rename', sql)]
  }
  return [
    ...rename(there, was.name),
    ...moveWords(object(there, was.id) as DbObject, sqlAt(to).name(now.parent as Id), sqlAt(there), along).map((sql) =>
      step(now, 'alter', sql),
    ),
    ...rename(to, name),
  ]
}
