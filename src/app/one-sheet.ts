import type { SessionStore } from '#session'

/** As the style sheet has it: panels are sheets over the diagram. */
const SMALL = '(max-width: 700px)'

export const isSmall = (): boolean => matchMedia(SMALL).matches

/** On a small screen a panel that opens takes the place of the one that was open. */
export function keepOneSheet({ state, set }: SessionStore): void {
  const look = () => {
    const { panels } = state.getState()
    const newest = [...panels].at(-1)
    if (isSmall() && newest && panels.size > 1) set({ panels: new Set([newest]) })
  }
  state.subscribe((now, was) => now.panels !== was.panels && look())
  matchMedia(SMALL).addEventListener('change', look)
}
