import { setDetail } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'

export const detailAll: Action = {
  id: 'detail-all',
  title: msg('Show all columns'),
  group: 'View',
  words: 'detail level columns',
  checked: ({ design, session }) => design.design().diagrams.get(session.now().diagram)?.detail === 'all',
  run: ({ design, session }) =>
    design.commit(t('change detail'), setDetail(design.design(), session.now().diagram, 'all')),
}
