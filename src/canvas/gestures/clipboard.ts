import { copyObjects, duplicate, type Id, pasteObjects } from '#model'
import { t } from '#words'
import type { Engine } from '../engine.ts'
import { GRID } from '../project/metrics.ts'
import { pasteCells } from './paste-cells.ts'

const STEP = 4 * GRID

const selectedCards = (engine: Engine): Id[] =>
  [...engine.session.now().selection].filter((id) => engine.placed(id)) as Id[]

/** The selected cards as text for the clipboard; null when none is selected. */
export function copySelected(engine: Engine): string | null {
  const ids = selectedCards(engine)
  if (ids.length === 0) return null
  engine.session.say(t('{count} card copied|{count} cards copied', { count: ids.length }))
  return copyObjects(engine.design.design(), ids, engine.session.now().diagram)
}

/** Takes cells as columns, and makes copies of what else a text from the clipboard holds. False where it holds nothing of ours. */
export function pasteText(engine: Engine, text: string): boolean {
  if (engine.readOnly) return false
  if (pasteCells(engine, text)) return true
  const { diagram } = engine.session.now()
  const made = pasteObjects(engine.design.design(), text, { diagram, dx: STEP, dy: STEP })
  if (!made) return false
  engine.commit(t('Paste'), made.changes)
  engine.session.select(made.roots)
  return true
}

/** Copies of the selected cards beside them. */
export function duplicateSelected(engine: Engine): void {
  const ids = selectedCards(engine)
  if (ids.length === 0) return
  const { diagram } = engine.session.now()
  const made = duplicate(engine.design.design(), ids, { diagram, dx: STEP, dy: STEP })
  if (!made) return
  engine.commit(t('Duplicate'), made.changes)
  engine.session.select(made.roots)
}

/** Listens to the browser's own copy, cut and paste on the canvas, which need no permission. */
export function listenToClipboard(engine: Engine, root: HTMLElement): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const mine = () => document.activeElement === root
  root.ownerDocument.addEventListener(
    'copy',
    (event) => {
      const text = mine() ? copySelected(engine) : null
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    },
    { signal },
  )
  root.ownerDocument.addEventListener(
    'paste',
    (event) => {
      const text = mine() ? event.clipboardData?.getData('text/plain') : undefined
      if (text && pasteText(engine, text)) event.preventDefault()
    },
    { signal },
  )
  return () => stop.abort()
}
