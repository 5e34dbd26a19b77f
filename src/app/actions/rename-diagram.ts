import { msg } from '#words'
import type { Action } from './action.ts'

export const renameDiagram: Action = {
  id: 'rename-diagram',
  title: msg('Rename diagram…'),
  group: 'Diagrams',
  icon: 'edit',
  words: 'view page sheet name',
  run: ({ desk }) => desk.setState({ dialog: { name: 'rename-diagram' } }),
}
