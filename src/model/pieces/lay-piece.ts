import type { Change } from '../change/change.ts'
import { addUnique } from '../commands/constrain.ts'
import { setField } from '../commands/edit.ts'
import { freeObjectName } from '../commands/object-names.ts'
import { addTable } from '../commands/table.ts'
import { type Design, object } from '../design.ts'
import { styleOf } from '../house-style/profiles.ts'
import type { Id } from '../id.ts'
import { lastRank, make } from '../make.ts'
import { primaryKeyOf, tablesOf } from '../read.ts'
import { TIMESTAMPS } from './catalogue.ts'
import { Draft } from './draft.ts'
import { houseNames, oneOf } from './house-names.ts'
import { indexKeys, layColumns, type Targets } from './lay-columns.ts'
import type { Piece, PieceTable } from './piece.ts'
import { guard, log, touch } from './watch.ts'

type TableId = Id<'table'>

const PEOPLE = new Set(['user', 'person', 'account', 'member', 'profile', 'author', 'employee'])

const byOne = (design: Design, is: (one: string) => boolean): TableId | undefined =>
  tablesOf(design).find((it) => is(oneOf(it.name)) && primaryKeyOf(design, it.id) !== null)?.id

/** What one tenant is called: by the style's column, `organization_id`. */
const tenantWord = (design: Design): string => styleOf(design).tenantColumn.replace(/_?id$/i, '') || 'tenant'

function layTable(draft: Draft, given: PieceTable, { self, targets }: { self: TableId; targets: Targets }): TableId {
  const owner = object(draft.design, self)
  const names = houseNames(draft.design)
  const one = given.name === 'tenant' ? tenantWord(draft.design) : given.name.replace('$', oneOf(owner?.name ?? ''))
  const there = given.shared ? byOne(draft.design, (it) => it === oneOf(one)) : undefined
  if (there) return there
  const schema = owner?.parent ? { schema: owner.parent as Id<'schema'> } : {}
  const made = addTable(draft.design, { name: names.table(one), ...schema })
  const bare = given.key !== undefined
  draft.do(made.changes.filter((it) => !bare || (it.op === 'add' && it.object.kind === 'table')))
  draft.do(setField(draft.design, made.table, { comment: given.says }))
  const laid = layColumns(draft, made.table, { columns: given.columns, targets })
  const { timestamps } = styleOf(draft.design)
  if (!given.fixed || timestamps === 'all') {
    const columns = timestamps === 'created' ? TIMESTAMPS.slice(0, 1) : TIMESTAMPS
    if (!(bare && timestamps !== 'all')) layColumns(draft, made.table, { columns, targets })
    touch(draft, made.table)
  }
  const columnsOf = (wanted: readonly string[]) => wanted.flatMap((name) => laid.get(name) ?? [])
  if (given.key) {
    const columns = columnsOf(given.key)
    const name = freeObjectName(draft.design, made.table, { columns, kind: 'primary-key' })
    const rank = lastRank(draft.design, made.table)
    draft.do([{ op: 'add', object: make('primary-key', { name, parent: made.table, rank, columns }) }])
  }
  if (given.unique) draft.do(addUnique(draft.design, made.table, columnsOf(given.unique)))
  indexKeys(draft, made.table)
  return made.table
}

/** Lays a piece on a table: its columns, the tables beside it, and what watches its rows. Names are as the design has them. */
export function layPiece(
  design: Design,
  piece: Piece,
  tables: readonly TableId[],
): { changes: Change[]; tables: TableId[] } {
  const draft = new Draft(design)
  for (const self of tables) {
    if (!object(draft.design, self)) continue
    const targets = new Map<string, TableId>([['self', self]])
    const people = byOne(draft.design, (it) => PEOPLE.has(it))
    if (people) targets.set('people', people)
    for (const given of piece.tables) targets.set(given.name, layTable(draft, given, { self, targets }))
    const events = targets.get('audit_event')
    // Nothing is its own tenant.
    if (targets.get('tenant') === self) continue
    const laid = layColumns(draft, self, { columns: piece.columns, targets })
    indexKeys(draft, self)
    const [tenant] = laid.get('tenant') ?? []
    if (piece.watches === 'touch') touch(draft, self)
    if (piece.watches === 'log' && events) log(draft, self, events)
    if (piece.watches === 'tenant' && tenant) guard(draft, self, tenant)
  }
  const made = draft.changes.flatMap((it) => (it.op === 'add' && it.object.kind === 'table' ? [it.object.id] : []))
  return { changes: draft.changes, tables: made }
}
