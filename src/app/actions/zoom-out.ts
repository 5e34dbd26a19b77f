import { msg } from '#words'
import type { Action } from './action.ts'

export const zoomOut: Action = {
  id: 'zoom-out',
  title: msg('Zoom out'),
  group: 'View',
  icon: 'minus',
  keys: ['Mod+-'],
  run: ({ canvas }) => canvas()?.zoomOut(),
}
