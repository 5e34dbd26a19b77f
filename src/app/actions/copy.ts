import { copyObjects } from '#model'
import { toast } from '#ui'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const copy: Action = {
  id: 'copy',
  title: msg('Copy'),
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
      session.say(t('Copied {count}', { count: ids.length }))
    } catch {
      toast(t('The browser did not allow the clipboard to be written.'), { tone: 'error' })
    }
  },
}
