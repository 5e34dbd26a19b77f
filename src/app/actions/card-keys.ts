import { setCardDetail } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { cardsDetail, selectedCards } from './selected.ts'

export const cardKeys: Action = {
  id: 'card-keys',
  title: msg('Selected cards: keys'),
  group: 'View',
  onSelection: true,
  words: 'detail level hide columns of this card',
  enabled: (context) => selectedCards(context).length > 0,
  checked: (context) => cardsDetail(context) === 'keys',
  run: (context) => {
    const { design, session } = context
    const to = { ids: selectedCards(context), detail: 'keys' as const }
    design.commit(t('change detail of cards'), setCardDetail(design.design(), session.now().diagram, to))
  },
}
