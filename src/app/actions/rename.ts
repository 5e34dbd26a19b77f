import { msg } from '#words'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const rename: Action = {
  id: 'rename',
  title: msg('Rename…'),
  group: 'Edit',
  icon: 'edit',
  keys: ['F2'],
  onSelection: true,
  enabled: (context) => selectedObjects(context).length === 1,
  run: (context) => {
    const [id] = selectedObjects(context)
    if (id) context.desk.setState({ dialog: { name: 'rename', id } })
  },
}
