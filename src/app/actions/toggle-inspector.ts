import { msg } from '#words'
import type { Action } from './action.ts'

export const toggleInspector: Action = {
  id: 'toggle-inspector',
  title: msg('Inspector'),
  group: 'View',
  icon: 'sliders',
  keys: ['Alt+2'],
  words: 'panel show hide',
  checked: ({ session, desk }) => session.now().panels.has('side') && desk.getState().side === 'inspector',
  run: ({ session, desk }) => {
    const shown = session.now().panels.has('side') && desk.getState().side === 'inspector'
    desk.setState({ side: 'inspector' })
    session.togglePanel('side', !shown)
  },
}
