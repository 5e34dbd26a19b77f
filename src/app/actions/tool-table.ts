import { msg } from '#words'
import type { Action } from './action.ts'

export const toolTable: Action = {
  id: 'tool-table',
  title: msg('Table tool'),
  group: 'Tools',
  icon: 'table',
  keys: ['T'],
  checked: ({ session }) => session.now().tool === 'table',
  run: ({ session, desk }) => {
    desk.setState({ start: false })
    session.set({ tool: 'table' })
  },
}
