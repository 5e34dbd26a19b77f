import { setCardDetail } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { cardsDetail, selectedCards } from './selected.ts'

export const cardColumns: Action = {
  id: 'card-columns',
  title: msg('Selected cards: all columns'),
  group: 'View',
  onSelection: true,
  words: 'detail level hide columns of this card',
  enabled: (context) => selectedCards(context).length > 0,
  checked: (context) => cardsDetail(context) === 'all',
  run: (context) => {
    const { design, session } = context
    const to = { ids: selectedCards(context), detail: 'all' as const }
    design.commit(t('change detail of cards'), setCardDetail(design.design(), session.now().diagram, to))
  },
}
