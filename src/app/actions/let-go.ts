import { msg } from '#words'
import { stopArranging } from '../arrange.ts'
import type { Action } from './action.ts'

export const letGo: Action = {
  id: 'let-go',
  title: msg('Let go'),
  group: 'Tools',
  keys: ['Escape'],
  words: 'cancel deselect',
  run: ({ session }) => {
    const { tool, selection, deleting, way, focus } = session.now()
    if (stopArranging()) return
    if (deleting) session.set({ deleting: null })
    else if (tool !== 'select') session.set({ tool: 'select' })
    else if (way) session.set({ way: null, spot: null })
    else if (focus) session.set({ focus: null })
    else if (selection.size > 0) session.select([])
  },
}
