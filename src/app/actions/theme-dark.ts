import { msg } from '#words'
import type { Action } from './action.ts'

export const themeDark: Action = {
  id: 'theme-dark',
  title: msg('Theme: dark'),
  group: 'View',
  icon: 'moon',
  words: 'colour appearance mode',
  checked: ({ session }) => session.now().theme === 'dark',
  run: ({ session }) => session.set({ theme: 'dark' }),
}
