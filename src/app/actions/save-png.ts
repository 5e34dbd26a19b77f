import type { Action } from './action.ts'
import { download } from './download.ts'

export const savePng: Action = {
  id: 'save-png',
  title: 'Save picture as PNG',
  group: 'File',
  icon: 'download',
  words: 'export image diagram bitmap',
  label: ({ session }) =>
    session.now().selection.size > 0 ? 'Save picture of selection as PNG' : 'Save picture as PNG',
  run: async ({ canvas, design, session }) => {
    const image = await canvas()?.picture()
    if (image) download(`${design.design().name}.png`, image, 'image/png')
    else session.say('There is nothing on the diagram to make a picture of')
  },
}
