import { quoteName } from '#base'
import { columnsOf, addView as make, sqlAt } from '#model'
import type { Action } from './action.ts'
import { selectedTable } from './selected.ts'

export const addView: Action = {
  id: 'add-view',
  title: 'View',
  group: 'Insert',
  icon: 'view',
  words: 'add new select query',
  onSelection: true,
  run: (context) => {
    const { design, session, desk } = context
    const now = design.design()
    const at = selectedTable(context)
    const columns = at ? columnsOf(now, at.table.id).map((it) => `    ${quoteName(it.name)}`) : []
    const query =
      at && columns.length > 0
        ? `SELECT\n${columns.join(',\n')}\nFROM ${sqlAt(now).path(at.table.id)}`
        : 'SELECT 1 AS one'
    const made = make(now, at ? { name: `${at.table.name}_view`, query, uses: [at.table.id] } : { query })
    desk.setState({ start: false, side: 'inspector' })
    design.commit('add view', made.changes)
    session.select([made.view])
  },
}
