import { msg } from '#words'
import type { Action } from './action.ts'

export const themeSystem: Action = {
  id: 'theme-system',
  title: msg('Theme: follow the system'),
  group: 'View',
  icon: 'system',
  words: 'colour appearance mode',
  checked: ({ session }) => session.now().theme === 'system',
  run: ({ session }) => session.set({ theme: 'system' }),
}
