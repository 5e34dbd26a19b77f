import { msg } from '#words'
import type { Action } from './action.ts'

export const takePicture: Action = {
  id: 'take-picture',
  title: msg('Picture…'),
  group: 'File',
  icon: 'download',
  words: 'export image png svg copy clipboard screenshot transparent dark light area',
  run: ({ desk }) => desk.setState({ dialog: { name: 'picture' } }),
}
