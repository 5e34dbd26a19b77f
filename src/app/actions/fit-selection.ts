import { msg } from '#words'
import type { Action } from './action.ts'

export const fitSelection: Action = {
  id: 'fit-selection',
  title: msg('Zoom to selection'),
  group: 'View',
  icon: 'fit',
  keys: ['Shift+2', 'Mod+Shift+2'],
  run: ({ canvas }) => canvas()?.fitSelection(),
}
