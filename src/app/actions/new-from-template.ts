import { msg } from '#words'
import type { Action } from './action.ts'

export const newFromTemplate: Action = {
  id: 'new-from-template',
  title: msg('New design from a template…'),
  group: 'File',
  icon: 'diagram',
  words: 'gallery sample example starting shop blog saas tenants booking ledger messaging courses',
  run: ({ desk }) => desk.setState({ dialog: { name: 'gallery' } }),
}
