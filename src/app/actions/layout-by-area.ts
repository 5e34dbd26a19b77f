import { msg } from '#words'
import { arrangeAs } from '../arrange.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const layoutByArea: Action = {
  id: 'layout-by-area',
  title: msg('Arrange by area'),
  group: 'Arrange',
  icon: 'layout',
  onSelection: true,
  words: 'auto layout group',
  enabled: ({ design, session }) =>
    [...(design.design().diagrams.get(session.now().diagram)?.shapes.values() ?? [])].some((it) => it.sort === 'area'),
  run: (context) => arrangeAs(context, 'area', selectedCards(context)),
}
