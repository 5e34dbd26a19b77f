import { codeFile } from '../files.ts'
import type { Action } from './action.ts'

export const downloadCode: Action = {
  id: 'download-code',
  title: 'Download code',
  group: 'File',
  icon: 'download',
  words: 'export sql prisma drizzle file',
  label: ({ desk }) => `Download code (${desk.getState().language})`,
  run: ({ design, desk }) => codeFile(design, desk.getState().language),
}
