import type { CanvasHandle } from '#canvas'
import type { Action } from './action.ts'
import { download } from './download.ts'

type Format = {
  readonly extension: 'png' | 'svg' | 'pdf'
  readonly words: string
  readonly type: string
  readonly draw: (canvas: CanvasHandle) => Promise<Blob | string | null>
}

/** The action that saves a picture of the diagram, or of what is selected, in one format. */
export function savePicture({ extension, words, type, draw }: Format): Action {
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
