import { createStore, type StoreApi } from 'zustand/vanilla'
import { equal } from '#base'
import { EMPTY_SELECTION, initialSession, type SessionState } from './session-state.ts'

export type SessionStore = {
  readonly state: StoreApi<SessionState>
  readonly now: () => SessionState
  readonly set: (patch: Partial<SessionState>) => void
  /** Selects just these. */
  readonly select: (ids: Iterable<string>) => void
  /** Takes each in that is out, and out that is in. */
  readonly toggle: (ids: Iterable<string>) => void
  readonly togglePanel: (panel: string, open?: boolean) => void
  /** Says something in the live region. */
  readonly say: (text: string) => void
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((id) => b.has(id)))

/** Holds what the person has in hand: selection, tool, open panels, theme. */
export function createSessionStore(initial: Partial<SessionState> = {}): SessionStore {
  const state = createStore<SessionState>(() => ({ ...initialSession, ...initial }))
  const now = state.getState
  const set = (patch: Partial<SessionState>) => {
    const was = now()
    const real = Object.entries(patch).filter(([key, value]) => {
      const old = was[key as keyof SessionState]
      return value instanceof Set && old instanceof Set ? !sameSet(old, value) : !equal(old, value)
    })
    if (real.length > 0) state.setState(Object.fromEntries(real))
  }
  const select = (ids: Iterable<string>) => {
    const selection = new Set(ids)
    set({ selection: selection.size > 0 ? selection : EMPTY_SELECTION })
  }
  return {
    state,
    now,
    set,
    select,
    toggle(ids) {
      const selection = new Set(now().selection)
      for (const id of ids) if (!selection.delete(id)) selection.add(id)
      select(selection)
    },
    togglePanel(panel, open = !now().panels.has(panel)) {
      const panels = new Set(now().panels)
      if (open) panels.add(panel)
      else panels.delete(panel)
      set({ panels })
    },
    say: (text) => set({ status: { text, count: now().status.count + 1 } }),
  }
}
