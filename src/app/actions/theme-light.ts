import { msg } from '#words'
import type { Action } from './action.ts'

export const themeLight: Action = {
  id: 'theme-light',
  title: msg('Theme: light'),
  group: 'View',
  icon: 'sun',
  words: 'colour appearance mode',
  checked: ({ session }) => session.now().theme === 'light',
  run: ({ session }) => session.set({ theme: 'light' }),
}
