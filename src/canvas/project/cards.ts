import { type Bucket, type DbObject, type Design, type Detail, type Id, object, partitionsOf } from '#model'
import { cardLeansOn, cardOf } from './card.ts'
import type { Card } from './scene.ts'

type Made = {
  readonly detail: Detail
  readonly unfolded: boolean
  readonly parts: readonly DbObject[]
  readonly leans: readonly (readonly [id: Id, it: DbObject | null])[]
  readonly card: Card | null
}

let made = new WeakMap<Bucket, Made>()

/** What a bucket's card says, made once for a bucket and the names outside it that the card shows. */
export function cardFor(design: Design, bucket: Bucket, detail: Detail, unfolded = false): Card | null {
  const known = made.get(bucket)
  const parts = partitionsOf(design, bucket.root)
  if (
    known?.detail === detail &&
    known.unfolded === unfolded &&
    sameParts(known.parts, parts) &&
    known.leans.every(([id, it]) => object(design, id) === it)
  )
    return known.card
  const leans = [...new Set(cardLeansOn(design, bucket))].map((id) => [id, object(design, id)] as const)
  const card = cardOf(design, bucket, { detail, unfolded })
  made.set(bucket, { detail, unfolded, parts, leans, card })
  return card
}

const sameParts = (a: readonly DbObject[], b: readonly DbObject[]): boolean =>
  a === b || (a.length === b.length && a.every((it, i) => it === b[i]))

/** Makes every card anew when it is next asked for: texts are as wide as their fonts. */
export const forgetCards = (): void => {
  made = new WeakMap()
}
