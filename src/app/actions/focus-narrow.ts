import { msg } from '#words'
import { stepFocus } from '../focus.ts'
import type { Action } from './action.ts'

export const focusNarrow: Action = {
  id: 'focus-narrow',
  title: msg('Narrow focus by a step'),
  group: 'View',
  keys: ['['],
  words: 'fewer hops neighbours',
  enabled: ({ session }) => session.now().focus !== null,
  run: (context) => stepFocus(context, -1),
}
