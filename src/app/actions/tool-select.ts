import { msg } from '#words'
import type { Action } from './action.ts'

export const toolSelect: Action = {
  id: 'tool-select',
  title: msg('Select'),
  group: 'Tools',
  icon: 'cursor',
  keys: ['V'],
  checked: ({ session }) => session.now().tool === 'select',
  run: ({ session, desk }) => {
    desk.setState({ start: false })
    session.set({ tool: 'select' })
  },
}
