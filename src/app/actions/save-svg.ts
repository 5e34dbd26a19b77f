import type { Action } from './action.ts'
import { download } from './download.ts'

export const saveSvg: Action = {
  id: 'save-svg',
  title: 'Save picture as SVG',
  group: 'File',
  icon: 'download',
  words: 'export image diagram vector print',
  label: ({ session }) =>
    session.now().selection.size > 0 ? 'Save picture of selection as SVG' : 'Save picture as SVG',
  run: async ({ canvas, design, session }) => {
    const text = await canvas()?.drawing()
    if (text) download(`${design.design().name}.svg`, text, 'image/svg+xml')
    else session.say('There is nothing on the diagram to make a picture of')
  },
}
