import { msg } from '#words'
import type { Action } from './action.ts'

export const setStyle: Action = {
  id: 'set-style',
  title: msg('Style and rules…'),
  group: 'Edit',
  icon: 'wand',
  words: 'profile house style severity options settings lint',
  run: ({ desk }) => desk.setState({ dialog: { name: 'style' } }),
}
