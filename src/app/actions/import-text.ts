import { msg } from '#words'
import type { Action } from './action.ts'

export const importText: Action = {
  id: 'import-text',
  title: msg('Import SQL or ORM schema…'),
  group: 'File',
  icon: 'upload',
  keys: ['Mod+I'],
  words: 'paste sql prisma pg_dump',
  run: ({ desk }) => desk.setState({ dialog: { name: 'import', text: '', title: null } }),
}
