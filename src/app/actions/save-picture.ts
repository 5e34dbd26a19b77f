import type { CanvasHandle } from '#canvas'
import { t } from '#words'
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
    label: ({ session }) =>
      session.now().selection.size > 0
        ? t('Save picture of selection as {format}', { format })
        : t('Save picture as {format}', { format }),
    run: async ({ canvas, design, session }) => {
      const at = canvas()
      const drawn = at && (await draw(at))
      if (drawn) download(`${design.design().name}.${extension}`, drawn, type)
      else session.say(t('There is nothing on the diagram to make a picture of'))
    },
  }
}
