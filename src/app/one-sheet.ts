import type { SessionStore } from '#session'

/** As the style sheet has it: panels are sheets over the diagram. */
const SMALL = '(max-width: 700px)'

/** As the style sheet has it: docks at both sides would leave the diagram nothing. */
const NARROW = '(max-width: 1000px)'

const DOCKS: readonly string[] = ['tree', 'side']

export const isSmall = (): boolean => matchMedia(SMALL).matches

const isNarrow = (): boolean => matchMedia(NARROW).matches

/** On a small screen a panel that opens takes the place of the one that was open, on a narrow one a dock does. */
export function keepOneSheet({ state, set }: SessionStore): void {
  const look = () => {
    const { panels } = state.getState()
    const rivals = isNarrow() ? [...panels].filter((it) => isSmall() || DOCKS.includes(it)) : []
    const gone = new Set(rivals.slice(0, -1))
    if (gone.size > 0) set({ panels: new Set([...panels].filter((it) => !gone.has(it))) })
  }
  look()
  state.subscribe((now, was) => now.panels !== was.panels && look())
  for (const width of [SMALL, NARROW]) matchMedia(width).addEventListener('change', look)
}
