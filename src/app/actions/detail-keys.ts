import { setDetail } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'

export const detailKeys: Action = {
  id: 'detail-keys',
  title: msg('Show keys'),
  group: 'View',
  words: 'detail level columns',
  checked: ({ design, session }) => design.design().diagrams.get(session.now().diagram)?.detail === 'keys',
  run: ({ design, session }) =>
    design.commit(t('change detail'), setDetail(design.design(), session.now().diagram, 'keys')),
}
