import { columnsOf, addIndex as make } from '#model'
import type { Action } from './action.ts'
import { selectedTable } from './selected.ts'

export const addIndex: Action = {
  id: 'add-index',
  title: 'Index',
  group: 'Insert',
  icon: 'index',
  onSelection: true,
  words: 'add new',
  enabled: (context) => selectedTable(context) !== null,
  run: (context) => {
    const at = selectedTable(context)
    if (!at) return
    const now = context.design.design()
    const first = columnsOf(now, at.table.id).at(-1)
    const columns = at.columns.length > 0 ? at.columns : first ? [first.id] : []
    if (columns.length === 0) return
    const changes = make(now, at.table.id, columns)
    context.design.commit(`add index to ${at.table.name}`, changes)
    const made = changes.find((change) => change.op === 'add')
    if (made?.op === 'add') context.session.select([made.object.id])
  },
}
