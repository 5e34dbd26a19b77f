import { type DbObject, type Design, kindOf, moveWords, sqlAt } from '#model'
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

/** ALTER … SET SCHEMA, and the new name once it is there. */
export function moveSteps(was: DbObject, now: DbObject, between: { from: Design; to: Design }): Step[] {
  if (!moves(was, now, between)) return []
  const at = sqlAt(between.to)
  const rename = was.name === now.name ? '' : renameWords(now, was.name, at)
  return [
    ...moveWords(was, at.name(now.parent as DbObject['id']), sqlAt(between.from)).map((sql) => step(now, 'alter', sql)),
    ...(rename === '' ? [] : [step(now, 'rename', rename)]),
  ]
}
