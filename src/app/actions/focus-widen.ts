import { msg } from '#words'
import { stepFocus } from '../focus.ts'
import type { Action } from './action.ts'

export const focusWiden: Action = {
  id: 'focus-widen',
  title: msg('Widen focus by a step'),
  group: 'View',
  keys: [']'],
  words: 'more hops neighbours',
  enabled: ({ session }) => session.now().focus !== null,
  run: (context) => stepFocus(context, 1),
}
