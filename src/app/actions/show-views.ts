import { msg } from '#words'
import type { Action } from './action.ts'
import { allShown, turnShown } from './shown.ts'

export const showViews: Action = {
  id: 'show-views',
  title: msg('Views on the diagram'),
  group: 'Diagrams',
  icon: 'view',
  words: 'place add missing show hide every all views',
  checked: (context) => allShown(context, 'views'),
  run: (context) => turnShown(context, 'views'),
}
