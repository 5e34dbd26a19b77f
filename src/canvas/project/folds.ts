import type { Id } from '#model'
import { t } from '#words'
import { shorten, widthOf } from './measure.ts'
import { HEAD, MAX_WIDTH, MIN_WIDTH, snapUp } from './metrics.ts'
import type { Box, Card, Fold, Placed, ShapeInPlace } from './scene.ts'

const within = (it: Box, area: ShapeInPlace): boolean =>
  it.x >= area.x && it.y >= area.y && it.right <= area.x + area.width && it.bottom <= area.y + area.height

const boxOf = ({ x, y, width, height }: ShapeInPlace): Box => ({ x, y, right: x + width, bottom: y + height })

/** The folded areas of a diagram and what each holds. What stands in several belongs to the largest. */
export function foldsOf(
  placed: ReadonlyMap<Id, Placed>,
  shapes: readonly ShapeInPlace[],
): ReadonlyMap<Id, Fold> | null {
  const folds = new Map<Id, Fold>()
  const taken = new Set<string>()
  for (const shape of shapes) {
    if (!shape.folded || taken.has(shape.id)) continue
    const cards = [...placed.values()].filter((it) => !taken.has(it.id) && within(it, shape)).map((it) => it.id)
    const inner = shapes.filter((it) => it !== shape && !taken.has(it.id) && within(boxOf(it), shape))
    const inside = inner.map((it) => it.id)
    for (const id of [...cards, ...inside]) taken.add(id)
    folds.set(shape.id as Id, { shape, cards, shapes: inside })
  }
  return folds.size > 0 ? folds : null
}

const ICON_ROOM = 32

/** The card that stands for a folded area. */
export function foldedCard({ shape, cards }: Fold): Placed {
  const title = shape.text.split('\n')[0] || t('Area')
  const badge = cards.length === 1 ? '1 table' : `${cards.length} tables`
  const room = widthOf(badge, 'small') + 28
  const width = snapUp(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ICON_ROOM + widthOf(title, 'title') + room)))
  const card: Card = {
    id: shape.id as Id,
    look: 'area',
    title,
    shownTitle: shorten(title, 'title', width - ICON_ROOM - room),
    schema: '',
    badge,
    marks: [],
    rows: [],
    rowAt: new Map(),
    columns: 0,
    width,
    height: HEAD,
  }
  const { x, y } = shape
  const place = { x, y, placed: true, colour: shape.colour }
  return { id: card.id, card, place, x, y, right: x + width, bottom: y + HEAD, colour: shape.colour ?? 'slate' }
}

/** For each card that a folded area hides, that area. */
export function standInsOf(folds: ReadonlyMap<Id, Fold> | null): ReadonlyMap<Id, Id> {
  return new Map([...(folds ?? [])].flatMap(([area, { cards }]) => cards.map((id) => [id, area] as const)))
}
