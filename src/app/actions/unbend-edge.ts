import { bendEdge, bendsOn } from '#model'
import { msg, t } from '#words'
import type { Action, ActionContext } from './action.ts'
import { selectedObjects } from './selected.ts'

const bent = (context: ActionContext) => {
  const keys = new Set(selectedObjects(context))
  return bendsOn(context.design.design(), context.session.now().diagram).filter((it) => keys.has(it.about))
}

export const unbendEdge: Action = {
  id: 'unbend-edge',
  title: msg('Let the edge find its own way'),
  group: 'Arrange',
  icon: 'layout',
  onSelection: true,
  words: 'reset bends straighten route line',
  enabled: (context) => bent(context).length > 0,
  run: (context) => {
    const { design, session } = context
    const now = design.design()
    const changes = bent(context).flatMap((it) => bendEdge(now, session.now().diagram, { key: it.about, at: null }))
    design.commit(t('unbend'), changes)
  },
}
