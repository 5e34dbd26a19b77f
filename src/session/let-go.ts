import type { SessionStore } from './session-store.ts'

/**
 * Lets go of what is nearest at hand, one thing at a time: what is shown of a DELETE, the tool, the row that is stood
 * on, the path, what is looked at alone, the selection. False where nothing was held.
 */
export function letGo({ now, set }: SessionStore, leaveRow?: () => void): boolean {
  const { tool, focused, selection, way, focus, deleting } = now()
  if (deleting) set({ deleting: null })
  else if (tool !== 'select') set({ tool: 'select' })
  else if (focused?.column && leaveRow) leaveRow()
  else if (way) set({ way: null, spot: null })
  else if (focus) set({ focus: null })
  else if (selection.size > 0 || focused) set({ selection: new Set(), focused: null })
  else return false
  return true
}
