import { msg } from '#words'
import type { Action } from './action.ts'

export const zoomIn: Action = {
  id: 'zoom-in',
  title: msg('Zoom in'),
  group: 'View',
  icon: 'add',
  keys: ['Mod+=', 'Mod++'],
  run: ({ canvas }) => canvas()?.zoomIn(),
}
