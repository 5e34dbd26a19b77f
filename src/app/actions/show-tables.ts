import { msg } from '#words'
import type { Action } from './action.ts'
import { allShown, turnShown } from './shown.ts'

export const showTables: Action = {
  id: 'show-tables',
  title: msg('Tables on the diagram'),
  group: 'Diagrams',
  icon: 'table',
  words: 'place add missing show hide every all tables',
  checked: (context) => allShown(context, 'tables'),
  run: (context) => turnShown(context, 'tables'),
}
