import { duplicate as duplicateObjects } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const duplicate: Action = {
  id: 'duplicate',
  title: msg('Duplicate'),
  group: 'Edit',
  keys: ['Mod+D'],
  onSelection: true,
  icon: 'copy',
  enabled: (context) => selectedObjects(context).length > 0,
  run: (context) => {
    const { design, session } = context
    const to = { diagram: session.now().diagram, dx: 32, dy: 32 }
    const made = duplicateObjects(design.design(), selectedObjects(context), to)
    design.commit(t('duplicate'), made.changes)
    session.select(made.roots)
  },
}
