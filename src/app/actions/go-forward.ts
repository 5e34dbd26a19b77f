import { msg } from '#words'
import { goThrough } from '../go-through.ts'
import type { Action } from './action.ts'

export const goForward: Action = {
  id: 'go-forward',
  title: msg('Forward'),
  group: 'View',
  icon: 'next',
  keys: ['Alt+ArrowRight'],
  words: 'next place visited history navigate',
  enabled: ({ visited }) => visited.trail.getState().forward.length > 0,
  run: (context) => goThrough(context, 'forward'),
}
