import { quoteName } from '#base'
import { columnsOf, addCheck as make, object } from '#model'
import type { Action } from './action.ts'
import { selectedTable } from './selected.ts'

export const addCheck: Action = {
  id: 'add-check',
  title: 'Check',
  group: 'Insert',
  icon: 'check',
  onSelection: true,
  words: 'add new constraint',
  enabled: (context) => selectedTable(context) !== null,
  run: (context) => {
    const at = selectedTable(context)
    if (!at) return
    const now = context.design.design()
    const about = at.columns[0] ?? columnsOf(now, at.table.id).at(-1)?.id
    const name = about ? quoteName(object(now, about)?.name ?? '') : null
    const changes = make(now, at.table.id, name ? `${name} IS NOT NULL` : 'true', about ? [about] : [])
    context.design.commit(`add check to ${at.table.name}`, changes)
    const made = changes.find((change) => change.op === 'add')
    if (made?.op === 'add') context.session.select([made.object.id])
  },
}
