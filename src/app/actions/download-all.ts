import { msg } from '#words'
import type { Action } from './action.ts'

export const downloadAll: Action = {
  id: 'download-all',
  title: msg('Download all code as zip'),
  group: 'File',
  icon: 'download',
  words: 'export sql prisma drizzle archive',
  run: async ({ design }) => (await import('../files.ts')).codeZip(design),
}
