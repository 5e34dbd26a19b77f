import { msg } from '#words'
import { newTable } from '../new-table.ts'
import type { Action } from './action.ts'

export const addTable: Action = {
  id: 'add-table',
  title: msg('Table'),
  group: 'Insert',
  icon: 'table',
  words: 'add new create',
  run: (context) => {
    const table = newTable(context)
    context.session.select([table])
    context.session.set({ editing: { table, column: null, field: 'name' } })
  },
}
