import { quoteName } from '#base'
import {
  addIndex,
  addTable,
  apply,
  type Change,
  childrenOfKind,
  columnsOf,
  type Design,
  freeName,
  type Id,
  intend,
  lastRank,
  make,
  type ObjectOf,
  object,
  primaryKeyOf,
  rootsOf,
  schemaNameOf,
  tablesOf,
} from '#model'
import { namesIn } from '../reading/bodies.ts'
import { inTurn, newColumn } from '../reading/edits.ts'
import { isLog } from '../reading/events.ts'
import type { Table } from '../reading/shapes.ts'
import { typeOf } from '../reading/types.ts'

type Trigger = ObjectOf<'trigger'>

/** The names of the tables that are logs. */
export const logsOf = (design: Design): Set<string> =>
  new Set(tablesOf(design).flatMap((it) => (isLog(design, it) ? [it.name] : [])))

const seesChanges = (it: Trigger): boolean =>
  it.enabled !== 'disabled' && it.events.includes('update') && it.events.includes('delete')

/** Whether changes of a table's rows are written down: for sure, not, or by a function that the design doesn't hold. */
export function auditOf(design: Design, table: Id): 'yes' | 'maybe' | 'no' {
  const logs = logsOf(design)
  const found = childrenOfKind(design, table, 'trigger')
    .filter(seesChanges)
    .map((it) => {
      const routine = it.function.of ? object(design, it.function.of) : null
      if (routine?.kind !== 'routine' || routine.body === null) return 'maybe' as const
      const names = namesIn(routine.body)
      return names.has('execute')
        ? ('maybe' as const)
        : [...logs].some((name) => names.has(name))
          ? ('yes' as const)
          : ('no' as const)
    })
  return found.includes('yes') ? 'yes' : found.includes('maybe') ? 'maybe' : 'no'
}

const COLUMNS = [
  { name: 'table_name', type: typeOf('text'), nullable: false },
  { name: 'record_id', type: typeOf('text'), nullable: true },
  { name: 'action', type: typeOf('text'), nullable: false },
  { name: 'actor', type: typeOf('text'), nullable: false, default: 'CURRENT_USER' },
  { name: 'old_row', type: typeOf('jsonb'), nullable: true },
  { name: 'new_row', type: typeOf('jsonb'), nullable: true },
  { name: 'created_at', type: typeOf('timestamp with time zone'), nullable: false, default: 'now()' },
]

/** A log of changes, tagged as one. */
function addLog(design: Design, schema: Id | null): { changes: Change[]; table: Id<'table'> } {
  const made = addTable(design, { name: 'audit_log', ...(schema ? { schema: schema as Id<'schema'> } : {}) })
  const changes = inTurn(
    design,
    () => made.changes,
    ...COLUMNS.map((column) => (now: Design) => newColumn(now, made.table, column).changes),
    (now) => intend(now, { sort: 'tags', about: made.table, tags: ['audit'] }),
    (now) => {
      const named = (name: string) => columnsOf(now, made.table).flatMap((it) => (it.name === name ? [it.id] : []))
      return addIndex(now, made.table, [...named('table_name'), ...named('record_id')])
    },
  )
  return { changes, table: made.table }
}

/** The caller may have no right to the log, so that its function writes it with its owner's. */
const bodyFor = (path: string, key: string): string => `
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  is jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  INSERT INTO ${path} (table_name, record_id, action, actor, old_row, new_row)
  VALUES (TG_TABLE_NAME, coalesce(is, was) ->> '${key.replaceAll("'", "''")}', lower(TG_OP), session_user, was, is);
  RETURN NULL;
END
`

/** A log, the function that writes to it, and the trigger that calls it; null where a row has no key of one column to be known by. */
export function addAudit(design: Design, owner: Table): Change[] | null {
  const key = primaryKeyOf(design, owner.id)?.columns
  const column = key?.length === 1 && key[0] ? object(design, key[0]) : null
  if (!column || !owner.parent) return null
  const log = addLog(design, owner.parent)
  const now = apply(design, log.changes)
  const table = object(now, log.table)
  const path = [schemaNameOf(now, log.table), table?.name ?? ''].map((it) => quoteName(it)).join('.')
  const taken = new Set(rootsOf(design, 'routine').map((it) => it.name))
  const routine = make('routine', {
    name: freeName('log_change', (it) => taken.has(it)),
    parent: owner.parent,
    rank: lastRank(now, owner.parent),
    returns: typeOf('trigger'),
    language: 'plpgsql',
    securityDefiner: true,
    settings: [{ name: 'search_path', value: '""' }],
    body: bodyFor(path, column.name),
  })
  const triggers = new Set(childrenOfKind(design, owner.id, 'trigger').map((it) => it.name))
  const trigger = make('trigger', {
    name: freeName('log_change', (it) => triggers.has(it)),
    parent: owner.id,
    rank: lastRank(now, owner.id),
    timing: 'after',
    events: ['insert', 'update', 'delete'],
    function: { name: '', of: routine.id },
  })
  return [...log.changes, { op: 'add', object: routine }, { op: 'add', object: trigger }]
}
