import { setDetail } from '#model'
import type { Action } from './action.ts'

export const detailNames: Action = {
  id: 'detail-names',
  title: 'Show names only',
  group: 'View',
  words: 'detail level columns',
  checked: ({ design, session }) => design.design().diagrams.get(session.now().diagram)?.detail === 'names',
  run: ({ design, session }) =>
    design.commit('change detail', setDetail(design.design(), session.now().diagram, 'names')),
}
