import { msg } from '#words'
import type { Action } from './action.ts'

export const toggleCode: Action = {
  id: 'toggle-code',
  title: msg('Code'),
  group: 'View',
  icon: 'code',
  keys: ['Alt+3'],
  words: 'panel show hide',
  checked: ({ session, desk }) => session.now().panels.has('side') && desk.getState().side === 'code',
  run: ({ session, desk }) => {
    const shown = session.now().panels.has('side') && desk.getState().side === 'code'
    desk.setState({ side: 'code' })
    session.togglePanel('side', !shown)
  },
}
