import { msg } from '#words'
import type { Action } from './action.ts'
import { pickFile } from './download.ts'

export const openFile: Action = {
  id: 'open-file',
  title: msg('Open file…'),
  group: 'File',
  icon: 'open',
  keys: ['Mod+O'],
  words: 'load import design json sql',
  run: async (context) => {
    const file = await pickFile('.json,.schemawright,.sql,.prisma,.dbml,.ts,.py,.zip,.gz,.dump,.backup,.txt,text/plain')
    if (file) await (await import('../files.ts')).readFiles(context, [file])
  },
}
