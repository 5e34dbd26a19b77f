import { setCardDetail } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { cardsDetail, selectedCards } from './selected.ts'

export const cardNames: Action = {
  id: 'card-names',
  title: msg('Selected cards: names only'),
  group: 'View',
  onSelection: true,
  words: 'detail level hide columns of this card',
  enabled: (context) => selectedCards(context).length > 0,
  checked: (context) => cardsDetail(context) === 'names',
  run: (context) => {
    const { design, session } = context
    const to = { ids: selectedCards(context), detail: 'names' as const }
    design.commit(t('change detail of cards'), setCardDetail(design.design(), session.now().diagram, to))
  },
}
