import { apply, type DbObject, type Design, kindOf, moveWords, object, sqlAt } from '#model'
import { step } from './create.ts'
import { renameWords } from './rename-words.ts'
import type { Step } from './step.ts'

/** Whether an object goes from one schema to another as it is, rows and all: a root that stands under something does. */
export const moves = (was: DbObject, now: DbObject, between: { from: Design; to: Design }): boolean =>
  was.parent !== null &&
  now.parent !== null &&
  was.parent !== now.parent &&
  between.from.objects.buckets.has(was.id) &&
  between.to.objects.buckets.has(now.id) &&
  kindOf(was).address(was as never, sqlAt(between.from)) !== null

/** Something as it is when it is about to move: all else that it names has its new name and place. */
function onTheWay(was: DbObject, now: DbObject, { from, to }: { from: Design; to: Design }): Design {
  const home = object(from, was.parent as DbObject['id']) as DbObject
  const here = object(to, home.id) ? [] : [{ op: 'add' as const, object: home }]
  return apply(to, [
    ...here,
    { op: 'set', before: now, after: { ...now, parent: was.parent, name: was.name } as DbObject },
  ])
}

/** ALTER … SET SCHEMA, and the new name once it is there. */
export function moveSteps(was: DbObject, now: DbObject, between: { from: Design; to: Design }): Step[] {
  if (!moves(was, now, between)) return []
  const at = sqlAt(between.to)
  const midway = onTheWay(was, now, between)
  const before = object(midway, was.id) as DbObject
  const rename = was.name === now.name ? '' : renameWords(now, was.name, at)
  return [
    ...moveWords(before, at.name(now.parent as DbObject['id']), sqlAt(midway)).map((sql) => step(now, 'alter', sql)),
    ...(rename === '' ? [] : [step(now, 'rename', rename)]),
  ]
}
