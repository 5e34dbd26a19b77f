import { msg } from '#words'
import type { Action } from './action.ts'
import { download } from './download.ts'

export const saveFile: Action = {
  id: 'save-file',
  title: msg('Save design file'),
  group: 'File',
  icon: 'download',
  keys: ['Mod+S'],
  words: 'download json',
  run: async ({ design, keeper }) => {
    const text = await keeper.ask('file', {})
    download(`${design.design().name}.schemawright.json`, text, 'application/json')
  },
}
