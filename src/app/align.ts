import { type Id, placeObjects } from '#model'
import { msg, type PlainMessage, t } from '#words'
import type { ActionContext } from './actions/action.ts'
import { selectedCards } from './actions/selected.ts'

export type Alignment = 'left' | 'right' | 'top' | 'bottom' | 'centre' | 'middle' | 'across' | 'down'

type Box = { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number }
type Boxes = ReadonlyMap<Id, Box>

const WORDS: Readonly<Record<Alignment, PlainMessage>> = {
  left: msg('align left'),
  right: msg('align right'),
  top: msg('align top'),
  bottom: msg('align bottom'),
  centre: msg('align centres'),
  middle: msg('align middles'),
  across: msg('distribute across'),
  down: msg('distribute down'),
}

/** The same room between each two neighbours; the first and the last stay. */
function distributed(boxes: Boxes, from: 'x' | 'y', to: 'right' | 'bottom'): Map<Id, number> {
  const sorted = [...boxes].sort(([, a], [, b]) => a[from] + a[to] - b[from] - b[to])
  const [first, last] = [sorted[0]?.[1], sorted.at(-1)?.[1]]
  if (!first || !last) return new Map()
  const filled = sorted.reduce((sum, [, it]) => sum + it[to] - it[from], 0)
  const gap = (last[to] - first[from] - filled) / (sorted.length - 1)
  let at = first[from]
  return new Map(
    sorted.map(([id, it]) => {
      const place = at
      at += it[to] - it[from] + gap
      return [id, Math.round(place)]
    }),
  )
}

/** Where boxes stand once they are aligned or distributed. */
export function aligned(boxes: Boxes, how: Alignment): Map<Id, { x: number; y: number }> {
  const all = [...boxes.values()]
  const left = Math.min(...all.map((it) => it.x))
  const top = Math.min(...all.map((it) => it.y))
  const right = Math.max(...all.map((it) => it.right))
  const bottom = Math.max(...all.map((it) => it.bottom))
  const spread =
    how === 'across' ? distributed(boxes, 'x', 'right') : how === 'down' ? distributed(boxes, 'y', 'bottom') : null
  const place = (id: Id, it: Box): { x: number; y: number } => {
    const [width, height] = [it.right - it.x, it.bottom - it.y]
    switch (how) {
      case 'left':
        return { x: left, y: it.y }
      case 'right':
        return { x: right - width, y: it.y }
      case 'top':
        return { x: it.x, y: top }
      case 'bottom':
        return { x: it.x, y: bottom - height }
      case 'centre':
        return { x: Math.round((left + right - width) / 2), y: it.y }
      case 'middle':
        return { x: it.x, y: Math.round((top + bottom - height) / 2) }
      case 'across':
        return { x: spread?.get(id) ?? it.x, y: it.y }
      case 'down':
        return { x: it.x, y: spread?.get(id) ?? it.y }
    }
  }
  return new Map([...boxes].map(([id, it]) => [id, place(id, it)]))
}

/** Aligns or distributes the selected cards, as one step. */
export function align(context: ActionContext, how: Alignment): void {
  const { design, session, canvas } = context
  const boxes = new Map(
    selectedCards(context).flatMap((id) => {
      const box = canvas()?.boxOf(id)
      return box ? [[id, box] as const] : []
    }),
  )
  if (boxes.size < 2) return
  const at = aligned(boxes, how)
  const what = t(WORDS[how])
  design.commit(what, placeObjects(design.design(), session.now().diagram, { at, placed: true }))
  session.say(t('{count} card: {what}|{count} cards: {what}', { count: boxes.size, what }))
}
