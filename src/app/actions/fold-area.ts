import { foldArea as foldAreaOf } from '#model'
import { msg, t } from '#words'
import type { Action, ActionContext } from './action.ts'
import { selectedShapes } from './selected.ts'

const areas = (context: ActionContext) => {
  const shapes = context.design.design().diagrams.get(context.session.now().diagram)?.shapes
  return selectedShapes(context).filter((id) => shapes?.get(id)?.sort === 'area')
}

const allFolded = (context: ActionContext): boolean => {
  const shapes = context.design.design().diagrams.get(context.session.now().diagram)?.shapes
  return areas(context).every((id) => shapes?.get(id)?.folded)
}

export const foldArea: Action = {
  id: 'fold-area',
  title: msg('Fold area'),
  group: 'Arrange',
  icon: 'layout',
  keys: ['C'],
  onSelection: true,
  words: 'collapse expand unfold group one card',
  enabled: (context) => areas(context).length > 0,
  label: (context) => (areas(context).length > 0 && allFolded(context) ? t('Unfold area') : t('Fold area')),
  run: (context) => {
    const { design, session } = context
    const { diagram } = session.now()
    const unfolds = allFolded(context)
    const shapes = design.design().diagrams.get(diagram)?.shapes
    const turned = areas(context).filter((id) => Boolean(shapes?.get(id)?.folded) === unfolds)
    const label = unfolds ? t('unfold area') : t('fold area')
    design.commit(
      label,
      turned.flatMap((id) => foldAreaOf(design.design(), diagram, id)),
    )
    session.say(unfolds ? t('Unfolded') : t('Folded'))
  },
}
