import { letGo as release } from '#session'
import { msg } from '#words'
import { stopArranging } from '../arrange.ts'
import type { Action } from './action.ts'

export const letGo: Action = {
  id: 'let-go',
  title: msg('Let go'),
  group: 'Tools',
  keys: ['Escape'],
  words: 'cancel deselect',
  run: ({ session }) => {
    if (!stopArranging()) release(session)
  },
}
