import { msg } from '#words'
import { goThrough } from '../go-through.ts'
import type { Action } from './action.ts'

export const goBack: Action = {
  id: 'go-back',
  title: msg('Back'),
  group: 'View',
  icon: 'previous',
  keys: ['Alt+ArrowLeft'],
  words: 'previous place visited history navigate',
  enabled: ({ visited }) => visited.trail.getState().back.length > 0,
  run: (context) => goThrough(context, 'back'),
}
