import { copyObjects } from '#model'
import { toast } from '#ui'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const copy: Action = {
  id: 'copy',
  title: 'Copy',
  group: 'Edit',
  icon: 'copy',
  keys: ['Mod+C'],
  onSelection: true,
  enabled: (context) => selectedObjects(context).length > 0,
  run: async (context) => {
    const { design, session } = context
    const ids = selectedObjects(context)
    try {
      await navigator.clipboard.writeText(copyObjects(design.design(), ids, session.now().diagram))
      session.say(`Copied ${ids.length}`)
    } catch {
      toast('The browser did not allow the clipboard to be written.', { tone: 'error' })
    }
  },
}
