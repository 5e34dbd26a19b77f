import { rootsOf } from '#model'
import { placeOnDiagram } from '../arrange.ts'
import type { Action } from './action.ts'

export const showAllTables: Action = {
  id: 'show-all-tables',
  title: 'Show every table on the diagram',
  group: 'Arrange',
  icon: 'table',
  words: 'place add missing',
  run: async (context) => {
    const now = context.design.design()
    const places = now.diagrams.get(context.session.now().diagram)?.places
    const missing = rootsOf(now, 'table').flatMap((it) => (places?.has(it.id) ? [] : [it.id]))
    await placeOnDiagram(context, missing)
  },
}
