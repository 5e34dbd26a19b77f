import { setDetail } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'

export const detailNames: Action = {
  id: 'detail-names',
  title: msg('Show names only'),
  group: 'View',
  words: 'detail level columns',
  checked: ({ design, session }) => design.design().diagrams.get(session.now().diagram)?.detail === 'names',
  run: ({ design, session }) =>
    design.commit(t('change detail'), setDetail(design.design(), session.now().diagram, 'names')),
}
