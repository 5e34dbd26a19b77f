import { type Bucket, type DbObject, type Design, type Detail, type Id, object } from '#model'
import { cardLeansOn, cardOf } from './card.ts'
import type { Card } from './scene.ts'

type Made = {
  readonly detail: Detail
  readonly leans: readonly (readonly [id: Id, it: DbObject | null])[]
  readonly card: Card | null
}

let made = new WeakMap<Bucket, Made>()

/** What a bucket's card says, made once for a bucket and the names outside it that the card shows. */
export function cardFor(design: Design, bucket: Bucket, detail: Detail): Card | null {
  const known = made.get(bucket)
  if (known?.detail === detail && known.leans.every(([id, it]) => object(design, id) === it)) return known.card
  const leans = [...new Set(cardLeansOn(design, bucket))].map((id) => [id, object(design, id)] as const)
  const card = cardOf(design, bucket, detail)
  made.set(bucket, { detail, leans, card })
  return card
}

/** Makes every card anew when it is next asked for: texts are as wide as their fonts. */
export const forgetCards = (): void => {
  made = new WeakMap()
}
