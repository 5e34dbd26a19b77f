import type { Action } from './action.ts'

export const zoomIn: Action = {
  id: 'zoom-in',
  title: 'Zoom in',
  group: 'View',
  icon: 'add',
  keys: ['Mod+=', 'Mod++'],
  run: ({ canvas }) => canvas()?.zoomIn(),
}
