import { emptyDesign } from '#model'
import { msg } from '#words'
import type { Action } from './action.ts'

export const newDesign: Action = {
  id: 'new-design',
  title: msg('New design'),
  group: 'File',
  icon: 'file',
  words: 'create empty',
  run: ({ design, desk }) => {
    desk.setState({ start: false, designId: null })
    design.open(emptyDesign())
  },
}
