import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { invariant } from '#base'
import { translated } from '#words'
import type { Action, ActionContext } from './actions/index.ts'
import type { DeskState } from './desk.ts'

const Context = createContext<ActionContext | null>(null)

/** Gives everything below it what actions may reach. */
export const AppProvider = Context

export function useApp(): ActionContext {
  const context = useContext(Context)
  invariant(context, 'an AppProvider stands above')
  return context
}

/** A part of the desk; renders again when that part changes. */
export const useDesk = <T,>(select: (desk: DeskState) => T): T => useStore(useApp().desk, select)

/** What one who only looks may do: nothing that changes a design or takes another in. */
const READING: ReadonlySet<string> = new Set([
  'copy-link',
  'download-all',
  'download-code',
  'find',
  'find-here',
  'find-path',
  'fit',
  'fit-selection',
  'focus-narrow',
  'focus-selection',
  'focus-widen',
  'go-back',
  'go-forward',
  'let-go',
  'next-diagram',
  'previous-diagram',
  'save-pdf',
  'save-png',
  'save-svg',
  'select-all',
  'show-deletion',
  'take-picture',
  'theme-dark',
  'theme-light',
  'theme-system',
  'toggle-code',
  'toggle-contrast',
  'zoom-100',
  'zoom-in',
  'zoom-out',
])

/** Whether an action may run now. */
export const mayRun = (action: Action, context: ActionContext): boolean =>
  (!context.design.state.getState().readOnly || READING.has(action.id) || action.group === 'Language') &&
  (action.enabled?.(context) ?? true)

/** An action's title as it is now. */
export const titleOf = (action: Action, context: ActionContext): string =>
  action.label?.(context) ?? translated(action.title)
