import { addColumn as makeColumn } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { selectedTable } from './selected.ts'

export const addColumn: Action = {
  id: 'add-column',
  title: msg('Column'),
  group: 'Beneath',
  icon: 'column',
  onSelection: true,
  words: 'add new field',
  enabled: (context) => selectedTable(context) !== null,
  run: (context) => {
    const at = selectedTable(context)
    if (!at) return
    const after = at.columns.at(-1)
    const made = makeColumn(context.design.design(), at.table.id, after ? { after } : {})
    context.design.commit(t('add column to {name}', { name: at.table.name }), made.changes)
    context.session.set({ editing: { table: at.table.id, column: made.column, field: 'name' } })
  },
}
