import { type Bucket, type DbObject, type Design, type Detail, type Id, object, partitionsOf } from '#model'
import { cardLeansOn, cardOf } from './card.ts'
import type { Card } from './scene.ts'

type Made = {
  readonly detail: Detail
  readonly unfolded: boolean
  readonly parts: readonly DbObject[]
  readonly leans: readonly Id[]
  /** The look at what cards lean on by which all that this one shows was as it shows it. */
  look: number
  readonly card: Card | null
}

let made = new WeakMap<Bucket, Made>()

/**
 * What cards show of other buckets (names of schemas and types), and the look at which it was last seen to change. They
 * are few and shared by all cards, so that an edit asks after each of them once, not once a card.
 */
const leans = new Map<Id, { readonly it: DbObject | null; readonly since: number }>()
let looks = 0
let looked: Design['objects'] | null = null
let lastChange = 0

/** Looks whether what cards lean on is as it was. The answer is another number whenever some of it, or all cards, changed. */
export function lookAtLeans(design: Design): number {
  if (looked === design.objects) return lastChange
  looked = design.objects
  looks++
  for (const [id, { it }] of leans) {
    const now = object(design, id)
    if (now === it) continue
    leans.set(id, { it: now, since: looks })
    lastChange = looks
  }
  return lastChange
}

/** What a bucket's card says, made once for a bucket and the names outside it that the card shows. */
export function cardFor(design: Design, bucket: Bucket, detail: Detail, unfolded = false): Card | null {
  lookAtLeans(design)
  const known = made.get(bucket)
  const parts = partitionsOf(design, bucket.root)
  if (known?.detail === detail && known.unfolded === unfolded && sameParts(known.parts, parts) && isFresh(known)) {
    known.look = looks
    return known.card
  }
  const leansOn = [...new Set(cardLeansOn(design, bucket))]
  for (const id of leansOn) if (!leans.has(id)) leans.set(id, { it: object(design, id), since: looks })
  const card = cardOf(design, bucket, { detail, unfolded })
  made.set(bucket, { detail, unfolded, parts, leans: leansOn, look: looks, card })
  return card
}

const isFresh = (card: Made): boolean => card.leans.every((id) => (leans.get(id)?.since ?? looks) <= card.look)

const sameParts = (a: readonly DbObject[], b: readonly DbObject[]): boolean =>
  a === b || (a.length === b.length && a.every((it, i) => it === b[i]))

/** Makes every card anew when it is next asked for: texts are as wide as their fonts. */
export const forgetCards = (): void => {
  made = new WeakMap()
  lastChange = ++looks
}
