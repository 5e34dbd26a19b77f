import { drawShape, type Id, object, removeFromDiagram as removeObjects } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { selectedObjects, selectedShapes } from './selected.ts'

export const removeFromDiagram: Action = {
  id: 'remove-from-diagram',
  title: msg('Remove from diagram'),
  group: 'Edit',
  icon: 'close',
  keys: ['Delete', 'Backspace'],
  onSelection: true,
  words: 'hide delete',
  enabled: (context) => selectedObjects(context).length + selectedShapes(context).length > 0,
  run: (context) => {
    const { design, session, desk } = context
    const { diagram } = session.now()
    const now = design.design()
    const places = now.diagrams.get(diagram)?.places
    const ids = selectedObjects(context)
    const shown = ids.filter((id) => places?.has(id))
    // A column or a key has no card of its own: to remove it can only mean to drop it.
    const inner = ids.filter((id) => !places?.has(id) && object(now, id as Id)?.parent)
    if (shown.length === 0 && inner.length > 0) return desk.setState({ dialog: { name: 'drop', ids: inner } })
    const shapes = selectedShapes(context).flatMap((id) => drawShape(now, diagram, { shape: null, id }).changes)
    design.commit(t('remove from diagram'), [...removeObjects(now, diagram, shown), ...shapes])
    session.select([])
  },
}
