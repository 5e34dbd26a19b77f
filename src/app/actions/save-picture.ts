import type { CanvasHandle } from '#canvas'
import type { Action } from './action.ts'
import { download } from './download.ts'

type Format = {
  readonly extension: 'png' | 'svg'
  readonly words: string
  readonly type: string
  readonly draw: (canvas: CanvasHandle) => Promise<Blob | string | null>
}

function savePicture({ extension, words, type, draw }: Format): Action {
  const format = extension.toUpperCase()
  return {
    id: `save-${extension}`,
    title: `Save picture as ${format}`,
    group: 'File',
    icon: 'download',
    words,
    label: ({ session }) => `Save picture${session.now().selection.size > 0 ? ' of selection' : ''} as ${format}`,
    run: async ({ canvas, design, session }) => {
      const at = canvas()
      const drawn = at && (await draw(at))
      if (drawn) download(`${design.design().name}.${extension}`, drawn, type)
      else session.say('There is nothing on the diagram to make a picture of')
    },
  }
}

export const savePng = savePicture({
  extension: 'png',
  words: 'export image diagram bitmap',
  type: 'image/png',
  draw: (canvas) => canvas.picture(),
})

export const saveSvg = savePicture({
  extension: 'svg',
  words: 'export image diagram vector print',
  type: 'image/svg+xml',
  draw: (canvas) => canvas.drawing(),
})
