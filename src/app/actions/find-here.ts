import { msg } from '#words'
import { openFind } from '../open-find.ts'
import type { Action } from './action.ts'

export const findHere: Action = {
  id: 'find-here',
  title: msg('Find in this diagram…'),
  group: 'Edit',
  icon: 'search',
  keys: ['Mod+F'],
  words: 'search text canvas replace',
  run: (context) => openFind(context, true),
}
