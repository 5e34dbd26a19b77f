import { msg } from '#words'
import type { Action } from './action.ts'

export const zoom100: Action = {
  id: 'zoom-100',
  title: msg('Zoom to 100%'),
  group: 'View',
  icon: 'search',
  keys: ['Mod+0'],
  run: ({ canvas }) => canvas()?.zoomTo(1),
}
