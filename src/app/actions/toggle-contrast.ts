import { msg } from '#words'
import type { Action } from './action.ts'

export const toggleContrast: Action = {
  id: 'toggle-contrast',
  title: msg('High contrast'),
  group: 'View',
  icon: 'system',
  words: 'colour appearance strong accessible theme',
  checked: ({ session }) => session.now().contrast,
  run: ({ session }) => session.set({ contrast: !session.now().contrast }),
}
