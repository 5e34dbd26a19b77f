import { msg } from '#words'
import { openFind } from '../open-find.ts'
import type { Action } from './action.ts'

export const findText: Action = {
  id: 'find-text',
  title: msg('Find in the design…'),
  group: 'Edit',
  icon: 'search',
  keys: ['Mod+Shift+F'],
  words: 'search text comment sql replace rename pattern regex',
  run: (context) => openFind(context, false),
}
