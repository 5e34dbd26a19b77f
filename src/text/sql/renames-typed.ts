import type { Renamed } from '#model'
import { changedLines } from './affected.ts'
import type { Line } from './script.ts'

type Named = { readonly schemaname?: string; readonly relname?: string }
type Renaming = {
  readonly renameType?: string
  readonly relation?: Named
  readonly subname?: string
  readonly newname?: string
}

const RELATIONS: ReadonlySet<string> = new Set([
  'OBJECT_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_SEQUENCE',
  'OBJECT_FOREIGN_TABLE',
])
const WITHIN: ReadonlySet<string> = new Set(['OBJECT_COLUMN', 'OBJECT_TABCONSTRAINT'])

const path = (...names: readonly (string | undefined)[]): string =>
  names.filter((it) => it !== undefined && it !== '').join('.')

/** What `ALTER … RENAME` calls otherwise. */
function renamedBy({ told: { parsed } }: Line): readonly Renamed[] {
  if (parsed?.tag !== 'RenameStmt') return []
  const { renameType = '', relation, subname, newname } = parsed.node as Renaming
  if (!newname) return []
  if (renameType === 'OBJECT_SCHEMA' && subname) return [{ from: subname, to: newname }]
  if (!relation?.relname) return []
  const schema = relation.schemaname === 'public' ? undefined : relation.schemaname
  if (RELATIONS.has(renameType)) return [{ from: path(schema, relation.relname), to: path(schema, newname) }]
  const own = path(schema, relation.relname)
  return WITHIN.has(renameType) && subname ? [{ from: path(own, subname), to: path(own, newname) }] : []
}

/** What someone calls otherwise by statements that say so, or by taking them out again. */
export function renamesTyped(was: readonly Line[], now: readonly Line[]): readonly Renamed[] {
  const changed = changedLines(was, now)
  const undone = changed.was
    .flatMap(renamedBy)
    .map(({ from, to }) => ({ from: to, to: from }))
    .reverse()
  return [...undone, ...changed.now.flatMap(renamedBy)]
}
