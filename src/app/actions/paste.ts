import { pasteObjects } from '#model'
import { toast } from '#ui'
import { msg, t } from '#words'
import type { Action, ActionContext } from './action.ts'

/** Puts text from a clipboard in the design: cells into the selected table, our own objects at once, any other text through the import. */
export function pasteText({ canvas, design, session, desk }: ActionContext, text: string): void {
  if (text.trim() === '' || canvas()?.pasteCells(text)) return
  const pasted = pasteObjects(design.design(), text, { diagram: session.now().diagram, dx: 32, dy: 32 })
  if (!pasted) {
    desk.setState({ dialog: { name: 'import', text, title: null } })
    return
  }
  desk.setState({ start: false })
  design.commit(t('paste'), pasted.changes)
  session.select(pasted.roots)
}

export const paste: Action = {
  id: 'paste',
  title: msg('Paste'),
  group: 'Edit',
  keys: ['Mod+V'],
  words: 'insert sql clipboard',
  run: async (context) => {
    try {
      pasteText(context, await navigator.clipboard.readText())
    } catch {
      toast(t('The browser did not allow the clipboard to be read: use the keyboard.'), { tone: 'error' })
    }
  },
}
