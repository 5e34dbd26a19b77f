import { setDetail } from '#model'
import type { Action } from './action.ts'

export const detailAll: Action = {
  id: 'detail-all',
  title: 'Show all columns',
  group: 'View',
  words: 'detail level columns',
  checked: ({ design, session }) => design.design().diagrams.get(session.now().diagram)?.detail === 'all',
  run: ({ design, session }) =>
    design.commit('change detail', setDetail(design.design(), session.now().diagram, 'all')),
}
