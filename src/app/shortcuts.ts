import { useEffect } from 'react'
import { ACTIONS, type Action, type ActionContext } from './actions/index.ts'
import { pasteText } from './actions/paste.ts'
import { mayRun } from './context.tsx'
import { pressed } from './keys.ts'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('.monaco-editor') !== null)

/** While someone types, only these are ours; the rest is the text field's. */
const WHILE_TYPING = new Set([
  'find',
  'find-text',
  'find-here',
  'go-back',
  'go-forward',
  'save-file',
  'all-designs',
  'toggle-tree',
  'toggle-inspector',
  'toggle-code',
  'toggle-problems',
  'filter-diagram',
  'toggle-grid',
  'toggle-outline',
])
const isPlain = (action: Action, event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey) && (action.keys ?? []).some((keys) => keys.length === 1)

/** The action that a key press means, if it may run now. */
export function actionFor(event: KeyboardEvent, context: ActionContext): Action | null {
  const found = ACTIONS.find((action) => action.keys?.some((keys) => pressed(event, keys)))
  if (!found || !mayRun(found, context)) return null
  if (!typing(event.target)) return found
  const allowed = WHILE_TYPING.has(found.id) && !isPlain(found, event)
  // Monaco's own find is better at finding in its text.
  const monaco = event.target instanceof HTMLElement && event.target.closest('.monaco-editor') && event.key === 'f'
  return allowed && !monaco ? found : null
}

/** Runs actions by their shortcuts. What has handled a key before (a menu, a dialog, a card) keeps it. */
export function useShortcuts(context: ActionContext): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || context.desk.getState().dialog) return
      // With text selected on the page (a message, a ledger line), copy means that text.
      if (event.key === 'c' && !typing(event.target) && String(getSelection() ?? '') !== '') return
      const action = actionFor(event, context)
      // The browser then hands us the clipboard itself, without asking the person.
      if (!action || action.id === 'paste') return
      event.preventDefault()
      void action.run(context)
    }
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || typing(event.target) || context.desk.getState().dialog) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text === '' || context.design.state.getState().readOnly) return
      event.preventDefault()
      pasteText(context, text)
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('paste', onPaste)
    }
  }, [context])
}
