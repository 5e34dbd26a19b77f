import { toast } from '#ui'
import { share } from '../doors.ts'
import type { Action } from './action.ts'
import { download } from './download.ts'

export const saveFile: Action = {
  id: 'save-file',
  title: 'Save design file',
  group: 'File',
  icon: 'download',
  keys: ['Mod+S'],
  words: 'download json',
  run: async ({ design }) => {
    const door = await share()
    if (!door) return toast('Saving to a file is not available here.', { tone: 'error' })
    const now = design.design()
    download(`${now.name}.schemawright.json`, door.toFile(now), 'application/json')
  },
}
