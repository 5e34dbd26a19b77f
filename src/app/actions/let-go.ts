import { stopArranging } from '../arrange.ts'
import type { Action } from './action.ts'

export const letGo: Action = {
  id: 'let-go',
  title: 'Let go',
  group: 'Tools',
  keys: ['Escape'],
  words: 'cancel deselect',
  run: ({ session }) => {
    const { tool, selection, deleting } = session.now()
    if (stopArranging()) return
    if (deleting) session.set({ deleting: null })
    else if (tool !== 'select') session.set({ tool: 'select' })
    else if (selection.size > 0) session.select([])
  },
}
