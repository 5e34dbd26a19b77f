import { msg } from '#words'
import type { Action } from './action.ts'

export const toolArea: Action = {
  id: 'tool-area',
  title: msg('Area tool'),
  group: 'Tools',
  icon: 'area',
  keys: ['A'],
  checked: ({ session }) => session.now().tool === 'area',
  run: ({ session, desk }) => {
    desk.setState({ start: false })
    session.set({ tool: 'area' })
  },
}
