import { msg } from '#words'
import type { Action } from './action.ts'
import { selectedTable } from './selected.ts'

export const showDeletion: Action = {
  id: 'show-deletion',
  title: msg('Show what a DELETE reaches'),
  group: 'Edit',
  icon: 'bolt',
  words: 'cascade on delete graph set null restrict',
  onSelection: true,
  enabled: (context) => selectedTable(context) !== null,
  run: (context) => {
    const chosen = selectedTable(context)
    if (chosen) context.session.set({ deleting: chosen.table.id })
  },
}
