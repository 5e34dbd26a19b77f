import { setDetail } from '#model'
import type { Action } from './action.ts'

export const detailKeys: Action = {
  id: 'detail-keys',
  title: 'Show keys',
  group: 'View',
  words: 'detail level columns',
  checked: ({ design, session }) => design.design().diagrams.get(session.now().diagram)?.detail === 'keys',
  run: ({ design, session }) =>
    design.commit('change detail', setDetail(design.design(), session.now().diagram, 'keys')),
}
