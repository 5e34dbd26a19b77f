import { diagramsOf, removeDiagram as removeDiagramOf } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'

export const removeDiagram: Action = {
  id: 'remove-diagram',
  title: msg('Remove diagram'),
  group: 'Diagrams',
  icon: 'close',
  words: 'delete view page sheet',
  enabled: ({ design }) => design.design().diagrams.size > 1,
  run: ({ design, session }) => {
    const { diagram } = session.now()
    const all = diagramsOf(design.design())
    const at = all.findIndex((it) => it.id === diagram)
    const next = all[at + 1] ?? all[at - 1]
    const changes = removeDiagramOf(design.design(), diagram)
    if (!next || changes.length === 0) return
    session.set({ diagram: next.id })
    session.select([])
    design.commit(t('remove diagram'), changes)
    session.say(t('The diagram is removed; the design keeps its tables'))
  },
}
