import { type Change, type DbObject, type Design, object, referencesOf } from '#model'
import type { ChangeFix } from '../change-rule.ts'

/** Leaves something in the version after all, to be dropped when nobody needs it. What new rows don't know of may be null. */
export function keepFix(to: Design, it: DbObject): ChangeFix[] {
  const missing = [...(it.parent ? [it.parent] : []), ...referencesOf(it), ...it.uses].some((id) => !object(to, id))
  if (missing) return []
  const left = it.kind === 'column' ? { ...it, nullable: true, notNull: null } : it
  const changes = (): Change[] => [{ op: 'add', object: left }]
  return [{ label: `Keep ${it.name} in this version, and drop it in a later one`, safe: false, changes }]
}

/** Asks first, and does nothing where rows are in the way. */
export const guardFix = (id: DbObject['id'], query: string, label: string): ChangeFix => ({
  label,
  safe: false,
  options: { guards: { [id]: query } },
})
