import { msg } from '#words'
import type { Action } from './action.ts'

export const toggleProblems: Action = {
  id: 'toggle-problems',
  title: msg('Problems'),
  group: 'View',
  icon: 'warning',
  keys: ['Alt+4'],
  words: 'panel findings rules lint show hide',
  checked: ({ session }) => session.now().panels.has('problems'),
  run: ({ session }) => session.togglePanel('problems'),
}
