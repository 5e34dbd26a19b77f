import { msg } from '#words'
import type { Action } from './action.ts'

export const fit: Action = {
  id: 'fit',
  title: msg('Zoom to fit'),
  group: 'View',
  icon: 'fit',
  keys: ['Shift+1', 'Mod+Shift+1'],
  run: ({ canvas }) => canvas()?.fitAll(),
}
