import { msg } from '#words'
import type { Action } from './action.ts'

export const shareLink: Action = {
  id: 'share-link',
  title: msg('Share link…'),
  group: 'File',
  icon: 'share',
  words: 'url copy send',
  run: ({ desk }) => desk.setState({ dialog: { name: 'share' } }),
}
