import { msg } from '#words'
import { codeZip } from '../files.ts'
import type { Action } from './action.ts'

export const downloadAll: Action = {
  id: 'download-all',
  title: msg('Download all code as zip'),
  group: 'File',
  icon: 'download',
  words: 'export sql prisma drizzle archive',
  run: ({ design }) => codeZip(design),
}
