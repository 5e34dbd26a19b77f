import type { Design, Detail, Id } from '#model'
import { cardFor } from './cards.ts'
import { linksOf } from './links.ts'

/** How long cards are made at a stretch, in milliseconds. */
export const A_SLICE = 10

/** Makes cards while there is time for it; true when all are made. */
export function makeCards(
  design: Design,
  { ids, detail, unfolded }: { ids: Iterable<Id>; detail: Detail; unfolded?: ReadonlySet<string> },
  more: () => boolean,
): boolean {
  for (const id of ids) {
    if (!more()) return false
    const bucket = design.objects.buckets.get(id)
    if (!bucket) continue
    cardFor(design, bucket, detail, unfolded?.has(id))
    linksOf(design, bucket)
  }
  return true
}

/** Makes cards so that nothing else has to wait for them. */
export async function prepareCards(design: Design, wanted: { ids: Iterable<Id>; detail: Detail }): Promise<void> {
  const ids = [...wanted.ids]
  for (;;) {
    const begun = performance.now()
    if (makeCards(design, { ...wanted, ids }, () => performance.now() - begun < A_SLICE)) return
    await new Promise((done) => setTimeout(done))
  }
}
