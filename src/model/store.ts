import { createStore, type StoreApi } from 'zustand/vanilla'
import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { diff } from './change/diff.ts'
import { invert } from './change/invert.ts'
import { squash } from './change/squash.ts'
import type { Design } from './design.ts'
import { calledBefore } from './held-text.ts'

/** One step that a person can undo, with the words that say which. */
export type Step = {
  readonly label: string
  readonly changes: readonly Change[]
  /** Steps in a row with one key become one: typing a name, dragging a card. */
  readonly join: string | null
}

export type DesignState = {
  readonly design: Design
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** Nothing can change it: it is looked at. */
  readonly readOnly: boolean
}

/** What just happened to the design: an edit or an undo has changes; opening another design has none. */
export type Event = { readonly design: Design; readonly changes: readonly Change[] | null; readonly label: string }

export type DesignStore = {
  readonly state: StoreApi<DesignState>
  readonly design: () => Design
  /** Does the changes as one step that can be undone. Empty changes are no step. */
  readonly commit: (label: string, changes: readonly Change[], join?: string) => void
  /** Puts a design in place of this one as one step that can be undone. */
  readonly arrive: (label: string, next: Design) => void
  readonly undo: () => Step | null
  readonly redo: () => Step | null
  /** Ends the joining of steps: what comes next is a step of its own. */
  readonly pause: () => void
  /** Puts another design in place, without history. */
  readonly open: (design: Design, how?: { readonly readOnly: boolean }) => void
  /** Hears every event after the state has it. Gives back the way to stop. */
  readonly listen: (heard: (event: Event) => void) => () => void
}

const MOST_STEPS = 1000

/** Holds the design, and what was done and undone. The only way that a design changes. */
export function createDesignStore(initial: Design): DesignStore {
  const state = createStore<DesignState>(() => ({ design: initial, past: [], future: [], readOnly: false }))
  const listeners = new Set<(event: Event) => void>()
  // Listeners hear of an event before those who watch the state: workers can begin while the picture is made.
  let event: Omit<Event, 'design'> | null = null
  state.subscribe(({ design }) => {
    const told = event && { ...event, design }
    event = null
    if (told) for (const heard of listeners) heard(told)
  })
  const put = (next: Partial<DesignState>, changes: readonly Change[] | null, label: string) => {
    event = { changes, label }
    state.setState(next)
  }
  return {
    state,
    design: () => state.getState().design,
    commit(label, changes, join) {
      const { design, past, readOnly } = state.getState()
      if (readOnly) return
      const real = squash([...changes, ...calledBefore(design, changes)])
      if (real.length === 0) return
      const next = apply(design, real)
      const last = past.at(-1)
      const joined = join && last?.join === join ? { ...last, changes: squash([...last.changes, ...real]) } : null
      const step = joined ?? { label, changes: real, join: join ?? null }
      const kept = joined ? past.slice(0, -1) : past.slice(-(MOST_STEPS - 1))
      put({ design: next, past: step.changes.length > 0 ? [...kept, step] : kept, future: [] }, real, label)
    },
    arrive(label, next) {
      const { design, past, readOnly } = state.getState()
      const changes = readOnly ? [] : diff(design, next)
      if (changes.length === 0) return
      const step = { label, changes, join: null }
      put({ design: next, past: [...past.slice(-(MOST_STEPS - 1)), step], future: [] }, changes, label)
    },
    undo() {
      const { design, past, future } = state.getState()
      const step = past.at(-1)
      if (!step) return null
      const back = invert(step.changes)
      const left = { past: past.slice(0, -1), future: [{ ...step, join: null }, ...future] }
      put({ design: apply(design, back), ...left }, back, `Undo ${step.label}`)
      return step
    },
    redo() {
      const { design, past, future } = state.getState()
      const step = future[0]
      if (!step) return null
      const left = { past: [...past, step], future: future.slice(1) }
      put({ design: apply(design, step.changes), ...left }, step.changes, `Redo ${step.label}`)
      return step
    },
    pause() {
      const { past } = state.getState()
      const last = past.at(-1)
      if (last?.join) state.setState({ past: [...past.slice(0, -1), { ...last, join: null }] })
    },
    open(design, { readOnly } = { readOnly: false }) {
      put({ design, past: [], future: [], readOnly }, null, 'Open')
    },
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}
