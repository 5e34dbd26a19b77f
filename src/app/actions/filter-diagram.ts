import { msg } from '#words'
import type { Action } from './action.ts'

export const filterDiagram: Action = {
  id: 'filter-diagram',
  title: msg('Filter the diagram…'),
  group: 'View',
  icon: 'filter',
  keys: ['Alt+5'],
  words: 'schema area kind finding only show hide',
  run: ({ desk, session }) => {
    desk.setState({ left: 'filter' })
    session.togglePanel('tree', true)
  },
}
