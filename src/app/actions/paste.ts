import { pasteObjects } from '#model'
import { toast } from '#ui'
import type { Action } from './action.ts'

export const paste: Action = {
  id: 'paste',
  title: 'Paste',
  group: 'Edit',
  keys: ['Mod+V'],
  words: 'insert sql clipboard',
  run: async ({ design, session, desk }) => {
    let text: string
    try {
      text = await navigator.clipboard.readText()
    } catch {
      return toast('The browser did not allow the clipboard to be read.', { tone: 'error' })
    }
    if (text.trim() === '') return
    const pasted = pasteObjects(design.design(), text, { diagram: session.now().diagram, dx: 32, dy: 32 })
    if (!pasted) return desk.setState({ dialog: { name: 'import', text, title: null } })
    design.commit('paste', pasted.changes)
    session.select(pasted.roots)
  },
}
