import { msg } from '#words'
import type { Action } from './action.ts'

export const compareVersion: Action = {
  id: 'compare-version',
  title: msg('Compare with an older version…'),
  group: 'File',
  icon: 'sequence',
  words: 'migration diff release plan up down sql versions',
  run: ({ desk }) => desk.setState({ dialog: { name: 'compare' } }),
}
