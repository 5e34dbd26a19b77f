import { msg, t } from '#words'
import type { Action } from './action.ts'

export const downloadCode: Action = {
  id: 'download-code',
  title: msg('Download code'),
  group: 'File',
  icon: 'download',
  words: 'export sql prisma drizzle file',
  label: ({ desk }) => t('Download code ({language})', { language: desk.getState().language }),
  run: async ({ design, desk }) => (await import('../files.ts')).codeFile(design, desk.getState().language),
}
